// A second person signs a frozen figure off, or says why not; until then only those who work on figures see it.
import type { SnapshotState } from '#core/language/account.ts'
import { inTheLedger, type SnapshotId } from '#core/language/ids.ts'
import { change } from '#core/ledger/audit.ts'
import { refuseUnless } from '../posts.ts'
import { settleSnapshot, snapshotSeen } from './store.ts'

export type SettleFigures = {
  readonly id: SnapshotId
  readonly to: Exclude<SnapshotState, 'taken'>
  readonly why: string
}

export type FiguresSettled =
  | { readonly kind: 'settled' }
  | { readonly kind: 'no-such-snapshot'; readonly unchanged: true }
  | { readonly kind: 'moved-on'; readonly unchanged: true }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

export const settleFigures = change<SettleFigures, FiguresSettled>(
  'disclosure',
  'settle-figures',
  ({ id }, outcome) => [{ record: inTheLedger(id), manner: outcome?.kind === 'settled' ? 'changed' : 'asked' }],
  async (work, { id, to, why }) => {
    const refusal = refuseUnless(work.sight, 'settleFigures')
    if (refusal) return refusal
    const snapshot = await snapshotSeen(work, id)
    if (!snapshot) return { kind: 'no-such-snapshot', unchanged: true }
    if (snapshot.takenBy === work.sight.by.id)
      return { kind: 'refused', reasons: ['whoever-took-it-does-not-sign-it-off'] }
    if (snapshot.state !== 'taken' || !(await settleSnapshot(work, id, to, why)))
      return { kind: 'moved-on', unchanged: true }
    return { kind: 'settled' }
  },
)
