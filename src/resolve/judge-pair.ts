// An officer says whether two records describe the same person or thing. The edge is the model's proposal; the verdict is his.
import { isRefusal, permit } from '#core/guard/sealed.ts'
import type { RecordId } from '#core/language/ids.ts'
import { change } from '#core/ledger/audit.ts'
import { publish } from '#core/ledger/publish.ts'
import type { PairOfRecords, Verdict } from './judgement.ts'
import { labelFactsNow, visiblePair, writeJudgement } from './store.ts'

export type JudgePair = {
  readonly about: PairOfRecords
  /** The pair's version that the officer had before him. */
  readonly seenVersion: number
  readonly verdict: Verdict
  readonly reason: string
}

export type Judged =
  | { readonly kind: 'judged'; readonly about: RecordId }
  | { readonly kind: 'no-such-pair'; readonly unchanged: true }
  | { readonly kind: 'moved-on'; readonly unchanged: true }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

export const judgePair = change<JudgePair, Judged>(
  'combination',
  'judge-pair',
  (ask, outcome) =>
    ask.about.map(record => ({
      record,
      manner: outcome?.kind === 'judged' ? ('changed' as const) : ('asked' as const),
    })),
  async (work, ask) => {
    const sealed = await visiblePair(work, ask.about)
    if (!sealed) return { kind: 'no-such-pair', unchanged: true }
    const cleared = permit(work.sight, 'judge', sealed, await labelFactsNow(work, sealed.labels))
    if (isRefusal(cleared)) return cleared
    if (cleared.content.version !== ask.seenVersion) return { kind: 'moved-on', unchanged: true }
    await writeJudgement(work, cleared, ask.verdict, ask.reason)
    await publish(work, work.listeners, { fact: 'pair-judged', about: ask.about, labels: cleared.content.labels })
    return { kind: 'judged', about: ask.about[0] }
  },
)
