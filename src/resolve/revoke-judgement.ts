// A judgement is taken back: one is revoked, none is rewritten, and the views are what they would be had it never been given.
import type { Work } from '#core/guard/desk.ts'
import { isRefusal, permit } from '#core/guard/sealed.ts'
import type { JudgementId, RecordId } from '#core/language/ids.ts'
import { change } from '#core/ledger/audit.ts'
import { publish } from '#core/ledger/publish.ts'
import { contradicts, hasSpoken, type Judgement, standing } from './judgement.ts'
import { judgementsOn, labelFactsNow, visibleJudgement, writeRevocation } from './store.ts'

export type RevokeJudgement = {
  readonly judgement: JudgementId
  readonly about: readonly RecordId[]
  readonly why: string
}

export type Revoked =
  | { readonly kind: 'revoked'; readonly about: RecordId }
  | { readonly kind: 'no-such-judgement'; readonly unchanged: true }
  | { readonly kind: 'moved-on'; readonly unchanged: true }
  /** He gave, or gave and withdrew, what this one speaks against: who is contradicted does not take the contradiction back. */
  | { readonly kind: 'needs-another'; readonly unchanged: true }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

/** Whether the judgement is not his, and it or what stands here contradicts whoever asks. */
const isContradictedBy = async (work: Work, judgement: Judgement): Promise<boolean> => {
  const { by } = work.sight
  if (by.kind !== 'Member' || judgement.givenBy?.id === by.id) return false
  const given = await judgementsOn(work, [judgement.about])
  return contradicts(judgement, given, by.id) || (standing(given) === 'contested' && hasSpoken(given, by.id))
}

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
    if (await isContradictedBy(work, cleared.content)) return { kind: 'needs-another', unchanged: true }
    await writeRevocation(work, cleared, ask.why)
    await publish(work, work.listeners, {
      fact: 'judgement-revoked',
      about: cleared.content.about,
      labels: sealed.labels,
    })
    return { kind: 'revoked', about: cleared.content.about[0] }
  },
)
