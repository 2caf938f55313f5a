// Deliveries as the data officer of their agency reads them: how far each came, what became of its rows, what waits for a decision.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import { labelFactsAt } from '#core/guard/label-facts.ts'
import { decide } from '#core/guard/policy.ts'
import type { DeliveryId, LabelId } from '#core/language/ids.ts'
import { look } from '#core/ledger/audit.ts'
import { type DeliveryCounts, type DeliveryState, noCounts } from '../take-in/delivery.ts'
import type { ToldRejection } from '../take-in/write-rejections.ts'
import type { WithdrawalDecision } from './decide-withdrawals.ts'

export type ListedDelivery = {
  readonly id: DeliveryId
  readonly source: string
  readonly title: string
  readonly system: string
  readonly agency: string
  readonly isInvented: boolean
  readonly kind: 'full' | 'delta'
  readonly asOf: Date
  readonly receivedAt: Date
  readonly state: DeliveryState
  readonly counts: DeliveryCounts
}

export type Decided = {
  readonly decision: WithdrawalDecision
  readonly reason: string
  readonly by: string
  readonly at: Date
}

export type ReadDelivery = ListedDelivery & {
  readonly rejections: readonly (ToldRejection & { readonly place: number })[]
  readonly hasMore: boolean
  readonly decided?: Decided
}

/** The labels of sources whose deliveries this member decides on. Nobody else of the agency reads them. */
const decidable = async (work: Work): Promise<readonly LabelId[]> => {
  const { rows } = await sql<{ label: LabelId }>`
    select distinct s.label from collect.source s where s.agency = nullif(current_setting('app.agency', true), '') and s.name not like 'written/%'`.execute(
    work.db,
  )
  const own = new Set(rows.map(row => row.label))
  const facts = (await labelFactsAt(work.db, work.now)).filter(fact => own.has(fact.id))
  return facts
    .filter(fact => decide(work.sight.by, 'decideDelivery', fact, work.sight.purpose).allowed)
    .map(fact => fact.id)
}

type Row = Omit<ListedDelivery, 'counts'> & { readonly counts: Partial<DeliveryCounts> }

const listed = ({ counts, ...row }: Row): ListedDelivery => ({ ...row, counts: { ...noCounts, ...counts } })

const columns = sql`d.id, s.name as source, s.title, s.system, s.agency, s.synthetic as "isInvented", d.kind, d.as_of as "asOf", d.received_at as "receivedAt", d.state, d.counts`

const latest = 50

/** The latest deliveries of the agency, those that wait first; nothing for whoever does not decide on them. */
export const listDeliveries = look('list-deliveries', async (work: Work) => {
  const labels = await decidable(work)
  const { rows } = await sql<Row>`
    select ${columns} from collect.delivery d join collect.source s on s.id = d.source
    where s.label = any(${[...labels]}::int[])
    order by d.state = 'waiting' desc, d.received_at desc, d.id limit ${latest}`.execute(work.db)
  return { page: { mayDecide: labels.length > 0, deliveries: rows.map(listed) }, shows: [] }
})

type RejectionRow = {
  readonly [K in keyof (ToldRejection & { place: number })]-?:
    | Exclude<ToldRejection[K & keyof ToldRejection], undefined>
    | number
    | null
}

const rejectionsAfter = async ({ db }: Work, id: DeliveryId, after: number, most: number) => {
  const { rows } = await sql<RejectionRow>`
    select place, kind, file, line, column_name as "column", reason, mend, row_sha256 as "rowSha256" from collect.rejection
    where delivery = ${id} and place > ${after} order by place limit ${most}`.execute(db)
  return rows.map(
    row =>
      Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as ToldRejection & {
        place: number
      },
  )
}

const decidedOn = async ({ db }: Work, id: DeliveryId): Promise<Decided | undefined> => {
  const { rows } = await sql<Decided>`
    select w.decision, w.reason, m.name as by, w.decided_at as at from collect.withdrawal_decision w join guard.member m on m.id = w.decided_by
    where w.delivery = ${id}`.execute(db)
  return rows[0]
}

export type AskDelivery = { readonly id: DeliveryId; readonly after: number; readonly most: number }

/** One delivery with its rejected rows from a place on; absent and hidden are the same answer. */
export const lookAtDelivery = look('look-at-delivery', async (work: Work, { id, after, most }: AskDelivery) => {
  const labels = await decidable(work)
  const { rows } = await sql<Row>`
    select ${columns} from collect.delivery d join collect.source s on s.id = d.source
    where d.id = ${id} and s.label = any(${[...labels]}::int[])`.execute(work.db)
  const [row] = rows
  if (!row) return { page: undefined, shows: [] }
  const rejections = await rejectionsAfter(work, id, after, most + 1)
  const decided = await decidedOn(work, id)
  const page: ReadDelivery = {
    ...listed(row),
    rejections: rejections.slice(0, most),
    hasMore: rejections.length > most,
    ...(decided ? { decided } : {}),
  }
  return { page, shows: [] }
})
