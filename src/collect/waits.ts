// What waits in this room: reports sent back to their writer, and debriefs that stopped at a gate and that nobody took up.
import { sql } from 'kysely'
import type { Waiting, WaitsOf } from '#core/frame/waiting.ts'
import type { Work } from '#core/guard/desk.ts'
import { type StopReason, stopReasons } from '#core/language/collecting.ts'
import type { DebriefId, ReportId } from '#core/language/ids.ts'
import { pseudonymOf } from './debrief/read-debriefs.ts'
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

type StoppedRow = { readonly id: DebriefId; readonly why: StopReason; readonly at: Date }

/** A safeguarding lead is told of each that he sees; whoever debriefs, of his own. */
const stopped = async (work: Work): Promise<readonly Waiting[]> => {
  const { by } = work.sight
  const safeguards = by.kind === 'Member' && by.post === 'safeguarding-lead'
  const { rows } = await sql<StoppedRow>`
    select d.id, d.stopped_why as why, d.ended_at as at from collect.debrief d
    where d.state = 'stopped' and d.followed_up_at is null and d.label = any(${[...work.sight.visible]}::int[])
      and (${safeguards}::boolean or d.held_by = ${by.id})
    order by d.ended_at, d.id limit ${most}`.execute(work.db)
  return rows.map(({ id, why, at }) => ({
    state: 'waiting',
    words: `Debrief ${pseudonymOf(id)} stopped: ${stopReasons.words[why].toLowerCase()}`,
    href: `/debriefs/${id}`,
    when: at,
  }))
}

export const writingWaits: WaitsOf = async work => [...(await stopped(work)), ...(await returned(work))]
