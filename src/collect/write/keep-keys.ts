// What finds a written record again and lets it be compared: its keys in slots of its label, and its features where its label allows it.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import { slot } from '#core/guard/slot.ts'
import { featuresOf, keyOfOwnReference, keysOfFeatures } from '#core/identifiers/index.ts'
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

const postingsOf = (one: Keyed) =>
  [...keysOfFeatures(featuresOf(one.kind, one.properties)), ...keyOfOwnReference(one.unit)].map(key => ({
    // A slot is wider than a number of JSON.
    slot: slot(key, one.label).toString(),
    key,
    label: one.label,
    kind: one.kind,
    record: one.record,
  }))

/** Writes keys and features anew for records that stand as given; what they had before goes. */
export const keepKeys = async (work: Work, keyed: readonly Keyed[]): Promise<void> => {
  const rules = await compareRulesOf(
    work,
    keyed.map(one => one.label),
  )
  const records = keyed.map(one => one.record)
  await sql`delete from collect.posting where record = any(${records}::uuid[])`.execute(work.db)
  await sql`delete from collect.feature where record = any(${records}::uuid[])`.execute(work.db)
  await sql`
    insert into collect.posting (slot, key, label, kind, record)
    select slot, key, label, kind, record
    from jsonb_to_recordset(${JSON.stringify(keyed.flatMap(postingsOf))}::jsonb)
      as p(slot bigint, key text, label int, kind text, record uuid)`.execute(work.db)
  // What may never be compared is not prepared for comparing.
  const compared = keyed.filter(one => rules.get(one.label) !== 'never').map(featuresRow)
  await sql`
    insert into collect.feature (record, label, kind, source, features)
    select record, label, kind, source, features
    from jsonb_to_recordset(${JSON.stringify(compared)}::jsonb)
      as f(record uuid, label int, kind text, source uuid, features jsonb)`.execute(work.db)
}
