// Records that somebody may mean by a few words, among those he sees: through the slots of visible labels alone, as every search goes.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import { slotsOf } from '#core/guard/slot.ts'
import { type Probe, queryKeys } from '#core/identifiers/index.ts'
import type { RecordId } from '#core/language/ids.ts'
import type { ThingKind } from '#core/language/things.ts'
import { type ReadRecord, readRecords, showableAmong } from '../records/read-records.ts'

type Row = { readonly key: string; readonly record: RecordId; readonly kind: ThingKind }

const mostRows = 500

/** INVARIANT: the condition is on slots and labels alone; two keys can share a slot, so the key is compared here. */
const holdersOf = async (work: Work, keys: readonly string[]): Promise<readonly Row[]> => {
  const wanted = new Set(keys)
  const slots = slotsOf(keys, work.sight.visible).map(String)
  const { rows } = await sql<Row>`
    select key, record, kind from collect.posting
    where slot = any(${slots}::bigint[]) and label = any(${[...work.sight.visible]}::int[])
    order by slot, record limit ${mostRows}`.execute(work.db)
  return rows.filter(row => wanted.has(row.key))
}

const answers = (probe: Probe, rows: readonly Row[]): readonly RecordId[] =>
  [...Map.groupBy(rows, row => row.record)]
    .filter(([, held]) => probe.keys.every(key => held.some(row => row.key === key)))
    .map(([record]) => record)

const most = 8

/** The records of these kinds that answer most of what was typed; each once, best first. */
export const findCandidates = async (
  work: Work,
  typed: string,
  kinds: readonly ThingKind[],
): Promise<readonly ReadRecord[]> => {
  const probes = queryKeys(typed).filter(probe => probe.kind === 'any' || kinds.includes(probe.kind))
  const keys = [...new Set(probes.flatMap(probe => probe.keys))].slice(0, 40)
  const rows = keys.length === 0 ? [] : await holdersOf(work, keys)
  const best = new Map<RecordId, number>()
  for (const probe of probes)
    for (const record of answers(probe, rows)) best.set(record, Math.max(best.get(record) ?? 0, probe.keys.length))
  const records = await readRecords(work, [...(await showableAmong(work, [...best.keys()]))])
  return records
    .filter(record => kinds.includes(record.kind) && !record.isWithdrawn)
    .sort((a, b) => (best.get(b.id) ?? 0) - (best.get(a.id) ?? 0) || (a.id < b.id ? -1 : 1))
    .slice(0, most)
}
