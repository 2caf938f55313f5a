// Somebody of the lead agency says that two reported events are one, or takes that back. Nothing is merged; the count follows.
import { isRefusal } from '#core/guard/sealed.ts'
import { agencyOf } from '#core/guard/sight.ts'
import { inTheLedger, type OperationId, type OutcomeId } from '#core/language/ids.ts'
import { type AuditedWork, change } from '#core/ledger/audit.ts'
import type { Operation } from '../operations/operation.ts'
import { clearedOperation } from './change-return.ts'
import { samenessOf, writeSameEvent, writeSameEventRevoked } from './same-event-store.ts'
import { linesOf } from './store.ts'

export type Judged =
  | { readonly kind: 'judged' }
  | { readonly kind: 'nothing-there'; readonly unchanged: true }
  | { readonly kind: 'moved-on'; readonly unchanged: true }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

const coordinated = async (work: AuditedWork, id: OperationId): Promise<Operation | Judged> => {
  const cleared = await clearedOperation(work, id)
  if ('kind' in cleared) return isRefusal(cleared) ? cleared : { kind: 'nothing-there', unchanged: true }
  if (cleared.content.lead !== agencyOf(work.sight.by)) return { kind: 'refused', reasons: ['the-lead-agency-alone'] }
  return cleared.content
}

const inOrder = (a: OutcomeId, b: OutcomeId): readonly [OutcomeId, OutcomeId] => (a < b ? [a, b] : [b, a])

export type SaySame = {
  readonly operation: OperationId
  readonly events: readonly [OutcomeId, OutcomeId]
  readonly reason: string
}

export const saySameEvent = change<SaySame, Judged>(
  'combination',
  'say-same-event',
  (ask, outcome) =>
    ask.events.map(event => ({
      record: inTheLedger(event),
      manner: outcome?.kind === 'judged' ? ('changed' as const) : ('asked' as const),
    })),
  async (work, ask) => {
    const operation = await coordinated(work, ask.operation)
    if ('kind' in operation) return operation
    const [one, other] = inOrder(...ask.events)
    const known = new Map((await linesOf(work, operation.id)).map(line => [line.event.id, line.event]))
    const [first, second] = [known.get(one), known.get(other)]
    if (!first || !second || one === other || first.kind !== second.kind)
      return { kind: 'nothing-there', unchanged: true }
    const said = (await samenessOf(work, operation)).filter(each => each.one === one && each.other === other)
    if (said.some(each => each.revokedAt === null)) return { kind: 'moved-on', unchanged: true }
    await writeSameEvent(work, work.nextId(`${one} ${other}`), operation.id, [one, other], said.length, ask.reason)
    return { kind: 'judged' }
  },
)

export type TakeBackSame = { readonly operation: OperationId; readonly judgement: string; readonly why: string }

export const takeBackSameEvent = change<TakeBackSame, Judged>(
  'combination',
  'take-back-same-event',
  (ask, outcome) => [{ record: inTheLedger(ask.operation), manner: outcome?.kind === 'judged' ? 'changed' : 'asked' }],
  async (work, ask) => {
    const operation = await coordinated(work, ask.operation)
    if ('kind' in operation) return operation
    const said = (await samenessOf(work, operation)).find(each => each.id === ask.judgement)
    if (!said) return { kind: 'nothing-there', unchanged: true }
    if (said.revokedAt !== null) return { kind: 'moved-on', unchanged: true }
    await writeSameEventRevoked(work, said.id, ask.why)
    return { kind: 'judged' }
  },
)
