// What the resolver reads, in its own database role: keys and features of what may be compared, and the edges that are there. Nothing else.
import { type RawBuilder, sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import type { Features } from '#core/identifiers/index.ts'
import type { FactId, LabelId, RecordId, SourceId } from '#core/language/ids.ts'
import type { ThingKind } from '#core/language/things.ts'
import type { PairOfRecords } from './judgement.ts'

export type Comparable = {
  readonly id: RecordId
  readonly label: LabelId
  readonly kind: ThingKind
  readonly source: SourceId
  readonly isStrongOnly: boolean
  readonly features: Features
  /** Which writing of its features was read: another one means that they were written anew since. */
  readonly seen: string
}

/** An edge as it is kept, with what it was found by. */
export type KeptEdge = { readonly about: PairOfRecords; readonly weight: number; readonly model: string }

/** A record that a fact tells of; without something to compare where it is withdrawn, or may never be compared. */
export type Told = {
  readonly id: RecordId
  readonly keys: readonly string[]
  readonly edges: readonly KeptEdge[]
  readonly comparable: Comparable | undefined
}

type EdgeRow = { left: RecordId; right: RecordId; weight: number; model: string }
type ToldRow = Partial<Comparable> & { told: RecordId; all: number; keys: string[]; edges: EdgeRow[] }

const keptEdge = ({ left, right, weight, model }: EdgeRow): KeptEdge => ({ about: [left, right], weight, model })

const comparableColumns = sql`f.label, f.kind, f.source, f.features, f.xmin::text as seen, l.compare = 'strong-only' as "isStrongOnly"`

const comparableOf = (row: Partial<Comparable>): Comparable | undefined => {
  const { id, label, kind, source, isStrongOnly, features, seen } = row
  if (!id || !label || !kind || !source || !features || !seen) return undefined
  return { id, label, kind, source, isStrongOnly: isStrongOnly === true, features, seen }
}

/** Edges by either end, each through its own index; one between two of the records comes once. */
const touching = (records: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select left_record, right_record, weight, model from resolve.edge where left_record ${records}
  union
  select left_record, right_record, weight, model from resolve.edge where right_record ${records}`

/** A stretch of the records that a fact tells of, and how many it tells of in all. */
export const recordsOfFact = async (
  work: Work,
  fact: FactId,
  from: number,
  count: number,
): Promise<{ readonly told: readonly Told[]; readonly all: number }> => {
  const { rows } = await sql<ToldRow>`
    select t.record as told, t.all, f.record as id, ${comparableColumns},
      array(select p.key from collect.posting p where p.record = t.record order by p.key) as keys,
      (select coalesce(json_agg(json_build_object('left', e.left_record, 'right', e.right_record, 'weight', e.weight, 'model', e.model)), '[]')
        from (${touching(sql`= t.record`)}) e) as edges
    from (select distinct cardinality(records) as all, unnest(records[${from + 1}::int:${from + count}::int]) as record
        from facts.fact where id = ${fact}) t
      left join collect.feature f on f.record = t.record left join guard.label l on l.id = f.label
    order by t.record`.execute(work.db)
  return {
    told: rows.map(row => ({
      id: row.told,
      keys: row.keys,
      edges: row.edges.map(keptEdge),
      comparable: comparableOf(row),
    })),
    all: rows[0]?.all ?? 0,
  }
}

export type Held = Comparable & { readonly keys: readonly string[] }

/** A key is asked for by records of a kind, and leads to records of that kind alone. */
export type Lead = { readonly kind: ThingKind; readonly key: string }

/**
 * The one statement that looks keys up across labels, for the resolver alone: every comparable record that holds one of these keys, with
 * those of them that it holds.
 * INVARIANT: a key leads to none of those whom one label has a crowd of, and the crowd is counted within one label. Whoever sees a record
 * sees all that is counted with it, so a hidden record moves no visible edge; nor does a restricted one, which is shown to nobody.
 */
export const holdersQuery = (leads: readonly Lead[], crowd: number): RawBuilder<Held> => sql<Held>`
  with held as materialized (
    select record, key, count(*) filter (where not exists (select 1 from collect.record x where x.id = posting.record and x.restricted))
      over (partition by kind, key, label) as many
    from collect.posting where key = any(${[...new Set(leads.map(lead => lead.key))]}::text[])
      and kind || ' ' || key = any(${leads.map(({ kind, key }) => `${kind} ${key}`)}::text[])),
  met as materialized (select record, array_agg(key) as keys from held where many <= ${crowd} group by record)
  select f.record as id, met.keys, ${comparableColumns}
  from met join collect.feature f on f.record = met.record join guard.label l on l.id = f.label
  order by f.record`

export const holdersOfKeys = async (work: Work, leads: readonly Lead[], crowd: number): Promise<readonly Held[]> =>
  leads.length === 0 ? [] : (await holdersQuery(leads, crowd).execute(work.db)).rows

type Standing = {
  /** Which writing of its features each of these records has. */
  readonly seen: ReadonlyMap<RecordId, string>
  readonly edges: readonly PairOfRecords[]
}

/** How these records stand at this moment, and which edges touch the own ones among them. */
export const standingNow = async (
  work: Work,
  records: readonly RecordId[],
  own: readonly RecordId[],
): Promise<Standing> => {
  const { rows } = await sql<{ one: RecordId; other: RecordId | null; seen: string | null }>`
    select record as one, null as other, xmin::text as seen from collect.feature where record = any(${[...records]}::uuid[])
    union all
    select left_record, right_record, null from (${touching(sql`= any(${[...own]}::uuid[])`)}) e`.execute(work.db)
  return {
    seen: new Map(rows.flatMap(({ one, seen }) => (seen === null ? [] : [[one, seen] as const]))),
    edges: rows.flatMap(({ one, other }) => (other === null ? [] : [[one, other] as const])),
  }
}
