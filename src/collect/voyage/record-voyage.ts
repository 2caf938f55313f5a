// A voyage is written down once and joins what agencies hold of it: boat, engine, people, launch, landing, rescuer, and what tells of it.
import { sql } from 'kysely'
import { internLabel } from '#core/guard/intern-label.ts'
import { labelFactsAt } from '#core/guard/label-facts.ts'
import { isRefusal, permit, seal } from '#core/guard/sealed.ts'
import type { VoyagePart } from '#core/language/collecting.ts'
import { handlingProblems, writeGrade } from '#core/language/handling.ts'
import { mustBe, type RecordId } from '#core/language/ids.ts'
import type { Properties } from '#core/language/properties.ts'
import { type AuditedWork, change } from '#core/ledger/audit.ts'
import { publish } from '#core/ledger/publish.ts'
import { readRecords } from '../records/read-records.ts'
import type { EntryLink, EntryRecord } from '../write/entry.ts'
import { writeEntry } from '../write/write-entry.ts'
import { kindOf } from '../written/named-things.ts'
import { shortCode } from '../written/short-code.ts'
import { labelForReaders } from '../written/who-may-read.ts'
import type { Joined, WrittenVoyage } from './voyage-form.ts'
import { endsOf, ties } from './voyage-parts.ts'

export type RecordVoyage = { readonly voyage: WrittenVoyage; readonly joined: readonly Joined[] }

export type VoyageRecorded =
  | { readonly kind: 'recorded'; readonly voyage: RecordId; readonly records: readonly RecordId[] }
  | { readonly kind: 'recorded-before'; readonly voyage: RecordId; readonly unchanged: true }
  | { readonly kind: 'no-such-readers'; readonly unchanged: true }
  /** A record that was to be joined is not there, not to be seen, or of another kind. */
  | { readonly kind: 'no-such-record'; readonly unchanged: true }
  | { readonly kind: 'bad-handling'; readonly unchanged: true }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

const before = async ({ db, sight }: AuditedWork, once: string): Promise<RecordId | undefined> => {
  const { rows } = await sql<{ record: RecordId }>`
    select record from collect.voyage where recorded_by = ${sight.by.id} and once = ${once}`.execute(db)
  return rows[0]?.record
}

/** Whether every record that is to be joined is seen and of a kind that can be this part. */
export const canBeJoined = async (work: AuditedWork, joined: readonly Joined[]): Promise<boolean> => {
  const named = joined.flatMap(one => ('record' in one ? [one] : []))
  const kinds = new Map(
    (
      await readRecords(
        work,
        named.map(one => one.record),
      )
    ).map(one => [one.id, one.kind]),
  )
  return named.every(({ part, record }) => {
    const kind = kinds.get(record)
    return kind !== undefined && ties[part].kinds.includes(kind)
  })
}

const propertiesOf = (unit: string, voyage: WrittenVoyage): Properties => {
  const reference = `V-${shortCode(unit, 6)}`
  const { launched, landed, aboard, children, words } = voyage
  return {
    eventType: [{ code: 'voyage', text: 'Voyage' }],
    reference: [{ raw: reference, scheme: 'case-ref', value: reference.replaceAll(/[^A-Z0-9]/g, '') }],
    ...(launched ? { at: [launched] } : {}),
    ...(landed ? { until: [landed] } : {}),
    ...(aboard === undefined ? {} : { count: [{ value: aboard, unit: 'persons' }] }),
    ...(children === undefined ? {} : { note: [{ text: `${children} of them said to be children` }] }),
    ...(words === '' ? {} : { description: [{ text: words }] }),
  }
}

type Parts = { readonly records: readonly EntryRecord[]; readonly links: readonly EntryLink[] }

/** Records for parts that are written anew, and the ties of all of them to the voyage. */
export const entryOfParts = (voyage: string, joined: readonly Joined[]): Parts => {
  const as = (part: VoyagePart, at: number) => `${part}-${at}`
  return {
    records: joined.flatMap((one, at) => {
      const kind = ties[one.part].writtenAs
      return 'properties' in one && kind
        ? [{ as: as(one.part, at), kind: kindOf(kind), properties: one.properties }]
        : []
    }),
    links: joined.map((one, at) => {
      const { type, properties } = ties[one.part]
      const other = 'record' in one ? one.record : as(one.part, at)
      return {
        as: `${as(one.part, at)}-joined`,
        type,
        ...endsOf<string>(one.part, voyage, other),
        ...(properties ? { properties } : {}),
      }
    }),
  }
}

export const recordVoyage = change<RecordVoyage, VoyageRecorded>(
  'collection',
  'record-voyage',
  (_ask, outcome) =>
    outcome?.kind === 'recorded' ? outcome.records.map(record => ({ record, manner: 'changed' })) : [],
  async (plain, { voyage, joined }) => {
    const known = await before(plain, voyage.once)
    if (known) return { kind: 'recorded-before', voyage: known, unchanged: true }
    if (handlingProblems(voyage.handled).length > 0) return { kind: 'bad-handling', unchanged: true }
    if (!(await canBeJoined(plain, joined))) return { kind: 'no-such-record', unchanged: true }
    const codes = await labelForReaders(plain, voyage.readers, { marking: voyage.marking, ...withoutWords(voyage) })
    if (!codes) return { kind: 'no-such-readers', unchanged: true }
    const label = await internLabel(plain.db, codes)
    const work: AuditedWork = { ...(await plain.anew()), listeners: plain.listeners }
    const cleared = permit(work.sight, 'report', seal(voyage, [label]), await labelFactsAt(work.db, work.now, [label]))
    if (isRefusal(cleared)) return cleared
    const unit = work.nextId(`voyage ${voyage.once}`)
    const parts = entryOfParts('voyage', joined)
    const { source, assessment, handled } = voyage
    const grade = writeGrade({ source, assessment, handling: handled.handling })
    const graded = { grade, ...(handled.handling === 'C' ? { instructions: handled.instructions } : {}) }
    const properties = propertiesOf(unit, voyage)
    const records = await writeEntry(work, {
      source: 'voyages',
      unit,
      label,
      records: [{ as: 'voyage', kind: 'event', properties, ...graded }, ...parts.records],
      links: parts.links,
    })
    const record = mustBe(records.get('voyage'), 'record')
    await sql`insert into collect.voyage (record, record_label, recorded_by, recorded_at, once)
      values (${record}, ${label}, ${work.sight.by.id}, ${work.now}, ${voyage.once}) on conflict do nothing`.execute(
      work.db,
    )
    await publish(work, work.listeners, { fact: 'voyage-recorded', about: [record], labels: [label] })
    return { kind: 'recorded', voyage: record, records: [...records.values()] }
  },
)

const withoutWords = ({ handled }: WrittenVoyage) =>
  handled.handling === 'P'
    ? { handling: handled.handling }
    : { handling: handled.handling, action: handled.action, sanitisation: handled.sanitisation }
