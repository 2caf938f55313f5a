// The product's `work` as it runs in service, with a note of when each job was taken up and when its edges were committed.
import { randomUUID } from 'node:crypto'
import { systemClock } from '#core/ground/clock.ts'
import { systemIds } from '#core/ground/ids.ts'
import { peakMemoryMB } from '#core/ground/peak-memory.ts'
import { startWork } from '#core/ground/queue.ts'
import { houseAt, rolesOf } from '../../src/composition.ts'
import { tasksOf } from '../../src/tasks.ts'

/** A fact that was heard of: when its job was taken up, and when it was done. */
export type Done = { readonly fact: string; readonly takenAt: number; readonly doneAt: number }
export type WorkerSays =
  | { readonly ready: true }
  | { readonly done: readonly Done[]; readonly peakMemoryMB: number; readonly cpuSeconds: number }

const place = JSON.parse(process.argv[2] ?? '{}')
const now = (): number => performance.timeOrigin + performance.now()
const done: Done[] = []

const house = houseAt(place, rolesOf.work, { clock: systemClock, ids: systemIds })
const tasks = tasksOf(house)
const compare = tasks['compare-records']
const noted = async (fact: string) => {
  const takenAt = now()
  await compare?.(fact)
  done.push({ fact, takenAt, doneAt: now() })
}
// A worker that has just started decides on every label with its first job; in service that is over long before.
await compare?.(randomUUID())
const working = await startWork(
  place,
  { ...tasks, 'compare-records': noted },
  { onFault: (task, fault) => process.stderr.write(`${task}: ${String(fault)}\n`) },
)
const say = (what: WorkerSays) => process.send?.(what)
process.on('message', async told => {
  if (told === 'report') {
    const { user, system } = process.cpuUsage()
    say({
      done: done.splice(0),
      peakMemoryMB: peakMemoryMB(),
      cpuSeconds: (user + system) / 1e6,
    })
    return
  }
  await working.stop()
  await house.close()
  process.exit(0)
})
say({ ready: true })
