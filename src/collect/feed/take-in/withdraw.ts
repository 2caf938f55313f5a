// A record its agency no longer holds is withdrawn: it stays with its versions, and is neither found nor compared any more.
import { sql } from 'kysely'
import type { DeliveryId, LabelId, RecordId } from '#core/language/ids.ts'
import { type AuditedDesk, type AuditedWork, change } from '#core/ledger/audit.ts'
import { asChanged, publishChanges } from '../../records/publish-changes.ts'
import { addToCounts } from './delivery.ts'

type Withdrawn = { readonly record: RecordId; readonly label: LabelId }

/** Withdraws those of the records that are still held; says which. */
export const withdrawRecords = async (
  work: AuditedWork,
  delivery: DeliveryId,
  records: readonly RecordId[],
): Promise<readonly RecordId[]> => {
  if (records.length === 0) return []
  const { rows } = await sql<Withdrawn>`
    update collect.record set withdrawn_at = ${work.now}, delivery = ${delivery}
    where id = any(${[...records]}::uuid[]) and withdrawn_at is null returning id as record, label`.execute(work.db)
  const gone = rows.map(row => row.record).sort()
  await sql`delete from collect.posting where record = any(${gone}::uuid[])`.execute(work.db)
  await sql`delete from collect.feature where record = any(${gone}::uuid[])`.execute(work.db)
  await publishChanges(
    work,
    rows.map(row => ({ ...row, fact: 'record-withdrawn' })),
  )
  await addToCounts(work, delivery, { withdrawn: gone.length })
  return gone
}

type Ask = { readonly delivery: DeliveryId; readonly records: readonly RecordId[] }
type Outcome = { readonly kind: 'withdrawn'; readonly records: readonly RecordId[] }

const withdrawSome = change<Ask, Outcome>(
  'alteration',
  'withdraw-records',
  (ask, outcome) => asChanged(outcome?.records ?? ask.records),
  async (work, { delivery, records }) => ({
    kind: 'withdrawn',
    records: await withdrawRecords(work, delivery, records),
  }),
)

const atOnce = 2_000

/** Withdraws many records, a few thousand in a transaction. */
export const withdrawAll = async (
  desk: AuditedDesk,
  delivery: DeliveryId,
  records: readonly RecordId[],
): Promise<void> => {
  for (let from = 0; from < records.length; from += atOnce)
    await withdrawSome(desk, { delivery, records: records.slice(from, from + atOnce) })
}
