// What stands on the stage before the people come: the story, with what they are to do themselves left out, and something for each of them.
import { settableClock } from '#core/ground/clock.ts'
import { loginRoles } from '#core/ground/postgres/roles.ts'
import type { Closing } from '#core/ground/postgres/test-database.ts'
import { drain } from '#core/ground/queue.ts'
import { houseAt } from '../../../src/composition.ts'
import { tasksOf } from '../../../src/tasks.ts'
import { deliveryFolder, nominal, nominals } from '../../fixtures/delivery-folder.ts'
import { type Served, serveDemonstration } from '../../fixtures/desk-over-http.ts'
import { takingIn } from '../../fixtures/intake-desk.ts'
import { hiddenFields, type Remembered } from '../../story/step.ts'
import { beganAt, steps } from '../../story/steps.ts'
import { actOut, openTelling, type Telling } from '../../story/tell.ts'
import { request, underConditions } from '../../story/trust.ts'

export type Stage = { readonly served: Served; readonly telling: Telling; readonly made: Remembered }

/** The taskforce lead's own act: he decides between the two lenses in his browser. */
const leftOut = 'Somebody who wrote neither decides between them'

const storyTold = async (telling: Telling, pass: () => void): Promise<void> => {
  for (const step of steps.filter(({ name }) => name !== leftOut)) {
    pass()
    await actOut(step, telling)
  }
}

/** The overseas liaison holds a number under conditions, and is asked for it. */
const askLiaison = async ({ desk }: Telling): Promise<void> => {
  const words = 'Engines are sold over the counter by somebody who is rung on 07700 900 877.'
  await underConditions(await desk('liaison'), { words, readers: 'oic-taskforce' })
  await request(await desk('lead'), '07700 900877', 'To find who buys the engines')
}

export const readyForReview = '/recommendations/hmicfrs-2025-sharing'

const sayItIsReady = async ({ desk }: Telling): Promise<void> => {
  const lead = await desk('taskforceLead')
  const tell = async (to: string, fields: Readonly<Record<string, string>>) => {
    const { seen = '' } = hiddenFields(await lead.open(readyForReview))
    await lead.send(`${readyForReview}/${to}`, { seen, ...fields })
  }
  await tell('move', { to: 'being-progressed', 'move-words': 'Agencies ask each other here, under a clock' })
  await tell('evidence', { evidence: 'document', reference: 'DT/2026/120', 'evidence-words': 'Requests and answers' })
  await tell('move', { to: 'ready-for-review', 'move-words': 'A sample is ready' })
}

export const delivered = 'Nominals of the Frontier Control Service'

/** A second delivery that leaves out most of the first: it waits for the data officer. */
const deliverTwice = async (closing: Closing, { database }: Served): Promise<void> => {
  const folder = deliveryFolder({ after: remove => closing.after(async () => remove()) })
  const more = (yaml: string) =>
    yaml
      .replace('source: estuary-nominals', 'source: frontier-nominals')
      .replace('title: Nominals of Estuary Police', `title: ${delivered}`)
      .replace('agency: estuary-police', 'agency: frontier-control-service')
  const load = takingIn(database)
  folder.deliver(nominals(20), { more })
  await load(folder.path)
  const rows = [...nominals(4), nominal(5, { DOB: '31/02/1980' }), nominal(6, { Sex: 'X' })]
  folder.deliver(rows, { more, asOf: '2026-10-01T18:00:00Z' })
  await load(folder.path)
}

export const setStage = async (closing: Closing): Promise<Stage> => {
  const clock = settableClock(beganAt)
  const served = await serveDemonstration(closing, clock)
  const house = houseAt(served.database.place, loginRoles, { clock })
  closing.after(() => house.close())
  const tasks = tasksOf(house)
  const telling = openTelling(served, served.database.pools.db.keeper, async () => {
    await drain(served.database.place, tasks)
  })
  await storyTold(telling, () => clock.advance(20 * 60_000))
  await askLiaison(telling)
  await sayItIsReady(telling)
  await deliverTwice(closing, served)
  await telling.entered()
  return { served, telling, made: telling.made }
}
