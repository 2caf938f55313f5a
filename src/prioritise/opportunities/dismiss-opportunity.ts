// An officer looked at an opportunity and sets it aside for his agency, with a reason. New evidence brings it back.
import { type ReadRecord, readRecords } from '#collect'
import { labelBetween } from '#core/guard/audience.ts'
import type { Work } from '#core/guard/desk.ts'
import { labelFactsAt } from '#core/guard/label-facts.ts'
import { isRefusal, permit, seal } from '#core/guard/sealed.ts'
import { agencyOf } from '#core/guard/sight.ts'
import type { LabelId, RecordId } from '#core/language/ids.ts'
import { change } from '#core/ledger/audit.ts'
import { dismissedBefore, restsOn, writeDismissal } from './dismissals.ts'
import { opportunityAt } from './find-opportunities.ts'

export type DismissOpportunity = {
  readonly rule: string
  readonly record: RecordId
  readonly reason: string
  /** What it rested on when the form was shown: what came since is looked at first. */
  readonly seen: string
  readonly once: string
}

export type Dismissed =
  | { readonly kind: 'dismissed' }
  | { readonly kind: 'no-such-opportunity'; readonly unchanged: true }
  | { readonly kind: 'moved-on'; readonly unchanged: true }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

/** Setting aside is the other answer to the same question as asking an agency to act: the same posts give it. */
export const clearedToDismiss = async (work: Work, label: LabelId) =>
  permit(work.sight, 'task', seal(label, [label]), await labelFactsAt(work.db, work.now, [label]))

/** What an opportunity rests on in its order, as one short text for a form. */
export const restsOnNow = (records: readonly ReadRecord[]): string =>
  records.map(record => `${record.id.slice(0, 8)}.${record.version}`).join(' ')

export const dismissOpportunity = change<DismissOpportunity, Dismissed>(
  'alteration',
  'dismiss-opportunity',
  ask => [{ record: ask.record, manner: 'asked' }],
  async (given, ask) => {
    const own = agencyOf(given.sight.by)
    if (own === '') return { kind: 'no-such-opportunity', unchanged: true }
    const label = await labelBetween(given, own, [])
    const work = await given.anew()
    if (await dismissedBefore(work, ask.once)) return { kind: 'dismissed' }
    const found = await opportunityAt(work, ask.rule, ask.record)
    if (!found) return { kind: 'no-such-opportunity', unchanged: true }
    const cleared = await clearedToDismiss(work, label)
    if (isRefusal(cleared)) return cleared
    const records = await readRecords(work, restsOn(found))
    if (found.dismissed || restsOnNow(records) !== ask.seen) return { kind: 'moved-on', unchanged: true }
    await writeDismissal(work, { label: cleared.content, rule: ask.rule, reason: ask.reason, once: ask.once, records })
    return { kind: 'dismissed' }
  },
)
