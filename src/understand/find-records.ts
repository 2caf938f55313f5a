// Finds records by what somebody typed, through the slots of visible labels alone: hidden rows are neither read nor waited for.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import { slotsOf } from '#core/guard/slot.ts'
import { type Probe, queryKeys } from '#core/identifiers/index.ts'
import type { LabelId, RecordId } from '#core/language/ids.ts'
import { type ThingKind, thingKinds } from '#core/language/things.ts'

/** A record that answers a probe, with how the text was read when it was found. */
export type Found = {
  readonly record: RecordId
  readonly kind: ThingKind
  readonly words: string
  readonly keys: number
}

type Row = { key: string; record: RecordId; kind: ThingKind }

/** Above this many slots in one statement PostgreSQL 15 left the index for a scan over all rows (measured at 24,000). */
export const slotsAtOnce = 4_000
/** Postings read for one key: a single very common name part has no more to say after that many. */
const rowsAtMost = 5_000

/** The one statement that reads postings for somebody who searches; a test holds its plan to the slot index on every PostgreSQL. */
export const probeOfSlots = (slots: readonly string[], visible: readonly LabelId[]) => sql<Row>`
  select key, record, kind from collect.posting
  where slot = any(${[...slots]}::bigint[]) and label = any(${[...visible]}::int[])
  order by slot, record limit ${rowsAtMost}`

const inSlots = async (work: Work, slots: readonly string[]): Promise<readonly Row[]> =>
  (await probeOfSlots(slots, work.sight.visible).execute(work.db)).rows

const postingsOfKey = async (work: Work, key: string): Promise<readonly Row[]> => {
  const slots = slotsOf([key], work.sight.visible).map(String)
  const rows: Row[] = []
  for (let from = 0; from < slots.length; from += slotsAtOnce)
    rows.push(...(await inSlots(work, slots.slice(from, from + slotsAtOnce))))
  return rows.filter(row => row.key === key)
}

/**
 * INVARIANT: the condition is on slots and labels alone. The key is compared in the program, because a condition on it would offer the
 * planner the resolver's index, which runs over hidden rows too. Sequential scans are off in this transaction for the same reason.
 */
const postingsOf = async (work: Work, keys: readonly string[]): Promise<ReadonlyMap<string, readonly Row[]>> => {
  await sql`set local enable_seqscan = off`.execute(work.db)
  const byKey = new Map<string, readonly Row[]>()
  for (const key of keys) byKey.set(key, await postingsOfKey(work, key))
  return byKey
}

const answers = (
  probe: Probe,
  byKey: ReadonlyMap<string, readonly Row[]>,
  kind: ThingKind | undefined,
): readonly Found[] => {
  const [first, ...rest] = probe.keys.map(key => byKey.get(key) ?? [])
  const others = rest.map(rows => new Set(rows.map(row => row.record)))
  return (first ?? [])
    .filter(row => (probe.kind === 'any' || row.kind === probe.kind) && (kind === undefined || row.kind === kind))
    .filter(row => others.every(records => records.has(row.record)))
    .map(row => ({ record: row.record, kind: row.kind, words: probe.words, keys: probe.keys.length }))
}

/** Every visible record that answers some reading of the text, each once, with the reading that asked most of it. */
export const findRecords = async (
  work: Work,
  typed: string,
  kind: ThingKind | undefined,
): Promise<readonly Found[]> => {
  const probes = queryKeys(typed)
  const keys = [...new Set(probes.flatMap(probe => probe.keys))]
  const byKey = await postingsOf(work, keys)
  const found = probes.flatMap(probe => answers(probe, byKey, kind))
  const best = new Map<RecordId, Found>()
  for (const one of found) if ((best.get(one.record)?.keys ?? 0) < one.keys) best.set(one.record, one)
  return [...best.values()].sort(
    (a, b) => thingKinds.values.indexOf(a.kind) - thingKinds.values.indexOf(b.kind) || (a.record < b.record ? -1 : 1),
  )
}
