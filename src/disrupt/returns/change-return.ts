// What stands in an agency's next revision is changed: an event is joined or taken out, a total without events is stated or taken back.
import { labelFactsAt } from '#core/guard/label-facts.ts'
import { isRefusal, permit, seal } from '#core/guard/sealed.ts'
import { agencyOf } from '#core/guard/sight.ts'
import type { OperationEventKind } from '#core/language/disrupt.ts'
import { type AgencyCode, inTheLedger, type OperationId, type OutcomeId } from '#core/language/ids.ts'
import { type AuditedWork, change } from '#core/ledger/audit.ts'
import type { Operation } from '../operations/operation.ts'
import { operationAt } from '../operations/store.ts'
import { periodOn } from './periods.ts'
import {
  beginReturn,
  endInvolvement,
  endStatedTotal,
  isStanding,
  linesOf,
  moveReturn,
  writeInvolvement,
  writeStatedTotal,
} from './store.ts'

export type InReturn = { readonly operation: OperationId; readonly onDay: string; readonly pillar: string }

export type Changed =
  | { readonly kind: 'changed' }
  | { readonly kind: 'nothing-there'; readonly unchanged: true }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

type Begun = { readonly id: string; readonly sent: number }

/** The operation his agency takes part in, opened for the act; or why not. */
export const clearedOperation = async (work: AuditedWork, id: OperationId) => {
  const operation = await operationAt(work, id)
  if (!operation?.takingPart.some(part => part.agency === agencyOf(work.sight.by)))
    return { kind: 'nothing-there', unchanged: true } as const
  const facts = await labelFactsAt(work.db, work.now, [operation.label])
  return permit(work.sight, 'operate', seal(operation, [operation.label]), facts)
}

const changing =
  <Ask extends InReturn>(act: (work: AuditedWork, operation: Operation, begun: Begun, ask: Ask) => Promise<boolean>) =>
  async (work: AuditedWork, ask: Ask): Promise<Changed> => {
    const cleared = await clearedOperation(work, ask.operation)
    if ('kind' in cleared) return isRefusal(cleared) ? cleared : { kind: 'nothing-there', unchanged: true }
    const operation = cleared.content
    const own = agencyOf(work.sight.by) as AgencyCode
    const begun = await beginReturn(work, operation.id, own, periodOn(operation, ask.onDay, ask.pillar))
    await moveReturn(work, begun.id)
    if (!(await act(work, operation, begun, ask))) return { kind: 'nothing-there', unchanged: true }
    return { kind: 'changed' }
  }

const about = ({ operation }: InReturn, outcome: Changed | undefined) =>
  [{ record: inTheLedger(operation), manner: outcome?.kind === 'changed' ? 'changed' : 'asked' }] as const

export type JoinEvent = InReturn & { readonly event: OutcomeId }

/** 'We were there too': his agency is involved in an event that another reported. */
export const joinEvent = change<JoinEvent, Changed>(
  'collection',
  'join-event',
  about,
  changing(async (work, operation, begun, ask) => {
    const lines = (await linesOf(work, operation.id)).filter(isStanding)
    if (!lines.some(line => line.event.id === ask.event)) return false
    await writeInvolvement(work, begun.id, ask.event, [agencyOf(work.sight.by) as AgencyCode], begun.sent + 1)
    return true
  }),
)

export type TakeOut = InReturn & { readonly event: OutcomeId; readonly why: string }

/** An event is taken out of what is sent next; what was sent before still says it. */
export const takeOutEvent = change<TakeOut, Changed>(
  'alteration',
  'take-out-event',
  about,
  changing(
    async (work, _operation, begun, ask) =>
      (await endInvolvement(work, begun.id, ask.event, begun.sent + 1, ask.why)) > 0,
  ),
)

export type StateTotal = InReturn & {
  readonly kind: OperationEventKind
  /** 0 takes the total back. */
  readonly atLeast: number
  readonly why: string
}

/** Only a total is known: at least so many, kept apart from the events and never added to them. */
export const stateTotal = change<StateTotal, Changed>(
  'collection',
  'state-total',
  about,
  changing(async (work, _operation, begun, { kind, atLeast, why }) => {
    if (atLeast === 0) await endStatedTotal(work, begun.id, kind, begun.sent + 1)
    else await writeStatedTotal(work, begun.id, { kind, atLeast, why }, begun.sent + 1)
    return true
  }),
)
