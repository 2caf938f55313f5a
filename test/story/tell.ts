// Tells the story on a served demonstration: each step acted, and what it left in the ledger.
import { type Kysely, sql } from 'kysely'
import type { Served } from '../fixtures/desk-over-http.ts'
import { people, type Remembered, type Step, type Told, type Who } from './step.ts'

export type Telling = Told & {
  /** What came into the ledger since it was last asked, without looks: act by act, in order. */
  readonly entered: () => Promise<readonly { readonly verb: string; readonly act: string; readonly outcome: string }[]>
  /** Works off what waits in the queue, as `work` does. */
  readonly work: () => Promise<void>
}

export const openTelling = (
  served: Pick<Served, 'signIn'>,
  keeper: Kysely<unknown>,
  work: () => Promise<void>,
): Telling => {
  const made: Remembered = new Map()
  const desks = new Map<Who, ReturnType<Served['signIn']>>()
  let known = new Set<string>()
  const desk = (who: Who) => {
    const [post, agency] = people[who]
    const sitting = desks.get(who) ?? served.signIn(post, agency)
    desks.set(who, sitting)
    return sitting
  }
  const entered = async () => {
    const { rows } = await sql<{ id: string; verb: string; act: string; outcome: string }>`
      select e.id, b.body ->> 'verb' as verb, b.body ->> 'act' as act, b.body ->> 'outcome' as outcome
      from ledger.entry e join ledger.body b on b.entry = e.id
      where b.body ->> 'verb' <> 'consultation' and b.body ->> 'post' <> 'service' order by e.written_at, e.id`.execute(
      keeper,
    )
    const fresh = rows.filter(row => !known.has(row.id))
    known = new Set(rows.map(row => row.id))
    return fresh.map(({ verb, act, outcome }) => ({ verb, act, outcome }))
  }
  return { desk, made, entered, work }
}

export const actOut = async (step: Step, telling: Telling) => {
  const page = await step.act(await telling.desk(step.by), telling)
  await telling.work()
  return page
}
