// Where everybody gets a desk: the policy thread, sights, the ledger's reads, and who hears of which news.
import type { Kysely } from 'kysely'
import type { Clock } from '#core/ground/clock.ts'
import type { Ids } from '#core/ground/ids.ts'
import type { Asker } from '#core/guard/asker.ts'
import { type Deciding, openDeciding } from '#core/guard/decide-off-loop.ts'
import { openDesk } from '#core/guard/desk.ts'
import { openSights } from '#core/guard/sight.ts'
import type { Purpose } from '#core/language/protection.ts'
import type { AuditedDesk } from '#core/ledger/audit.ts'
import type { Listeners } from '#core/ledger/publish.ts'
import { openReadEntries } from '#core/ledger/reads.ts'

/** Which work begins when which news comes; rooms name the task, this table joins them. */
export const listeners: Listeners = {
  'record-taken-in': ['compare-records'],
  'record-corrected': ['compare-records'],
  'record-relabelled': ['compare-records'],
  'record-keyed-anew': ['compare-records'],
  // What is no longer held has no keys left to compare: its proposals go.
  'record-withdrawn': ['compare-records'],
}

export type Office = {
  readonly deskFor: (asker: Asker, purpose: Purpose) => AuditedDesk
  readonly close: () => Promise<void>
}

export type OfficeNeeds = {
  readonly db: Kysely<unknown>
  readonly clock: Clock
  readonly ids: Ids
  readonly deciding?: Deciding
}

/** An office over one pool: whoever sits at its desks works in that pool's database role. */
export const openOffice = ({ db, clock, ids, deciding = openDeciding() }: OfficeNeeds): Office => {
  const sights = openSights(deciding)
  const reads = openReadEntries(db)
  return {
    deskFor: (asker, purpose) => ({ ...openDesk({ db, clock, ids, sights }, asker, purpose), reads, listeners }),
    close: () => deciding.close(),
  }
}
