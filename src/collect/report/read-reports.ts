// Reports as their readers may see them: a report is there for whoever sees one of its items, and shows him the parts that he sees.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import type { ReportPart } from '#core/language/collecting.ts'
import type { AgencyCode, MemberId, RecordId, ReportId } from '#core/language/ids.ts'

export type ReadReport = {
  readonly id: ReportId
  readonly agency: AgencyCode
  readonly agencyName: string
  readonly writtenBy: MemberId
  readonly writer: string
  readonly writtenAt: Date
}

/** An item that is visible, held and not restricted: what makes a report be there. */
const visibleItem = (work: Work) => sql`
  from collect.report_part p join collect.record i on i.id = p.record and i.label = any(${[...work.sight.visible]}::int[])
  where p.part = 'item' and p.record_label = any(${[...work.sight.visible]}::int[]) and not i.restricted and i.withdrawn_at is null`

const columns = sql`r.id, r.agency, a.name as "agencyName", r.written_by as "writtenBy", m.name as writer, r.written_at as "writtenAt"
  from collect.report r join guard.agency a on a.code = r.agency join guard.member m on m.id = r.written_by`

export type ListedReport = ReadReport & { readonly item: RecordId }

/** Reports from a place in the list on, the newest first, each with its first item. */
export const reportsAfter = async (
  work: Work,
  after: ReportId | undefined,
  most: number,
): Promise<readonly ListedReport[]> => {
  const { rows } = await sql<ListedReport>`
    select first.record as item, ${columns}
      cross join lateral (select p.record ${visibleItem(work)} and p.report = r.id order by p.place, p.record limit 1) first
    where ${after ?? null}::uuid is null
      or (r.written_at, r.id) < (select b.written_at, b.id from collect.report b where b.id = ${after ?? null}::uuid
        and exists (select 1 ${visibleItem(work)} and p.report = b.id))
    order by r.written_at desc, r.id desc limit ${most}`.execute(work.db)
  return rows
}

export const reportAt = async (work: Work, id: ReportId): Promise<ReadReport | undefined> => {
  const { rows } = await sql<ReadReport>`
    select ${columns} where r.id = ${id} and exists (select 1 ${visibleItem(work)} and p.report = r.id)`.execute(
    work.db,
  )
  return rows[0]
}

export type ReadPart = { readonly record: RecordId; readonly part: ReportPart }

/** The parts of a report that may be seen, in the order of writing. */
export const partsOf = async (work: Work, id: ReportId): Promise<readonly ReadPart[]> => {
  const { rows } = await sql<ReadPart>`
    select p.record, p.part from collect.report_part p
    where p.report = ${id} and p.record_label = any(${[...work.sight.visible]}::int[]) order by p.place, p.record`.execute(
    work.db,
  )
  return rows
}

/** Which report a record is a part of. */
export const reportOf = async (work: Work, record: RecordId): Promise<ReportId | undefined> => {
  const { rows } = await sql<{ report: ReportId }>`
    select p.report from collect.report_part p where p.record = ${record} and p.record_label = any(${[...work.sight.visible]}::int[])`.execute(
    work.db,
  )
  return rows[0]?.report
}

export type Returned = {
  readonly id: string
  readonly report: ReportId
  readonly why: string
  readonly by: string
  readonly at: Date
  readonly mendedAt: Date | null
}

/** How often a report went back to its writer, oldest first. */
export const returnsOf = async (work: Work, id: ReportId): Promise<readonly Returned[]> => {
  const { rows } = await sql<Returned>`
    select t.id, t.report, t.why, m.name as by, t.returned_at as at, t.mended_at as "mendedAt"
    from collect.report_return t join guard.member m on m.id = t.returned_by
    where t.report = ${id} and t.label = any(${[...work.sight.visible]}::int[]) order by t.returned_at, t.id`.execute(
    work.db,
  )
  return rows
}
