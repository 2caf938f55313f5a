// An agency sends its return: a numbered revision of what it says of that pillar and day or week. None is ever overwritten.
import { isRefusal } from '#core/guard/sealed.ts'
import { agencyOf } from '#core/guard/sight.ts'
import { type AgencyCode, inTheLedger } from '#core/language/ids.ts'
import { change } from '#core/ledger/audit.ts'
import { publish } from '#core/ledger/publish.ts'
import { clearedOperation, type InReturn } from './change-return.ts'
import { dueAt, periodOn } from './periods.ts'
import { beginReturn, moveReturn, writeRevision } from './store.ts'

export type SendReturn = InReturn & {
  /** The return's version that was before him. */
  readonly seen: number
  /** What changed since the last revision; '' for the first. */
  readonly why: string
}

export type Sent =
  | { readonly kind: 'sent'; readonly number: number }
  | { readonly kind: 'moved-on'; readonly unchanged: true }
  | { readonly kind: 'nothing-there'; readonly unchanged: true }
  | { readonly kind: 'why-is-missing'; readonly unchanged: true }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

export const sendReturn = change<SendReturn, Sent>(
  'collection',
  'send-return',
  (ask, outcome) => [{ record: inTheLedger(ask.operation), manner: outcome?.kind === 'sent' ? 'changed' : 'asked' }],
  async (work, ask) => {
    const cleared = await clearedOperation(work, ask.operation)
    if ('kind' in cleared) return isRefusal(cleared) ? cleared : { kind: 'nothing-there', unchanged: true }
    const operation = cleared.content
    const period = periodOn(operation, ask.onDay, ask.pillar)
    const begun = await beginReturn(work, operation.id, agencyOf(work.sight.by) as AgencyCode, period)
    if (begun.version !== ask.seen) return { kind: 'moved-on', unchanged: true }
    const number = begun.sent + 1
    if (number > 1 && ask.why === '') return { kind: 'why-is-missing', unchanged: true }
    const isLate = work.now > dueAt(operation, period)
    await moveReturn(work, begun.id)
    await writeRevision(work, begun.id, { number, isLate, why: number > 1 ? ask.why : '' })
    await publish(work, work.listeners, {
      fact: 'outcome-returned',
      about: [inTheLedger(operation.id)],
      labels: [operation.label],
    })
    return { kind: 'sent', number }
  },
)
