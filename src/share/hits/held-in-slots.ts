// Postings of keys under told labels: only their slots are probed, a bounded number of rows in each, so that what is silent costs nothing.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import { slotsOf } from '#core/guard/slot.ts'
import type { LabelId, RecordId } from '#core/language/ids.ts'
import type { ThingKind } from '#core/language/things.ts'

export type InSlot = {
  readonly key: string
  readonly record: RecordId
  readonly label: LabelId
  readonly kind: ThingKind
}

/** Above this many slots in one statement PostgreSQL 15 left the index for a scan over all rows (measured at 24,000). */
const slotsAtOnce = 4_000
/** A hostel's number has many records under one label; that there is one is all that is told. */
const rowsInSlot = 40

const probe = async (work: Work, slots: readonly string[], told: readonly LabelId[]): Promise<readonly InSlot[]> => {
  const { rows } = await sql<InSlot>`
    select p.key, p.record, p.label, p.kind
    from unnest(${[...slots]}::bigint[]) as s(slot) cross join lateral (
      select key, record, label, kind from collect.posting
      where slot = s.slot and label = any(${[...told]}::int[]) order by record limit ${rowsInSlot}) p`.execute(work.db)
  return rows
}

/** To be called while these labels are being told of, and not otherwise. */
export const heldInSlots = async (
  work: Work,
  keys: readonly string[],
  told: readonly LabelId[],
): Promise<readonly InSlot[]> => {
  if (keys.length === 0 || told.length === 0) return []
  await sql`set local enable_seqscan = off`.execute(work.db)
  const slots = slotsOf(keys, told).map(String)
  const rows: InSlot[] = []
  for (let from = 0; from < slots.length; from += slotsAtOnce)
    rows.push(...(await probe(work, slots.slice(from, from + slotsAtOnce), told)))
  return rows.filter(row => keys.includes(row.key))
}
