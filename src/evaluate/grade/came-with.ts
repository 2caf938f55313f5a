// What came in with an item, under its label and its grade, and hangs on it alone: it is graded with it, because the same words said it.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import type { RecordId } from '#core/language/ids.ts'

type Row = { id: RecordId; kind: string }

/**
 * Records one link away in the same unit, under the same label and grade, that no other item of the unit names; and the links between.
 * INVARIANT: a report's items are graded one by one, so nothing that another item says too is drawn along.
 */
const alongside = async (work: Work, item: RecordId): Promise<readonly Row[]> => {
  const seen = [...work.sight.visible]
  const { rows } = await sql<Row>`
    with item as (
      select r.id, r.source, r.unit, r.label, r.kind, v.grade from collect.record r
        join collect.version v on v.record = r.id and v.version = r.version
      where r.id = ${item} and r.label = any(${seen}::int[])
    ), tie as (
      select k.record, k.from_record, k.to_record from collect.link k, item
      where (k.from_record = item.id or k.to_record = item.id) and k.label = any(${seen}::int[])
    ), near as (
      select r.id, r.kind from collect.record r
        join item on r.source = item.source and r.unit = item.unit and r.label = item.label and r.id <> item.id
        join collect.version v on v.record = r.id and v.version = r.version and v.grade is not distinct from item.grade
      where r.withdrawn_at is null and not r.restricted
        and (r.id in (select record from tie) or r.id in (select from_record from tie) or r.id in (select to_record from tie))
    )
    select n.id, n.kind from near n where not (n.kind = 'event' and (select kind from item) = 'event')
      and not exists (
        select 1 from collect.link k join collect.record e on e.id in (k.from_record, k.to_record) and e.kind = 'event'
        where n.kind <> 'link' and n.id in (k.from_record, k.to_record) and e.id <> n.id and e.id <> ${item}
          and k.label = any(${seen}::int[]) and e.label = any(${seen}::int[]))
    order by n.id`.execute(work.db)
  return rows
}

export type CameWith = { readonly things: readonly RecordId[]; readonly links: readonly RecordId[] }

export const cameWith = async (work: Work, item: RecordId): Promise<CameWith> => {
  const rows = await alongside(work, item)
  const ids = (isLink: boolean) => rows.filter(row => (row.kind === 'link') === isLink).map(row => row.id)
  return { things: ids(false), links: ids(true) }
}
