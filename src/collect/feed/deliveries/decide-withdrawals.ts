// A full delivery left out more than may go by itself: a data officer of the agency says whether it is withdrawn or kept, and why.
import { sql } from 'kysely'
import { enqueue } from '#core/ground/queue.ts'
import type { Work } from '#core/guard/desk.ts'
import { labelFactsAt } from '#core/guard/label-facts.ts'
import { isRefusal, permit, seal } from '#core/guard/sealed.ts'
import type { DeliveryId, LabelId, RecordId, SourceId } from '#core/language/ids.ts'
import { change } from '#core/ledger/audit.ts'
import { setCounts, setState } from '../take-in/delivery.ts'
import { abandonedThings } from '../take-in/finish.ts'
import type { Intake } from '../take-in/intake.ts'
import { withdrawAll } from '../take-in/withdraw.ts'

export const withdrawalDecisions = ['withdraw', 'keep'] as const
export type WithdrawalDecision = (typeof withdrawalDecisions)[number]

/** The job that does what was decided, for the source that it names. */
export const carryOutTask = 'carry-out-withdrawals'

export type DecideWithdrawals = {
  readonly delivery: DeliveryId
  readonly decision: WithdrawalDecision
  readonly reason: string
}

export type WithdrawalsDecided =
  | { readonly kind: 'decided' }
  /** Absent and hidden are the same answer. */
  | { readonly kind: 'no-such-delivery'; readonly unchanged: true }
  | { readonly kind: 'refused'; readonly unchanged: true; readonly reasons: readonly string[] }
  /** Somebody decided before, or a later delivery settled it. */
  | { readonly kind: 'moved-on'; readonly unchanged: true }

type Waiting = { readonly source: SourceId; readonly label: LabelId; readonly isOpen: boolean }

const waitingDelivery = async ({ db }: Work, delivery: DeliveryId): Promise<Waiting | undefined> => {
  const { rows } = await sql<Waiting>`
    select d.source, s.label,
      d.state = 'waiting' and not exists (select 1 from collect.withdrawal_decision w where w.delivery = d.id) as "isOpen"
    from collect.delivery d join collect.source s on s.id = d.source where d.id = ${delivery}`.execute(db)
  return rows[0]
}

/** Writes the decision down; the feed of the agency carries it out. */
export const decideWithdrawals = change<DecideWithdrawals, WithdrawalsDecided>(
  'alteration',
  'decide-withdrawals',
  () => [],
  async (work, { delivery, decision, reason }) => {
    const found = await waitingDelivery(work, delivery)
    if (!found || work.sight.by.kind !== 'Member') return { kind: 'no-such-delivery', unchanged: true }
    const cleared = permit(
      work.sight,
      'decideDelivery',
      seal(found, [found.label]),
      await labelFactsAt(work.db, work.now),
    )
    if (isRefusal(cleared)) return { ...cleared, unchanged: true }
    if (!cleared.content.isOpen) return { kind: 'moved-on', unchanged: true }
    await sql`insert into collect.withdrawal_decision (delivery, decision, reason, decided_by, decided_at)
      values (${delivery}, ${decision}, ${reason}, ${work.sight.by.id}, ${work.now})`.execute(work.db)
    await enqueue(work.db, carryOutTask, cleared.content.source)
    return { kind: 'decided' }
  },
)

type Decided = { readonly delivery: DeliveryId; readonly decision: WithdrawalDecision }

const decidedOf = async ({ db }: Work, source: SourceId): Promise<readonly Decided[]> => {
  const { rows } = await sql<Decided>`
    select w.delivery, w.decision from collect.withdrawal_decision w join collect.delivery d on d.id = w.delivery
    where d.source = ${source} and d.state = 'waiting' order by d.received_at, d.id`.execute(db)
  return rows
}

const waitingRecords = async ({ db }: Work, delivery: DeliveryId): Promise<readonly RecordId[]> => {
  const { rows } = await sql<{ record: RecordId }>`
    select record from collect.waiting_withdrawal where delivery = ${delivery} order by record`.execute(db)
  return rows.map(row => row.record)
}

/** Does what was decided about a source's deliveries; done twice it is as good as once. */
export const carryOutWithdrawals = async (
  { db, deskFor }: Pick<Intake, 'db' | 'deskFor'>,
  source: SourceId,
): Promise<void> => {
  const { rows } = await sql<{
    agency: Parameters<typeof deskFor>[0]
  }>`select agency from collect.source where id = ${source}`.execute(db)
  const [row] = rows
  if (!row) return
  const desk = deskFor(row.agency)
  for (const { delivery, decision } of await desk.snapshot(work => decidedOf(work, source))) {
    if (decision === 'withdraw') {
      await withdrawAll(desk, delivery, await desk.snapshot(work => waitingRecords(work, delivery)))
      await withdrawAll(
        desk,
        delivery,
        await desk.snapshot(work => abandonedThings(work, { id: delivery, source }, false)),
      )
    }
    await desk.transaction(async work => {
      await sql`delete from collect.waiting_withdrawal where delivery = ${delivery}`.execute(work.db)
      await setCounts(work, delivery, { waiting: 0 })
      await setState(work, delivery, 'applied')
    })
  }
}
