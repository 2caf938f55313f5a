// Does the work that was put down for later, until it is asked to stop.
import { type Asked, askedToStop } from '#core/ground/asked-to-stop.ts'
import { tellProblem } from '#core/ground/problem.ts'
import { drain, startWork, type WorkWith } from '#core/ground/queue.ts'
import { openHouse, rolesOf } from '../composition.ts'
import type { WorkHouse } from '../tasks.ts'
import type { Called, Command, Ending } from './command.ts'

const workOn = async (house: WorkHouse, options: WorkWith, asked: Asked): Promise<Ending> => {
  const { tasksOf } = await import('../tasks.ts')
  const working = await startWork(house.place, tasksOf(house), options)
  await Promise.race([asked.when, working.ended])
  await working.stop()
  return 'done'
}

const drainOnce = async (house: WorkHouse, options: WorkWith, { printer }: Called): Promise<Ending> => {
  const { tasksOf } = await import('../tasks.ts')
  const { failing } = await drain(house.place, tasksOf(house), options)
  if (failing === 0) return 'done'
  printer.note(`${failing} jobs failed and wait to be tried again.`)
  return 'rejected'
}

const work = async (called: Called): Promise<Ending> => {
  const { printer, env, options } = called
  const onFault = (task: string, fault: unknown) =>
    printer.note(`A job failed and will be tried again: ${task}: ${tellProblem(fault)}`)
  // Before anything that takes time: whoever started this process may be gone already.
  const asked = options.once ? undefined : askedToStop()
  const house = await openHouse({ databaseUrl: env.DATABASE_URL, prepare: false, roles: rolesOf.work })
  try {
    return asked ? await workOn(house, { onFault }, asked) : await drainOnce(house, { onFault }, called)
  } finally {
    await house.close()
    asked?.forget()
  }
}

export const workCommand: Command = {
  name: 'work',
  group: 'run',
  line: 'do the work that was put down for later, such as comparing new records',
  usage: '[--once]',
  help: `
Does jobs as they come, until it is asked to stop (Ctrl-C). Several may run, also on several machines; a job in the
hands of one that was killed is taken up by another within seconds. A job that fails is tried again, later each time.`,
  options: { once: { type: 'boolean', line: 'do what is due, then end' } },
  examples: ['./breakwater work', './breakwater work --once'],
  run: work,
}
