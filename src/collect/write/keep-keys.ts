// What finds a written record again and lets it be compared: its keys in slots of its label, and its features where its label allows it.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import { slot } from '#core/guard/slot.ts'
import { featuresOf, isOwnReferenceKey, keyOfOwnReference, keysOfFeatures } from '#core/identifiers/index.ts'
import type { LabelId, RecordId, SourceId } from '#core/language/ids.ts'
import type { Properties } from '#core/language/properties.ts'
import type { CompareRule } from '#core/language/protection.ts'
import type { ThingKind } from '#core/language/things.ts'

export type Keyed = {
  readonly record: RecordId
  readonly label: LabelId
  readonly kind: ThingKind
  readonly source: SourceId
  readonly unit: string
  readonly properties: Properties
}

export const compareRulesOf = async (
  { db }: Work,
  labels: readonly LabelId[],
): Promise<ReadonlyMap<LabelId, CompareRule>> => {
  const { rows } = await sql<{ id: LabelId; compare: CompareRule }>`
    select id, compare from guard.label where id = any(${[...labels]}::int[])`.execute(db)
  return new Map(rows.map(row => [row.id, row.compare]))
}

const featuresRow = ({ record, label, kind, source, properties }: Keyed) => ({
  record,
  label,
  kind,
  source,
  features: featuresOf(kind, properties),
})

type References = (one: Keyed) => readonly string[]

const postingsOf = (one: Keyed, references: References) =>
  [...keysOfFeatures(featuresOf(one.kind, one.properties)), ...references(one)].map(key => ({
    // A slot is wider than a number of JSON.
    slot: slot(key, one.label).toString(),
    key,
    label: one.label,
    kind: one.kind,
    record: one.record,
  }))

const idsOf = (keyed: readonly Keyed[]): readonly RecordId[] => keyed.map(one => one.record)

const write = async (work: Work, keyed: readonly Keyed[], references: References): Promise<void> => {
  const rules = await compareRulesOf(
    work,
    keyed.map(one => one.label),
  )
  const postings = keyed.flatMap(one => postingsOf(one, references))
  await sql`
    insert into collect.posting (slot, key, label, kind, record)
    select slot, key, label, kind, record
    from jsonb_to_recordset(${JSON.stringify(postings)}::jsonb)
      as p(slot bigint, key text, label int, kind text, record uuid)`.execute(work.db)
  // What may never be compared is not prepared for comparing.
  const compared = keyed.filter(one => rules.get(one.label) !== 'never').map(featuresRow)
  await sql`
    insert into collect.feature (record, label, kind, source, features)
    select record, label, kind, source, features
    from jsonb_to_recordset(${JSON.stringify(compared)}::jsonb)
      as f(record uuid, label int, kind text, source uuid, features jsonb)`.execute(work.db)
}

/** Writes keys and features of records that are new. */
export const keepKeys = (work: Work, keyed: readonly Keyed[]): Promise<void> =>
  write(work, keyed, one => keyOfOwnReference(one.unit))

/** Takes away what the records had, and says under which of their agency's own references they were found. */
const takeAway = async (
  work: Work,
  records: readonly RecordId[],
): Promise<ReadonlyMap<RecordId, readonly string[]>> => {
  const { rows } = await sql<{ record: RecordId; key: string }>`
    delete from collect.posting where record = any(${records}::uuid[]) returning record, key`.execute(work.db)
  await sql`delete from collect.feature where record = any(${records}::uuid[])`.execute(work.db)
  const references = rows.filter(({ key }) => isOwnReferenceKey(key))
  return new Map(
    [...Map.groupBy(references, ({ record }) => record)].map(([record, held]) => [record, held.map(({ key }) => key)]),
  )
}

/** Writes keys and features anew for records that stand as given: what they had before goes, but for their agency's own reference. */
export const keepKeysAnew = async (work: Work, keyed: readonly Keyed[]): Promise<void> => {
  const references = await takeAway(work, idsOf(keyed))
  await write(work, keyed, one => references.get(one.record) ?? [])
}
