// A judgement is taken back: one is revoked, none is rewritten, and the views are what they would be had it never been given.
import { isRefusal, permit } from '#core/guard/sealed.ts'
import type { JudgementId, RecordId } from '#core/language/ids.ts'
import { change } from '#core/ledger/audit.ts'
import { publish } from '#core/ledger/publish.ts'
import { labelFactsNow, visibleJudgement, writeRevocation } from './store.ts'

export type RevokeJudgement = {
  readonly judgement: JudgementId
  readonly about: readonly RecordId[]
  readonly why: string
}

export type Revoked =
  | { readonly kind: 'revoked'; readonly about: RecordId }
  | { readonly kind: 'no-such-judgement'; readonly unchanged: true }
  | { readonly kind: 'moved-on'; readonly unchanged: true }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

export const revokeJudgement = change<RevokeJudgement, Revoked>(
  'combination',
  'revoke-judgement',
  (ask, outcome) =>
    ask.about.map(record => ({
      record,
      manner: outcome?.kind === 'revoked' ? ('changed' as const) : ('asked' as const),
    })),
  async (work, ask) => {
    const sealed = await visibleJudgement(work, ask.judgement)
    if (!sealed) return { kind: 'no-such-judgement', unchanged: true }
    const cleared = permit(work.sight, 'judge', sealed, await labelFactsNow(work, sealed.labels))
    if (isRefusal(cleared)) return cleared
    // The address names the pair too: a judgement is taken back on its own pair's page, and the ledger enters those two records.
    if (cleared.content.about.join() !== ask.about.join()) return { kind: 'no-such-judgement', unchanged: true }
    if (cleared.content.revoked) return { kind: 'moved-on', unchanged: true }
    await writeRevocation(work, cleared, ask.why)
    await publish(work, work.listeners, {
      fact: 'judgement-revoked',
      about: cleared.content.about,
      labels: sealed.labels,
    })
    return { kind: 'revoked', about: cleared.content.about[0] }
  },
)
