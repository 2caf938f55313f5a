// What the resolver reads and writes, in its own database role: keys and features of what may be compared, and edges. Nothing else.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import type { Features } from '#core/identifiers/index.ts'
import type { FactId, LabelId, RecordId, SourceId } from '#core/language/ids.ts'
import type { ThingKind } from '#core/language/things.ts'
import type { PairOfRecords } from './judgement.ts'
import { models } from './model/index.ts'

export type Comparable = {
  readonly id: RecordId
  readonly label: LabelId
  readonly kind: ThingKind
  readonly source: SourceId
  readonly isStrongOnly: boolean
  readonly features: Features
}

export type FoundEdge = {
  readonly left: Comparable
  readonly right: Comparable
  readonly weight: number
  readonly probability: number
}

export const recordsOfFact = async (work: Work, fact: FactId): Promise<readonly RecordId[]> => {
  const { rows } = await sql<{ records: RecordId[] }>`select records from facts.fact where id = ${fact}`.execute(
    work.db,
  )
  return rows[0]?.records ?? []
}

export type KeyHeld = {
  readonly record: RecordId
  readonly kind: ThingKind
  readonly key: string
  readonly label: LabelId
}

export const keysOfRecords = async (work: Work, records: readonly RecordId[]): Promise<readonly KeyHeld[]> => {
  const { rows } = await sql<KeyHeld>`
    select record, kind, key, label from collect.posting where record = any(${[...records]}::uuid[]) order by record, key`.execute(
    work.db,
  )
  return rows
}

/** The one statement that looks keys up across labels, for the resolver alone. */
export const holdersQuery = (keys: readonly string[]) =>
  sql<KeyHeld>`select record, kind, key, label from collect.posting where key = any(${[...keys]}::text[]) order by key, record`

/** Every comparable record that holds one of these keys. */
export const holdersOfKeys = async (work: Work, keys: readonly string[]): Promise<readonly KeyHeld[]> =>
  (await holdersQuery(keys).execute(work.db)).rows

export const comparables = async (
  work: Work,
  records: readonly RecordId[],
): Promise<ReadonlyMap<RecordId, Comparable>> => {
  const { rows } = await sql<Comparable>`
    select f.record as id, f.label, f.kind, f.source, f.features, l.compare = 'strong-only' as "isStrongOnly"
    from collect.feature f join guard.label l on l.id = f.label
    where f.record = any(${[...records]}::uuid[]) order by f.record`.execute(work.db)
  return new Map(rows.map(row => [row.id, row]))
}

/** The edges of these records are what the model finds now: what it no longer finds is taken out. */
export const replaceEdges = async (
  work: Work,
  records: readonly RecordId[],
  found: readonly FoundEdge[],
): Promise<void> => {
  await sql`delete from resolve.edge
    where left_record = any(${[...records]}::uuid[]) or right_record = any(${[...records]}::uuid[])`.execute(work.db)
  const rows = found.map(({ left, right, weight, probability }) => ({
    left_record: left.id,
    left_label: left.label,
    right_record: right.id,
    right_label: right.label,
    kind: left.kind,
    model: models[left.kind].model,
    weight,
    probability,
  }))
  await sql`
    insert into resolve.edge (left_record, left_label, right_record, right_label, kind, model, weight, probability, found_at)
    select left_record, left_label, right_record, right_label, kind, model, weight, probability, ${work.now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as e(left_record uuid, left_label int, right_record uuid, right_label int, kind text, model text, weight float8, probability float8)
    on conflict (left_record, right_record) do update
      set weight = excluded.weight, probability = excluded.probability, model = excluded.model, found_at = excluded.found_at`.execute(
    work.db,
  )
}

/** Exact strong identifiers inside one agency's own feed join by themselves, once, and say so. */
export const writeAutomaticMatches = async (
  work: Work,
  pairs: readonly {
    readonly about: PairOfRecords
    readonly labels: readonly [LabelId, LabelId]
    readonly reason: string
  }[],
): Promise<void> => {
  const rows = pairs.map(({ about: [left, right], labels: [leftLabel, rightLabel], reason }) => ({
    id: work.nextId(`${left} ${right}`),
    left,
    right,
    leftLabel,
    rightLabel,
    reason,
  }))
  await sql`
    insert into resolve.judgement (id, left_record, left_label, right_record, right_label, verdict, reason, automatic, purpose, given_at, place)
    select e.id, e."left", e."leftLabel", e."right", e."rightLabel", 'match', e.reason, true, ${work.sight.purpose}, ${work.now}, 0
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e(id uuid, "left" uuid, "right" uuid, "leftLabel" int, "rightLabel" int, reason text)
    where not exists (select 1 from resolve.judgement j where j.left_record = e."left" and j.right_record = e."right")`.execute(
    work.db,
  )
}
