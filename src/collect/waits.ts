// What waits in this room: reports sent back to their writer, and debriefs that stopped at a gate and that nobody took up.
import { sql } from 'kysely'
import type { Waiting, WaitsOf } from '#core/frame/waiting.ts'
import type { Work } from '#core/guard/desk.ts'
import type { ReportId } from '#core/language/ids.ts'
import { referenceOf } from './report/write-report.ts'

type ReturnRow = { readonly report: ReportId; readonly at: Date; readonly mended: Date | null }

const newsFor = 14 * 24 * 3_600_000
const most = 20

const returned = async (work: Work): Promise<readonly Waiting[]> => {
  const { rows } = await sql<ReturnRow>`
    select t.report, t.returned_at as at, t.mended_at as mended
    from collect.report_return t join collect.report r on r.id = t.report
    where t.label = any(${[...work.sight.visible]}::int[])
      and ((r.written_by = ${work.sight.by.id} and t.mended_at is null)
        or (t.returned_by = ${work.sight.by.id} and t.mended_at > ${new Date(work.now.getTime() - newsFor)}))
    order by coalesce(t.mended_at, t.returned_at), t.id limit ${most}`.execute(work.db)
  return rows.map(({ report, at, mended }) => ({
    state: mended ? ('changed' as const) : ('waiting' as const),
    words: mended
      ? `Report ${referenceOf(report)}, which you sent back, was corrected`
      : `Your report ${referenceOf(report)} was sent back: correct it`,
    href: `/reports/${report}`,
    when: mended ?? at,
  }))
}

export const writingWaits: WaitsOf = async work => returned(work)
