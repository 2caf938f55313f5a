// The end of a delivery: what the agency took back goes; what a full delivery leaves out goes too, or waits for a person when it is much or unsure.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import type { RecordId } from '#core/language/ids.ts'
import { clearStaging, readDelivery, setCounts, setState, type Wait } from './delivery.ts'
import type { TakenDelivery } from './intake.ts'
import type { StagedCounts } from './stage.ts'
import { withdrawAll } from './withdraw.ts'

const recordsOf = (rows: readonly { readonly id: RecordId }[]): RecordId[] => rows.map(row => row.id)

const takenBack = async ({ db }: Work, { id, source }: TakenDelivery): Promise<readonly RecordId[]> => {
  const { rows } = await sql<{ id: RecordId }>`
    select r.id from (select distinct unit from collect.staged_unit where delivery = ${id} and fate = 'withdrawn') u
      join collect.record r on r.source = ${source} and r.unit = u.unit and not r.is_shared and r.withdrawn_at is null
    where not exists (select 1 from collect.staged s where s.delivery = ${id} and s.unit = r.unit)
    order by r.id`.execute(db)
  return recordsOf(rows)
}

type Missing = { readonly id: RecordId; readonly unit: string }

/** Records of rows that a full delivery does not name; a row that was rejected is named. */
const leftOut = async ({ db }: Work, { id, source }: TakenDelivery): Promise<readonly Missing[]> => {
  const { rows } = await sql<Missing>`
    select r.id, r.unit from collect.record r
    where r.source = ${source} and not r.is_shared and r.withdrawn_at is null
      and not exists (select 1 from collect.staged s where s.delivery = ${id} and s.unit = r.unit)
      and not exists (select 1 from collect.staged_unit u where u.delivery = ${id} and u.unit = r.unit)
    order by r.id`.execute(db)
  return rows
}

const unitsHeld = async ({ db }: Work, { source }: TakenDelivery): Promise<number> => {
  const { rows } = await sql<{ units: string }>`
    select count(distinct unit) as units from collect.record where source = ${source} and not is_shared and withdrawn_at is null`.execute(
    db,
  )
  return Number(rows[0]?.units ?? 0)
}

/**
 * Shared things that this delivery does not name and that no link holds any more.
 * INVARIANT: only links under the thing's own label hold it: a tie that somebody may not see must not keep in sight what would be gone.
 */
export const abandonedThings = async (
  { db }: Work,
  { id, source }: Pick<TakenDelivery, 'id' | 'source'>,
  isWholeAndFull: boolean,
): Promise<readonly RecordId[]> => {
  const { rows } = await sql<{ id: RecordId }>`
    select r.id from collect.record r
    where r.source = ${source} and r.is_shared and r.withdrawn_at is null
      and not exists (select 1 from collect.staged s where s.delivery = ${id} and s.key = r.key)
      and not exists (select 1 from collect.link k join collect.record l on l.id = k.record where k.from_record = r.id and l.label = r.label and l.withdrawn_at is null)
      and not exists (select 1 from collect.link k join collect.record l on l.id = k.record where k.to_record = r.id and l.label = r.label and l.withdrawn_at is null)
      and (${isWholeAndFull}::boolean or exists (
        select 1 from collect.link k join collect.record l on l.id = k.record
        where (k.from_record = r.id or k.to_record = r.id) and l.label = r.label and l.delivery = ${id} and l.withdrawn_at is not null))
    order by r.id`.execute(db)
  return recordsOf(rows)
}

type LeftOut = {
  readonly missing: readonly Missing[]
  /** Whether the delivery can be taken at its word about what it leaves out. */
  readonly isSure: boolean
  /** Why a person has to decide, when one has to. */
  readonly wait?: Wait
}

const nothingLeftOut: LeftOut = { missing: [], isSure: false }

/** A full delivery may withdraw by itself only when it is whole, every row could be told, and what goes is a small part of what was held. */
const judgeLeftOut = async (
  work: Work,
  delivery: TakenDelivery,
  { isWhole, withoutKey }: StagedCounts,
): Promise<LeftOut> => {
  const missing = await leftOut(work, delivery)
  const loaded = (await readDelivery(work, delivery.id))?.counts.loaded ?? 0
  const held = Math.max(1, (await unitsHeld(work, delivery)) - loaded)
  const rows = new Set(missing.map(one => one.unit)).size
  const isSmall = rows / held <= delivery.description.delivery.maximumWithdrawn
  const isSure = isWhole && withoutKey === 0
  if (rows === 0 || (isSure && isSmall)) return { missing, isSure }
  const why = !isWhole ? 'not-whole' : withoutKey > 0 ? 'rows-without-key' : 'large-share'
  return { missing, isSure, wait: { why, rows, held } }
}

const letWait = async (work: Work, { id }: TakenDelivery, missing: readonly Missing[], wait: Wait): Promise<void> => {
  await sql`insert into collect.waiting_withdrawal (delivery, record)
    select ${id}::uuid, record from unnest(${recordsOf(missing)}::uuid[]) as t(record) on conflict do nothing`.execute(
    work.db,
  )
  await setCounts(work, id, { waiting: missing.length, wait })
}

/** What waited from earlier deliveries is settled by what came now: a row that is named again stays, and a full delivery asks anew. */
const closeEarlier = async ({ db, now }: Work, { id, source, description }: TakenDelivery): Promise<void> => {
  const isFull = description.delivery.kind === 'full'
  await sql`
    delete from collect.waiting_withdrawal w using collect.delivery d, collect.record r
    where d.id = w.delivery and d.source = ${source} and d.id <> ${id} and r.id = w.record
      and (${isFull}::boolean or exists (select 1 from collect.staged s where s.delivery = ${id} and s.unit = r.unit))`.execute(
    db,
  )
  await sql`
    update collect.delivery d set state = 'applied', ended_at = ${now}, counts = counts || '{"waiting": 0}'
    where d.source = ${source} and d.id <> ${id} and d.state = 'waiting'
      and not exists (select 1 from collect.waiting_withdrawal w where w.delivery = d.id)`.execute(db)
}

const kindsTaken = async ({ db }: Work, { id }: TakenDelivery): Promise<Readonly<Record<string, number>>> => {
  const { rows } = await sql<{ kind: string; count: string }>`
    select kind, count(*) as count from collect.staged where delivery = ${id} group by kind order by kind`.execute(db)
  return Object.fromEntries(rows.map(row => [row.kind, Number(row.count)]))
}

/** Withdraws what is to go and closes the delivery. */
export const finishDelivery = async (delivery: TakenDelivery, staged: StagedCounts): Promise<void> => {
  const { desk, id, description } = delivery
  const isFull = description.delivery.kind === 'full'
  await withdrawAll(desk, id, await desk.snapshot(work => takenBack(work, delivery)))
  const { missing, isSure, wait } = isFull
    ? await desk.snapshot(work => judgeLeftOut(work, delivery, staged))
    : nothingLeftOut
  if (!wait) await withdrawAll(desk, id, recordsOf(missing))
  await withdrawAll(desk, id, await desk.snapshot(work => abandonedThings(work, delivery, isSure && !wait)))
  await desk.transaction(async work => {
    await closeEarlier(work, delivery)
    if (wait) await letWait(work, delivery, missing, wait)
    await setCounts(work, id, { records: await kindsTaken(work, delivery) })
    await closeCounts(work, delivery)
    await setState(work, id, wait ? 'waiting' : 'applied')
    await clearStaging(work, delivery.source)
  })
}

/** Rows that changed nothing are those that are left when all others are counted. */
const closeCounts = async (work: Work, { id }: TakenDelivery): Promise<void> => {
  const counts = (await readDelivery(work, id))?.counts
  if (!counts) return
  const { read, loaded, updated, rejected, suppressed, takenBack: back } = counts
  await setCounts(work, id, { unchanged: Math.max(0, read - loaded - updated - rejected - suppressed - back) })
}
