// Writes an entry down as records, versions, links, keys and features, under the labels its writer chose, with the news that it came in.
import { sql } from 'kysely'
import { labelBetween } from '#core/guard/audience.ts'
import type { Work } from '#core/guard/desk.ts'
import { agencyOf } from '#core/guard/sight.ts'
import { readGrade } from '#core/language/handling.ts'
import {
  agencyCode,
  type LabelId,
  mustBe,
  type RecordId,
  recordId,
  type SourceId,
  sourceId,
} from '#core/language/ids.ts'
import type { RecordKind } from '#core/language/things.ts'
import type { AuditedWork } from '#core/ledger/audit.ts'
import { publishChanges } from '../records/publish-changes.ts'
import { contentHash } from './content-hash.ts'
import type { EntryLink, EntryRecord, Writing, WrittenEntry } from './entry.ts'
import { keepKeys } from './keep-keys.ts'

const openSource = async (work: Work, writing: Writing): Promise<SourceId> => {
  const agency = mustBe(agencyCode(agencyOf(work.sight.by)), 'agency')
  const usual = await labelBetween(work, agency, [])
  const { rows } = await sql<{ id: string }>`select collect.open_written_source(${writing}, ${usual}) as id`.execute(
    work.db,
  )
  return mustBe(sourceId(rows[0]?.id), 'source')
}

type Head = {
  readonly id: RecordId
  readonly kind: RecordKind
  readonly label: LabelId
  readonly content: object
  readonly said: Pick<EntryRecord, 'grade' | 'instructions' | 'basis' | 'trueFrom'> & { readonly properties: object }
  readonly key: string
}

type Handled = { readonly id: LabelId; readonly handling: string }

/** INVARIANT: a grade says P or C as its label does, and under C there are instructions. A caller that has it otherwise is at fault. */
const refuseUnlike = async ({ db }: Work, heads: readonly Head[]): Promise<void> => {
  const { rows } = await sql<Handled>`
    select id, handling from guard.label where id = any(${heads.map(one => one.label)}::int[])`.execute(db)
  const handlings = new Map(rows.map(row => [row.id, row.handling]))
  for (const { label, said } of heads) {
    const parts = said.grade === undefined ? undefined : readGrade(said.grade)
    if (parts && parts.handling !== handlings.get(label))
      throw new Error('The grade and the label do not agree on handling.')
    if (parts?.handling === 'C' && !said.instructions?.trim()) throw new Error('Code C was given without instructions.')
  }
}

const writeHeads = async (work: Work, source: SourceId, unit: string, heads: readonly Head[]): Promise<void> => {
  const rows = heads.map(({ id, key, kind, label }) => ({ id, key, kind, label }))
  // The same unit written twice at once: the later one is asked to begin again, and finds what the earlier one wrote.
  const { numAffectedRows } = await sql`
    insert into collect.record (id, source, key, unit, kind, label, version)
    select id, ${source}::uuid, key, ${unit}, kind, label, 1
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as h(id uuid, key text, kind text, label int)
    on conflict (source, key) do nothing`.execute(work.db)
  if (numAffectedRows !== BigInt(rows.length)) throw new Error('This unit was written before.')
}

const writeVersions = async (work: Work, heads: readonly Head[]): Promise<void> => {
  const rows = heads.map(({ id, label, content, said }) => ({
    record: id,
    label,
    sha256: contentHash(content),
    properties: said.properties,
    grade: said.grade,
    instructions: said.instructions,
    basis: said.basis ?? 'fact',
    true_from: said.trueFrom?.toISOString(),
  }))
  await sql`
    insert into collect.version (record, label, version, properties, content_sha256, grade, instructions, basis, true_from, learnt_at)
    select record, label, 1, properties, decode(sha256, 'hex'), grade, instructions, basis, true_from, ${work.now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as v(record uuid, label int, sha256 text, properties jsonb, grade text,
      instructions text, basis text, true_from timestamptz)`.execute(work.db)
}

type End = { readonly id: RecordId; readonly label: LabelId }

/** Records that a link names by their id: they have to be there, and seen. */
const endsThatAreThere = async (work: Work, links: readonly EntryLink[], named: ReadonlySet<string>) => {
  const ids = [...new Set(links.flatMap(one => [one.from, one.to]).filter(end => !named.has(end)))]
  const { rows } = await sql<End>`
    select id, label from collect.record where id = any(${ids.map(id => mustBe(recordId(id), 'record'))}::uuid[])
      and label = any(${[...work.sight.visible]}::int[])`.execute(work.db)
  return new Map<string, End>(rows.map(row => [row.id, row]))
}

const writeEnds = async (work: Work, links: readonly (EntryLink & End)[], ends: ReadonlyMap<string, End>) => {
  const rows = links.map(({ id, label, type, from, to }) => {
    const [start, end] = [ends.get(from), ends.get(to)]
    if (!start || !end) throw new Error('An end of a link is not there, or not to be seen.')
    return { id, label, type, from: start.id, from_label: start.label, to: end.id, to_label: end.label }
  })
  await sql`
    insert into collect.link (record, label, type, from_record, from_label, to_record, to_label)
    select id, label, type, "from", from_label, "to", to_label
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as k(id uuid, label int, type text, "from" uuid, from_label int, "to" uuid, to_label int)`.execute(work.db)
}

/**
 * One unit, all or nothing, inside a change whose writer sees every label in it (`work.anew()` after a label was made).
 * Says which record each part became, by what it is called in the entry.
 */
export const writeEntry = async (
  work: AuditedWork,
  { source: writing, unit, label: usual, records, links }: WrittenEntry,
): Promise<ReadonlyMap<string, RecordId>> => {
  const source = await openSource(work, writing)
  // Each part has a stream of its own: what is written that others may not see never shifts the ids that they may.
  const idOf = (as: string): RecordId => mustBe(recordId(work.nextId(`${source} ${unit} ${as}`)), 'record')
  const things = records.map(one => ({ ...one, id: idOf(one.as), label: one.label ?? usual }))
  const ties = links.map(one => ({ ...one, id: idOf(one.as), label: one.label ?? usual }))
  const key = (as: string) => `${unit}/${as}`
  const heads: readonly Head[] = [
    ...things.map(one => ({ ...one, key: key(one.as), said: one, content: contentOfRecord(one) })),
    ...ties.map(one => ({
      ...one,
      kind: 'link' as const,
      key: key(one.as),
      said: { ...one, properties: one.properties ?? {} },
      content: { ...contentOf(one), type: one.type, from: one.from, to: one.to },
    })),
  ]
  await refuseUnlike(work, heads)
  await writeHeads(work, source, unit, heads)
  await writeVersions(work, heads)
  await keepKeys(
    work,
    things.map(one => ({ ...one, record: one.id, source, unit })),
  )
  const named = new Map<string, End>(things.map(one => [one.as, one]))
  const there = await endsThatAreThere(work, links, new Set(named.keys()))
  await writeEnds(work, ties, new Map([...there, ...named]))
  await publishChanges(
    work,
    heads.map(({ id, label }) => ({ record: id, label, fact: 'record-taken-in' })),
  )
  return new Map([...things, ...ties].map(one => [one.as, one.id]))
}

type Said = Pick<EntryRecord, 'grade' | 'instructions' | 'basis' | 'trueFrom'> & { readonly properties?: object }

const contentOf = ({ basis, properties, trueFrom, grade, instructions }: Said) => ({
  basis: basis ?? 'fact',
  properties: properties ?? {},
  trueFrom: trueFrom?.toISOString(),
  grade,
  instructions,
})

const contentOfRecord = (one: EntryRecord) => ({ kind: one.kind, ...contentOf(one) })
