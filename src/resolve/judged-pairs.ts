// The pairs that officers judged, as a sample to measure a model on: what an asker sees of them, by the keys of their sources.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import type { MemberId } from '#core/language/ids.ts'
import { type Manner, type Standing, standing, type Verdict } from './judgement.ts'
import { neitherRestricted } from './store.ts'

export type JudgedByKey = {
  /** Source and key of each record, as they stand in its agency's export. */
  readonly left: readonly [source: string, key: string]
  readonly right: readonly [source: string, key: string]
  readonly verdict: Standing
}

type Row = {
  readonly pair: string
  readonly verdict: Verdict
  readonly manner: Manner
  readonly place: number
  readonly crosses: boolean
  readonly givenBy: MemberId | null
  readonly leftSource: string
  readonly leftKey: string
  readonly rightSource: string
  readonly rightKey: string
}

/** The verdict that stands on each pair; what the program joined by itself is no person's judgement and is left out. */
export const judgedPairs = async (work: Work): Promise<readonly JudgedByKey[]> => {
  const seen = [...work.sight.visible]
  const { rows } = await sql<Row>`
    select j.left_record || ' ' || j.right_record as pair, j.verdict, j.manner, j.place, j.given_by as "givenBy",
      resolve.crosses(j.left_label, j.right_label, l.kind) as crosses, ls.name as "leftSource", l.key as "leftKey",
      rs.name as "rightSource", r.key as "rightKey"
    from resolve.judgement j
      join collect.record l on l.id = j.left_record join collect.source ls on ls.id = l.source
      join collect.record r on r.id = j.right_record join collect.source rs on rs.id = r.source
    where not j.automatic and j.left_label = any(${seen}::int[]) and j.right_label = any(${seen}::int[]) and ${neitherRestricted('j')}
      and not exists (select 1 from resolve.revocation v where v.judgement = j.id)
    order by j.left_record, j.right_record, j.place`.execute(work.db)
  return [...Map.groupBy(rows, row => row.pair).values()].flatMap(given => {
    const [first] = given
    const verdict = standing(given.map(({ givenBy, ...one }) => (givenBy ? { ...one, givenBy: { id: givenBy } } : one)))
    return first === undefined || verdict === undefined
      ? []
      : [{ left: [first.leftSource, first.leftKey], right: [first.rightSource, first.rightKey], verdict }]
  })
}
