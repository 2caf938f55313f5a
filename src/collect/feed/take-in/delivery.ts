// A delivery as it is kept: which bytes it was, how far it came, and what became of its rows.
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Ids } from '#core/ground/ids.ts'
import type { Work } from '#core/guard/desk.ts'
import { closedSet, type Of } from '#core/language/closed-set.ts'
import { type DeliveryId, deliveryId, mustBe, type SourceId } from '#core/language/ids.ts'
import type { SourceDescription } from '../describe/source-description.ts'
import { pathInFolder, sha256OfFile } from '../read/open-source-file.ts'

export const deliveryStates = closedSet({
  received: 'broken off while it was read',
  applying: 'broken off while it was taken in',
  applied: 'taken in',
  waiting: 'taken in; withdrawals wait for a decision',
  refused: 'refused',
})
export type DeliveryState = Of<typeof deliveryStates>

/** Why a full delivery may not withdraw by itself what it leaves out. */
export const waitReasons = closedSet({
  'not-whole': 'nothing says whether the delivery is whole: it has neither a count nor a closing line',
  'rows-without-key':
    'some rejected rows could not be told by their key: they may be the ones that seem to be left out',
  'large-share': 'it leaves out more than the share that may go by itself',
})
export type Wait = { readonly why: Of<typeof waitReasons>; readonly rows: number; readonly held: number }

/** Rows, but for `withdrawn` and `waiting`, which count records. */
export type DeliveryCounts = {
  readonly read: number
  readonly loaded: number
  readonly updated: number
  readonly unchanged: number
  readonly rejected: number
  readonly quarantined: number
  readonly suppressed: number
  readonly takenBack: number
  readonly withdrawn: number
  readonly waiting: number
  /** Why withdrawals wait, and how many rows were left out of how many that were held. */
  readonly wait?: Wait
  /** What was taken in, by kind. */
  readonly records: Readonly<Record<string, number>>
}

export const noCounts: DeliveryCounts = {
  read: 0,
  loaded: 0,
  updated: 0,
  unchanged: 0,
  rejected: 0,
  quarantined: 0,
  suppressed: 0,
  takenBack: 0,
  withdrawn: 0,
  waiting: 0,
  records: {},
}

export type Delivery = { readonly id: DeliveryId; readonly state: DeliveryState; readonly counts: DeliveryCounts }

/** The same bytes are the same delivery, whenever and from wherever they come. */
export const fingerprintOf = async (yaml: string, folder: string, { files }: SourceDescription): Promise<Buffer> => {
  const hash = createHash('sha256').update(createHash('sha256').update(yaml).digest())
  for (const { path } of files) hash.update(await sha256OfFile(pathInFolder(folder, path)))
  return hash.digest()
}

type Row = { readonly id: DeliveryId; readonly state: DeliveryState; readonly counts: Partial<DeliveryCounts> }

const asDelivery = ({ counts, ...row }: Row): Delivery => ({ ...row, counts: { ...noCounts, ...counts } })

export const readDelivery = async ({ db }: Work, id: DeliveryId): Promise<Delivery | undefined> => {
  const { rows } = await sql<Row>`select id, state, counts from collect.delivery where id = ${id}`.execute(db)
  return rows[0] && asDelivery(rows[0])
}

/**
 * Writes the delivery down, or finds it again when it came before. Its id comes from a stream of its own, so that another delivery of the
 * same feed, which somebody may not see, never shifts it.
 */
export const receiveDelivery = async (
  work: Work,
  ids: Ids,
  source: SourceId,
  fingerprint: Buffer,
  { kind, asOf }: SourceDescription['delivery'],
): Promise<Delivery> => {
  const known = await sql<Row>`
    select id, state, counts from collect.delivery where source = ${source} and fingerprint = ${fingerprint}`.execute(
    work.db,
  )
  if (known.rows[0]) return asDelivery(known.rows[0])
  const id = mustBe(deliveryId(ids.next(`delivery ${source} ${fingerprint.toString('hex')}`)), 'delivery')
  await sql`insert into collect.delivery (id, source, fingerprint, kind, as_of, state, received_at)
    values (${id}, ${source}, ${fingerprint}, ${kind}, ${asOf}, 'received', ${work.now})`.execute(work.db)
  return { id, state: 'received', counts: noCounts }
}

/** The moment that a later delivery of the source already speaks of; undefined when this one is not behind. */
export const laterDelivery = async ({ db }: Work, source: SourceId, asOf: Date): Promise<Date | undefined> => {
  const { rows } = await sql<{ latest: Date | null }>`
    select max(as_of) as latest from collect.delivery where source = ${source} and state in ('applying', 'applied', 'waiting')`.execute(
    db,
  )
  const latest = rows[0]?.latest
  return latest && latest > asOf ? latest : undefined
}

export const setState = async ({ db, now }: Work, id: DeliveryId, state: DeliveryState): Promise<void> => {
  const hasEnded = state === 'applied' || state === 'refused' || state === 'waiting'
  await sql`update collect.delivery set state = ${state}, ended_at = ${hasEnded ? now : null}::timestamptz where id = ${id}`.execute(
    db,
  )
}

export const setCounts = async ({ db }: Work, id: DeliveryId, counts: Partial<DeliveryCounts>): Promise<void> => {
  await sql`update collect.delivery set counts = counts || ${JSON.stringify(counts)}::jsonb where id = ${id}`.execute(
    db,
  )
}

type Countable = Exclude<keyof DeliveryCounts, 'records' | 'wait'>

/** Adds to what is counted, in the transaction of what is counted, so that a load that was broken off counts nothing twice. */
export const addToCounts = async (
  { db }: Work,
  id: DeliveryId,
  more: Partial<Pick<DeliveryCounts, Countable>>,
): Promise<void> => {
  const some = Object.entries(more).filter(([, count]) => count > 0)
  if (some.length === 0) return
  const names = some.map(([name]) => name)
  await sql`
    update collect.delivery set counts = counts || (
      select jsonb_object_agg(name, coalesce((counts ->> name)::bigint, 0) + more)
      from unnest(${names}::text[], ${some.map(([, count]) => count)}::bigint[]) as t(name, more)
    ) where id = ${id}`.execute(db)
}

/** Forgets what was staged, for this delivery and for any that broke off before it. */
export const clearStaging = async ({ db }: Work, source: SourceId): Promise<void> => {
  const mine = sql`select id from collect.delivery where source = ${source}`
  await sql`delete from collect.staged where delivery in (${mine})`.execute(db)
  await sql`delete from collect.staged_unit where delivery in (${mine})`.execute(db)
}
