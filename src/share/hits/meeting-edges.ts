// Which of my agency's records meet others' that I may only be told of: the newest proposals of each pair of labels, and none of others passed over.
import { sql } from 'kysely'
import { telling, type Work } from '#core/guard/desk.ts'
import { agencyOf } from '#core/guard/sight.ts'
import type { LabelId, RecordId } from '#core/language/ids.ts'

const atLeast = 0.95

type Row = { readonly own: RecordId; readonly newest: Date }

const ownLabels = async (work: Work): Promise<readonly LabelId[]> => {
  const { rows } = await sql<{ id: LabelId }>`
    select id from guard.label where id = any(${[...work.sight.visible]}::int[]) and owner = ${agencyOf(work.sight.by)} order by id`.execute(
    work.db,
  )
  return rows.map(row => row.id)
}

/** Records of my agency with a proposal to a told record, newest first. `upTo` bounds what is read for each pair of labels. */
export const metRecords = (work: Work, upTo: number): Promise<readonly RecordId[]> =>
  telling(work, 'hit', async told => {
    const own = await ownLabels(work)
    if (own.length === 0 || told.length === 0) return []
    await sql`set local enable_seqscan = off`.execute(work.db)
    const { rows } = await sql<Row>`
      select own, max(found_at) as newest from (
        select e.own, e.found_at from unnest(${[...own]}::int[]) o(label) cross join unnest(${[...told]}::int[]) t(label)
          cross join lateral (
            select left_record as own, right_record as other, found_at from resolve.edge
            where left_label = o.label and right_label = t.label and probability >= ${atLeast}
            order by found_at desc limit ${upTo}) e
          join collect.record r on r.id = e.other and not r.restricted and r.withdrawn_at is null
        union all
        select e.own, e.found_at from unnest(${[...own]}::int[]) o(label) cross join unnest(${[...told]}::int[]) t(label)
          cross join lateral (
            select right_record as own, left_record as other, found_at from resolve.edge
            where left_label = t.label and right_label = o.label and probability >= ${atLeast}
            order by found_at desc limit ${upTo}) e
          join collect.record r on r.id = e.other and not r.restricted and r.withdrawn_at is null
      ) met
      join collect.record mine on mine.id = met.own and not mine.restricted and mine.withdrawn_at is null
      group by own order by newest desc, own limit ${upTo}`.execute(work.db)
    return rows.map(row => row.own)
  })
