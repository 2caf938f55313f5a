// An officer writes an intelligence report: each numbered item a record under its own label, with those it names; how it came stands apart.
import { sql } from 'kysely'
import { labelBetween } from '#core/guard/audience.ts'
import { internLabel } from '#core/guard/intern-label.ts'
import type { Label } from '#core/guard/label.ts'
import { labelFactsAt } from '#core/guard/label-facts.ts'
import { isRefusal, permit, seal } from '#core/guard/sealed.ts'
import type { HandlingConditions } from '#core/language/handling.ts'
import { handlingProblems, writeGrade } from '#core/language/handling.ts'
import { type LabelId, mustBe, type RecordId, type ReportId, reportId } from '#core/language/ids.ts'
import type { ProtectedClass } from '#core/language/protection.ts'
import { type AuditedWork, change } from '#core/ledger/audit.ts'
import { publish } from '#core/ledger/publish.ts'
import type { EntryRecord } from '../write/entry.ts'
import { writeEntry } from '../write/write-entry.ts'
import { entryOfNamed } from '../written/named-entry.ts'
import { shelter } from '../written/shelter.ts'
import { shortCode } from '../written/short-code.ts'
import { agencyAt, labelForReaders, protectedLabel } from '../written/who-may-read.ts'
import type { WrittenItem, WrittenReport } from './report-form.ts'

export type ReportWritten =
  | { readonly kind: 'written'; readonly report: ReportId; readonly records: readonly RecordId[] }
  /** The same form came again. */
  | { readonly kind: 'written-before'; readonly report: ReportId; readonly unchanged: true }
  /** The agreement ended, or does not serve this purpose. */
  | { readonly kind: 'no-such-readers'; readonly unchanged: true }
  | { readonly kind: 'bad-handling'; readonly unchanged: true }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

/** What a report is called aloud. */
export const referenceOf = (report: ReportId): string => `R-${shortCode(report, 6)}`
const itemAs = (at: number): string => `item-${at + 1}`
/** An item's own code does not say how many others there are: some of them may not be for the reader. */
const itemReference = (report: ReportId, at: number): string =>
  `${referenceOf(report)}/${shortCode(`${report} ${at}`, 3)}`

const before = async ({ db, sight }: AuditedWork, once: string): Promise<ReportId | undefined> => {
  const { rows } = await sql<{ id: ReportId }>`
    select id from collect.report where written_by = ${sight.by.id} and once = ${once}`.execute(db)
  return rows[0]?.id
}

type Labels = ReadonlyMap<WrittenItem, ReadonlyMap<ProtectedClass, LabelId>>

const codesOfItems = async (work: AuditedWork, { readers, marking, items }: WrittenReport) => {
  const codes = new Map<WrittenItem, Label>()
  for (const item of items) {
    const label = await labelForReaders(work, readers, { marking, ...withoutWords(item.handled) })
    if (!label) return undefined
    codes.set(item, label)
  }
  return codes
}

/** Words of instruction stand on the record, never in a label. */
const withoutWords = (handled: HandlingConditions) =>
  handled.handling === 'P'
    ? { handling: handled.handling }
    : { handling: handled.handling, action: handled.action, sanitisation: handled.sanitisation }

const internLabels = async (work: AuditedWork, codes: ReadonlyMap<WrittenItem, Label>): Promise<Labels> => {
  const labels = new Map<WrittenItem, ReadonlyMap<ProtectedClass, LabelId>>()
  for (const [item, label] of codes) {
    const sheltered = shelter(item.named)
    const classes = new Set<ProtectedClass>([sheltered.item, ...sheltered.named.map(one => one.protectedAs), 'none'])
    const own = new Map<ProtectedClass, LabelId>()
    for (const one of classes) own.set(one, await internLabel(work.db, protectedLabel(label, one)))
    labels.set(item, own)
  }
  return labels
}

const recordOf = (report: ReportId, item: WrittenItem, at: number): Omit<EntryRecord, 'label'> => ({
  as: itemAs(at),
  kind: 'event',
  properties: {
    eventType: [{ code: 'report', text: 'Intelligence report' }],
    reference: [
      {
        raw: itemReference(report, at),
        scheme: 'case-ref',
        value: itemReference(report, at).replaceAll(/[^A-Z0-9]/g, ''),
      },
    ],
    description: [{ text: item.words }],
    ...(item.when ? { at: [item.when] } : {}),
  },
  basis: item.basis,
  grade: writeGrade({ source: item.source, assessment: item.assessment, handling: item.handled.handling }),
  ...(item.handled.handling === 'C' ? { instructions: item.handled.instructions } : {}),
  ...(item.when ? { trueFrom: new Date(item.when.at) } : {}),
})

const entryOf = (report: ReportId, { came, items }: WrittenReport, labels: Labels, own: LabelId) => {
  const parts = items.map((item, at) => {
    const labelOf = (one: ProtectedClass) => mustBe(labels.get(item)?.get(one), 'label')
    const sheltered = shelter(item.named)
    return {
      item: { ...recordOf(report, item, at), label: labelOf(sheltered.item) },
      ...entryOfNamed(itemAs(at), sheltered.named, labelOf),
    }
  })
  const provenance: EntryRecord = {
    as: 'provenance',
    kind: 'event',
    properties: { eventType: [{ code: 'report', text: 'How a report came' }], description: [{ text: came }] },
    label: own,
  }
  return {
    source: 'reports' as const,
    unit: report as string,
    label: own,
    records: [...parts.flatMap(one => [one.item, ...one.records]), provenance],
    links: parts.flatMap(one => one.links),
  }
}

type PartRow = { readonly record: RecordId; readonly label: LabelId; readonly part: string; readonly place: number }

/** False when the same form had been kept in a report that its writer no longer sees. */
const writeParts = async (
  work: AuditedWork,
  report: ReportId,
  parts: readonly PartRow[],
  once: string,
): Promise<boolean> => {
  await sql`
    insert into collect.report_part (report, record, record_label, part, place)
    select ${report}::uuid, record, label, part, place
    from jsonb_to_recordset(${JSON.stringify(parts)}::jsonb) as p(record uuid, label int, part text, place int)`.execute(
    work.db,
  )
  const { numAffectedRows } = await sql`insert into collect.report (id, agency, written_by, written_at, once)
    values (${report}, ${agencyAt(work)}, ${work.sight.by.id}, ${work.now}, ${once}) on conflict do nothing`.execute(
    work.db,
  )
  return numAffectedRows === 1n
}

const tell = async (work: AuditedWork, items: readonly PartRow[]): Promise<void> => {
  for (const [label, some] of Map.groupBy(items, one => one.label))
    await publish(work, work.listeners, { fact: 'report-written', about: some.map(one => one.record), labels: [label] })
}

export const writeReport = change<WrittenReport, ReportWritten>(
  'collection',
  'write-report',
  (_ask, outcome) =>
    outcome?.kind === 'written' ? outcome.records.map(record => ({ record, manner: 'changed' })) : [],
  async (plain, asked) => {
    const known = await before(plain, asked.once)
    if (known) return { kind: 'written-before', report: known, unchanged: true }
    // INVARIANT: what handling codes may not stand together is not saved, whoever calls.
    if (asked.items.some(item => handlingProblems(item.handled).length > 0))
      return { kind: 'bad-handling', unchanged: true }
    const codes = await codesOfItems(plain, asked)
    if (!codes) return { kind: 'no-such-readers', unchanged: true }
    const labels = await internLabels(plain, codes)
    const own = await labelBetween(plain, agencyAt(plain), [])
    const work: AuditedWork = { ...(await plain.anew()), listeners: plain.listeners }
    const all = [...new Set([own, ...[...labels.values()].flatMap(one => [...one.values()])])]
    const cleared = permit(work.sight, 'report', seal(asked, all), await labelFactsAt(work.db, work.now, all))
    if (isRefusal(cleared)) return cleared
    const report = mustBe(reportId(work.nextId(`report ${asked.once}`)), 'report')
    const entry = entryOf(report, asked, labels, own)
    const records = await writeEntry(work, entry)
    const parts = entry.records.map((one, place) => ({
      record: mustBe(records.get(one.as), 'record'),
      label: one.label ?? own,
      part: one.as === 'provenance' ? 'provenance' : one.as.includes('.') ? 'named' : 'item',
      place,
    }))
    if (!(await writeParts(work, report, parts, asked.once))) return { kind: 'refused', reasons: ['written-before'] }
    await tell(
      work,
      parts.filter(one => one.part === 'item'),
    )
    return { kind: 'written', report, records: [...records.values()] }
  },
)
