// A server for kill rounds: pages and queue of one instance, on a clock that is set from outside. Started as a process of its own.
import { settableClock } from '#core/ground/clock.ts'
import { loginRoles } from '#core/ground/postgres/roles.ts'
import { drain } from '#core/ground/queue.ts'
import { listenOn } from '#core/ground/web-server.ts'
import { openApp } from '../../src/app.ts'
import { openHouse } from '../../src/composition.ts'
import { tasksOf } from '../../src/tasks.ts'

const [folder = '', port = '0', at = ''] = process.argv.slice(2)
const clock = settableClock(at)
const house = await openHouse({ var: folder, roles: loginRoles, clock })
const tasks = tasksOf(house)
const serving = await listenOn(await openApp(house, { baseUrl: `http://127.0.0.1:${port}` }), Number(port))

export type Told = { readonly at?: string; readonly drain?: true; readonly stop?: true }

process.on('message', async ({ at: moment, drain: asked, stop }: Told) => {
  if (moment) clock.set(moment)
  if (asked) process.send?.({ failing: (await drain(house.place, tasks)).failing })
  if (!stop) return
  await serving.close()
  await house.close()
  process.exit(0)
})
process.send?.({ ready: serving.url })
