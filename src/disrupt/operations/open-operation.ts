// Somebody opens an operation for his agency, with the agencies that take part and as many pillars as it has.
import { labelBetween } from '#core/guard/audience.ts'
import { labelFactsAt } from '#core/guard/label-facts.ts'
import { isRefusal, permit, seal } from '#core/guard/sealed.ts'
import { agencyOf } from '#core/guard/sight.ts'
import { type AgencyCode, inTheLedger, type OperationId, operationId } from '#core/language/ids.ts'
import { type AuditedWork, change } from '#core/ledger/audit.ts'
import { publish } from '#core/ledger/publish.ts'
import { madeBefore } from '../sent-form.ts'
import { type NewOperation, writeOperation } from './store.ts'

export type OpenOperation = Omit<NewOperation, 'lead' | 'others'> & {
  readonly others: readonly AgencyCode[]
  readonly once: string
}

export type Opened =
  | { readonly kind: 'opened'; readonly operation: OperationId }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

export const openOperation = change<OpenOperation, Opened>(
  'collection',
  'open-operation',
  (_ask, outcome) =>
    outcome?.kind === 'opened' ? [{ record: inTheLedger(outcome.operation), manner: 'changed' }] : [],
  async (at, { once, ...ask }) => {
    const lead = agencyOf(at.sight.by) as AgencyCode
    const label = await labelBetween(at, lead, ask.others)
    const work: AuditedWork = { ...(await at.anew()), listeners: at.listeners }
    const cleared = permit(work.sight, 'operate', seal(ask, [label]), await labelFactsAt(work.db, work.now, [label]))
    if (isRefusal(cleared)) return cleared
    const id = work.nextId('operations') as OperationId
    const before = operationId(await madeBefore(work, once, id))
    if (before) return { kind: 'opened', operation: before }
    await writeOperation(work, id, label, { ...ask, lead })
    await publish(work, work.listeners, { fact: 'operation-opened', about: [inTheLedger(id)], labels: [label] })
    return { kind: 'opened', operation: id }
  },
)
