// What was found between records is kept: edges that are new or weigh otherwise, edges that are found no more, and what joins by itself.
import { sql } from 'kysely'
import { overtaken, type Work } from '#core/guard/desk.ts'
import type { RecordId } from '#core/language/ids.ts'
import { entryOf } from '#core/ledger/audit.ts'
import { type Comparable, type KeptEdge, standingNow, type Told } from './compare-store.ts'
import { exactStrongIdentifier } from './exact-strong-identifier.ts'
import { keyOfPair, type PairOfRecords } from './judgement.ts'
import { models } from './model/index.ts'

export type FoundEdge = {
  readonly left: Comparable
  readonly right: Comparable
  readonly weight: number
  readonly probability: number
}

type Difference = { readonly fresh: readonly FoundEdge[]; readonly gone: readonly PairOfRecords[] }

const differenceOf = (before: readonly KeptEdge[], found: readonly FoundEdge[]): Difference => {
  const kept = new Map(before.map(edge => [keyOfPair(edge.about), edge]))
  const isFresh = ({ left, right, weight }: FoundEdge) => {
    const known = kept.get(keyOfPair([left.id, right.id]))
    return known?.weight !== weight || known.model !== models[left.kind].model
  }
  const still = new Set(found.map(({ left, right }) => keyOfPair([left.id, right.id])))
  return {
    fresh: found.filter(isFresh),
    gone: before.map(edge => edge.about).filter(about => !still.has(keyOfPair(about))),
  }
}

/** The first half of a record's advisory lock: a number that nothing else in the database takes. */
export const lockClass = 0x6277_0030
const buckets = 4_096
export const bucketOf = (id: RecordId): number => Number.parseInt(id.slice(-4), 16) % buckets

/** INVARIANT: taken in ascending order, so that two who want the same never wait for each other in a ring. */
export const lockRecords = async (work: Work, records: readonly RecordId[]): Promise<void> => {
  const wanted = [...new Set(records.map(bucketOf))].toSorted((a, b) => a - b)
  await sql`select count(pg_advisory_xact_lock(${lockClass}::int, bucket)) from unnest(${wanted}::int[]) as b(bucket)`.execute(
    work.db,
  )
}

/**
 * INVARIANT: what is written was found between records as they stand. Whoever writes edges of a record holds its lock, and under it the
 * features compared are those of now and the edges of the own records those that were looked at. So no edge stays that was found from what
 * has been corrected since: a correction that commits later has its own job, which waits for this lock and sees what was written under it.
 * It is looked also where there is nothing to write: another may just have written what is found no more.
 */
const refuseIfOvertaken = async (
  work: Work,
  told: readonly Told[],
  before: readonly KeptEdge[],
  found: readonly FoundEdge[],
): Promise<void> => {
  const own = told.map(one => one.id)
  const read = new Map<RecordId, string | undefined>(
    found.flatMap(({ left, right }) => [left, right]).map(one => [one.id, one.seen]),
  )
  for (const { id, comparable } of told) read.set(id, comparable?.seen)
  await lockRecords(work, [...read.keys()])
  const { seen, edges } = await standingNow(work, [...read.keys()], own)
  const known = new Set(before.map(edge => keyOfPair(edge.about)))
  const isSame = edges.length === known.size && edges.every(about => known.has(keyOfPair(about)))
  if (!isSame || [...read].some(([id, writing]) => seen.get(id) !== writing)) throw overtaken()
}

const edgeRow = ({ left, right, weight, probability }: FoundEdge) => ({
  left_record: left.id,
  left_label: left.label,
  right_record: right.id,
  right_label: right.label,
  kind: left.kind,
  model: models[left.kind].model,
  weight,
  probability,
})

/** Inside one source, an exact strong identifier and nothing that speaks against it: the one judgement nobody need give. */
const automaticRow = (work: Work, { left, right }: FoundEdge) => {
  const reason = left.source === right.source ? exactStrongIdentifier(left.features, right.features) : undefined
  if (reason === undefined) return []
  const ends = { left_record: left.id, left_label: left.label, right_record: right.id, right_label: right.label }
  return [{ id: work.nextId(`${left.id} ${right.id}`), ...ends, reason }]
}

/** Who is newly proposed, or proposed otherwise, is combined: entered once, with what was written. */
const entriesOf = (work: Work, fresh: readonly FoundEdge[]) => {
  const joined = [...new Set(fresh.flatMap(edge => [edge.left.id, edge.right.id]))].sort()
  if (joined.length === 0) return []
  const about = joined.map(record => ({ record, manner: 'changed' as const }))
  return [entryOf(work, { verb: 'combination', act: 'compare-records', outcome: 'proposed' }, about)]
}

const write = async (work: Work, { fresh, gone }: Difference): Promise<void> => {
  await sql`
    with taken_out as (
      delete from resolve.edge e using jsonb_to_recordset(${JSON.stringify(gone.map(([left, right]) => ({ left, right })))}::jsonb) as g("left" uuid, "right" uuid)
      where e.left_record = g."left" and e.right_record = g."right"),
    kept as (
      insert into resolve.edge (left_record, left_label, right_record, right_label, kind, model, weight, probability, found_at)
      select left_record, left_label, right_record, right_label, kind, model, weight, probability, ${work.now}
      from jsonb_to_recordset(${JSON.stringify(fresh.map(edgeRow))}::jsonb)
        as e(left_record uuid, left_label int, right_record uuid, right_label int, kind text, model text, weight float8, probability float8)
      on conflict (left_record, right_record) do update
        set weight = excluded.weight, probability = excluded.probability, model = excluded.model, found_at = excluded.found_at),
    joined as (
      insert into resolve.judgement (id, left_record, left_label, right_record, right_label, verdict, reason, automatic, purpose, given_at, place)
      select a.id, a.left_record, a.left_label, a.right_record, a.right_label, 'match', a.reason, true, ${work.sight.purpose}, ${work.now}, 0
      from jsonb_to_recordset(${JSON.stringify(fresh.flatMap(edge => automaticRow(work, edge)))}::jsonb)
        as a(id uuid, left_record uuid, left_label int, right_record uuid, right_label int, reason text)
      where not exists (select 1 from resolve.judgement j where j.left_record = a.left_record and j.right_record = a.right_record)
      on conflict (left_record, right_record, place) do nothing)
    select ledger.append(${JSON.stringify(entriesOf(work, fresh))}::jsonb)`.execute(work.db)
}

/** A record that got another label, or was expunged, between the last look and the writing. */
const lostItsRecord = (fault: unknown): boolean =>
  typeof fault === 'object' && fault !== null && 'code' in fault && fault.code === '23503'

/** The edges of the records told of are what was found: what is found no more goes, what is as it was is left alone. */
export const keepEdges = async (work: Work, told: readonly Told[], found: readonly FoundEdge[]): Promise<void> => {
  // An edge between two of them was read with both.
  const before = [...new Map(told.flatMap(one => one.edges).map(edge => [keyOfPair(edge.about), edge])).values()]
  await refuseIfOvertaken(work, told, before, found)
  const difference = differenceOf(before, found)
  if (difference.fresh.length + difference.gone.length === 0) return
  try {
    await write(work, difference)
  } catch (fault) {
    throw lostItsRecord(fault) ? overtaken() : fault
  }
}
