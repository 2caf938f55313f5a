// Expunging, among what was delivered: rows that are still on their way in, and rows that were set aside.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import { allReached, type Reached, rowsReached } from '#core/ledger/erase.ts'
import { type ClearedDoomed, rowsOf, wordsOf } from './doomed-records.ts'

/** Each record's row in every delivery of its source. */
const inDeliveries = (cleared: ClearedDoomed) => {
  const rows = rowsOf(cleared)
  return sql`select d.id as delivery, g.unit, g.key from collect.delivery d join collect.source s on s.id = d.source
    join unnest(${rows.map(row => row.source)}::text[], ${rows.map(row => row.unit)}::text[], ${rows.map(row => row.key)}::text[])
      as g(source, unit, key) on g.source = s.name`
}

/** What a delivery under way has of them: a record's whole row; of a thing that many rows give, itself and its links. */
export const eraseStaged = async (work: Work, cleared: ClearedDoomed): Promise<Reached> => {
  const rows = sql`delete from collect.staged s using (${inDeliveries(cleared)}) g where s.delivery = g.delivery and (
    s.unit = g.unit or s.key = g.key or g.key in (s.from_key, s.from_key || s.suffix, s.to_key, s.to_key || s.suffix))`
  const units = sql`delete from collect.staged_unit u using (${inDeliveries(cleared)}) g
    where u.delivery = g.delivery and u.unit = g.unit`
  return allReached([
    await rowsReached(work, 'collect.staged', rows),
    await rowsReached(work, 'collect.staged_unit', units),
  ])
}

/** A rejected row of the same unit, or one that quotes what a record says, keeps its place and loses its words. */
export const eraseRejections = async (work: Work, cleared: ClearedDoomed): Promise<Reached> => {
  const quotes = (await wordsOf(work, cleared)).map(word => `'${word}'`)
  return rowsReached(
    work,
    'collect.rejection',
    sql`update collect.rejection r
      set unit = null, row_sha256 = null, reason = 'The row was expunged.', mend = 'Nothing is to be done.'
      from (${inDeliveries(cleared)}) g
      where r.delivery = g.delivery and (r.unit = g.unit
        or exists (select from unnest(${quotes}::text[]) as q(quote) where position(quote in r.reason) > 0))`,
  )
}
