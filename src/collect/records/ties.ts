// What records are tied to by links, by id alone: for a list that says how much hangs on a record without reading it all.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import type { RecordId } from '#core/language/ids.ts'

export type Tie = { readonly of: RecordId; readonly other: RecordId }

/** Of a number that everybody uses, so many ties say enough. */
const mostOfOne = 100

/** The visible links of these records by their other ends, the record itself first; at most a hundred each way of one record. */
export const tiesOf = async (work: Work, ids: readonly RecordId[]): Promise<readonly Tie[]> => {
  const seen = [...work.sight.visible]
  const way = (near: 'from' | 'to', far: 'from' | 'to') => sql`
    select asked.id as of, k.other from unnest(${[...ids]}::uuid[]) asked(id) cross join lateral (
      select ${sql.ref(`t.${far}_record`)} as other from collect.link t
        join collect.record r on r.id = t.record and not r.restricted and r.withdrawn_at is null and r.label = any(${seen}::int[])
        join collect.record e on e.id = ${sql.ref(`t.${far}_record`)} and not e.restricted and e.withdrawn_at is null and e.label = any(${seen}::int[])
      where ${sql.ref(`t.${near}_record`)} = asked.id and t.label = any(${seen}::int[])
        and t.from_label = any(${seen}::int[]) and t.to_label = any(${seen}::int[])
      order by ${sql.ref(`t.${far}_record`)}, t.record limit ${mostOfOne}) k`
  const { rows } = await sql<Tie>`
    select of, other from (${way('from', 'to')} union all ${way('to', 'from')}) ties order by of, other`.execute(
    work.db,
  )
  return rows
}
