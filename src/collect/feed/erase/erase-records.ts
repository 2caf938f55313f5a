// Expunging, in this room: a record goes with its versions, keys, features and links; a tombstone and a fingerprint stay in its place.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import { type SuppressionKey, suppressionFingerprint } from '#core/guard/suppression.ts'
import type { LabelId, RecordId } from '#core/language/ids.ts'
import { allReached, type Reached, rowsReached } from '#core/ledger/erase.ts'
import { type ClearedDoomed, rowsOf } from './doomed-records.ts'
import { eraseRejections, eraseStaged } from './erase-deliveries.ts'

type Going = { readonly id: RecordId; readonly label: LabelId }

const idsOf = (going: readonly Going[]): RecordId[] => going.map(one => one.id)

/** Links that have one of these records as an end, for they cannot be without it; also those that went with one before. */
const linksOf = async (work: Work, named: readonly Going[]): Promise<readonly Going[]> => {
  const ids = idsOf(named)
  const { rows } = await sql<Going>`
    select l.record as id, l.label from collect.link l
    where (l.from_record = any(${ids}::uuid[]) or l.to_record = any(${ids}::uuid[])) and l.record <> all(${ids}::uuid[])
    union
    select t.record, t.label from collect.tombstone t join collect.tombstone named on named.expunged_at = t.expunged_at
    where named.record = any(${ids}::uuid[]) and t.record <> all(${ids}::uuid[])
    order by id`.execute(work.db)
  return rows
}

/** The next delivery of these keys is kept out; the fingerprint names nobody to whoever does not hold the key. */
const suppress = async (work: Work, cleared: ClearedDoomed, key: SuppressionKey): Promise<void> => {
  const fingerprints = rowsOf(cleared).map(row => suppressionFingerprint(key, row.source, row.key))
  await sql`insert into collect.suppression (fingerprint, since)
    select f, ${work.now} from unnest(${fingerprints}::bytea[]) f on conflict do nothing`.execute(work.db)
}

const raiseTombstones = async (work: Work, going: readonly Going[]): Promise<void> => {
  await sql`insert into collect.tombstone (record, label, expunged_at)
    select record, label, ${work.now} from unnest(${idsOf(going)}::uuid[], ${going.map(one => one.label)}::int[]) g(record, label)
    on conflict do nothing`.execute(work.db)
}

const ofRecords = ['posting', 'feature', 'waiting_withdrawal', 'version'] as const

const remove = async (work: Work, going: readonly Going[]): Promise<Reached> => {
  const all = sql`${idsOf(going)}::uuid[]`
  const reached: Reached[] = []
  const reach = async (table: string, query: ReturnType<typeof sql>) => {
    reached.push(await rowsReached(work, table, query))
  }
  for (const table of ofRecords)
    await reach(`collect.${table}`, sql`delete from ${sql.table(`collect.${table}`)} where record = any(${all})`)
  await reach('collect.link', sql`delete from collect.link where record = any(${all})`)
  await reach('collect.record', sql`delete from collect.record where id = any(${all})`)
  return allReached(reached)
}

export type Erasing = {
  /** Every record that goes: those named, and links that have one of them as an end. */
  readonly ids: readonly RecordId[]
  readonly labels: readonly LabelId[]
  readonly erase: () => Promise<Reached>
}

/** Finds all that has to go with what was cleared. Works in the keeper's role alone; the others lack the rights. */
export const erasing = async (work: Work, cleared: ClearedDoomed, key: SuppressionKey): Promise<Erasing> => {
  const named = cleared.map(({ content: { id, label } }) => ({ id, label }))
  const going = [...named, ...(await linksOf(work, named))]
  const erase = async (): Promise<Reached> => {
    // Deliveries first: what they quote is known from what the records say.
    const delivered = [await eraseRejections(work, cleared), await eraseStaged(work, cleared)]
    const held = await remove(work, going)
    await raiseTombstones(work, going)
    await suppress(work, cleared, key)
    return allReached([held, ...delivered])
  }
  return { ids: idsOf(going), labels: [...new Set(going.map(one => one.label))], erase }
}
