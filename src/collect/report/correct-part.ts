// The writer's agency corrects what it wrote: an item's words and time, or who and what was named. The versions before stay.
import { sql } from 'kysely'
import { labelFactsAt } from '#core/guard/label-facts.ts'
import { isRefusal, permit, seal } from '#core/guard/sealed.ts'
import type { RecordId } from '#core/language/ids.ts'
import type { Properties } from '#core/language/properties.ts'
import { type AuditedWork, change } from '#core/ledger/audit.ts'
import { type ReadRecord, readRecords } from '../records/read-records.ts'
import { correct } from '../write/correct.ts'
import { reportOf } from './read-reports.ts'

export type CorrectPart = {
  readonly record: RecordId
  readonly seen: number
  readonly why: string
  /** What it says from now on, made from what it says until now. */
  readonly properties: (held: ReadRecord) => Properties
}

export type PartCorrected =
  | { readonly kind: 'corrected'; readonly version: number }
  | { readonly kind: 'moved-on'; readonly unchanged: true }
  | { readonly kind: 'no-such-record'; readonly unchanged: true }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

/** What somebody asked its writer to mend is mended, as far as a correction can tell. */
const mendReturns = async (work: AuditedWork, record: RecordId): Promise<void> => {
  const report = await reportOf(work, record)
  if (!report) return
  await sql`update collect.report_return set mended_at = ${work.now}
    where report = ${report} and mended_at is null and label = any(${[...work.sight.visible]}::int[])`.execute(work.db)
}

export const correctPart = change<CorrectPart, PartCorrected>(
  'alteration',
  'correct-record',
  ({ record }, outcome) => [{ record, manner: outcome?.kind === 'corrected' ? 'changed' : 'asked' }],
  async (work, { record, seen, why, properties }) => {
    const [held] = await readRecords(work, [record])
    if (!held || held.isWithdrawn || held.source.system !== 'Breakwater')
      return { kind: 'no-such-record', unchanged: true }
    const facts = await labelFactsAt(work.db, work.now, [held.label])
    const cleared = permit(work.sight, 'report', seal(held, [held.label]), facts)
    if (isRefusal(cleared)) return cleared
    if (held.version !== seen) return { kind: 'moved-on', unchanged: true }
    const version = await correct(work, record, { properties: properties(held) })
    await sql`insert into collect.correction (record, record_label, version, why, corrected_by, corrected_at)
      values (${record}, ${held.label}, ${version}, ${why}, ${work.sight.by.id}, ${work.now})`.execute(work.db)
    await mendReturns(work, record)
    return { kind: 'corrected', version }
  },
)
