// Somebody of the writer's agency sends a report back, with what is to be mended.
import { sql } from 'kysely'
import { labelBetween } from '#core/guard/audience.ts'
import { labelFactsAt } from '#core/guard/label-facts.ts'
import { isRefusal, permit, seal } from '#core/guard/sealed.ts'
import type { RecordId, ReportId } from '#core/language/ids.ts'
import { type AuditedWork, change } from '#core/ledger/audit.ts'
import { readRecords } from '../records/read-records.ts'
import { agencyAt } from '../written/who-may-read.ts'
import { partsOf, reportAt, returnsOf } from './read-reports.ts'

export type ReturnReport = { readonly report: ReportId; readonly why: string; readonly seen: number }

export type ReportReturned =
  | { readonly kind: 'returned'; readonly items: readonly RecordId[] }
  | { readonly kind: 'moved-on'; readonly unchanged: true }
  | { readonly kind: 'no-such-report'; readonly unchanged: true }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

export const returnReport = change<ReturnReport, ReportReturned>(
  'alteration',
  'return-report',
  (_ask, outcome) => (outcome?.kind === 'returned' ? outcome.items.map(record => ({ record, manner: 'changed' })) : []),
  async (plain, { report: id, why, seen }) => {
    const report = await reportAt(plain, id)
    if (!report || report.agency !== agencyAt(plain)) return { kind: 'no-such-report', unchanged: true }
    if (report.writtenBy === plain.sight.by.id) return { kind: 'refused', reasons: ['the-writer-corrects'] }
    const parts = await partsOf(plain, id)
    const items = await readRecords(
      plain,
      parts.filter(one => one.part === 'item').map(one => one.record),
    )
    const labels = [...new Set(items.map(one => one.label))]
    const cleared = permit(plain.sight, 'grade', seal(items, labels), await labelFactsAt(plain.db, plain.now, labels))
    if (isRefusal(cleared)) return cleared
    if ((await returnsOf(plain, id)).length !== seen) return { kind: 'moved-on', unchanged: true }
    const label = await labelBetween(plain, agencyAt(plain), [])
    const work: AuditedWork = { ...(await plain.anew()), listeners: plain.listeners }
    await sql`insert into collect.report_return (id, report, label, why, returned_by, returned_at)
      values (${work.nextId(`return ${id}`)}, ${id}, ${label}, ${why}, ${work.sight.by.id}, ${work.now})`.execute(
      work.db,
    )
    return { kind: 'returned', items: items.map(one => one.id) }
  },
)
