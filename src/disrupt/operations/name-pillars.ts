// The lead agency fills in what the pillars are called and which days they cover.
import { labelFactsAt } from '#core/guard/label-facts.ts'
import { isRefusal, permit, seal } from '#core/guard/sealed.ts'
import { agencyOf } from '#core/guard/sight.ts'
import { inTheLedger, type OperationId } from '#core/language/ids.ts'
import { change } from '#core/ledger/audit.ts'
import type { Pillar } from './operation.ts'
import { operationAt, writePillars } from './store.ts'

export type NamePillars = {
  readonly operation: OperationId
  readonly seen: number
  readonly pillars: readonly Pillar[]
}

export type Named =
  | { readonly kind: 'named' }
  | { readonly kind: 'no-such-operation'; readonly unchanged: true }
  | { readonly kind: 'moved-on'; readonly unchanged: true }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

export const namePillars = change<NamePillars, Named>(
  'alteration',
  'name-pillars',
  (ask, outcome) => [{ record: inTheLedger(ask.operation), manner: outcome?.kind === 'named' ? 'changed' : 'asked' }],
  async (work, ask) => {
    const operation = await operationAt(work, ask.operation)
    if (!operation) return { kind: 'no-such-operation', unchanged: true }
    const facts = await labelFactsAt(work.db, work.now, [operation.label])
    const cleared = permit(work.sight, 'operate', seal(operation, [operation.label]), facts)
    if (isRefusal(cleared)) return cleared
    if (operation.lead !== agencyOf(work.sight.by)) return { kind: 'refused', reasons: ['the-lead-agency-alone'] }
    if (operation.version !== ask.seen) return { kind: 'moved-on', unchanged: true }
    await writePillars(work, operation.id, ask.pillars)
    return { kind: 'named' }
  },
)
