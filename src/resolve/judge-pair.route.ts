// Compare two records, judge them, and take a judgement back.
import { highestMarking, nameOf, sideBySide } from '#collect'
import { absent, defineRoute, field, page, seenIn, seeOther, stale } from '#core/frame/index.ts'
import type { Officer, Routes } from '#core/frame/officer.ts'
import type { NoticeShown } from '#core/frame/shown.ts'
import { kindWord } from '#core/frame/words.ts'
import { judgementId, recordId } from '#core/language/ids.ts'
import { evidenceOf } from './evidence.ts'
import { judgePair } from './judge-pair.ts'
import { type Judgement, type PairOfRecords, pairOf, standing, verdicts } from './judgement.ts'
import { type ComparedPair, lookAtPair } from './look-at-pair.ts'
import { pairAddress, proposalWords } from './proposal-words.ts'
import { revokeJudgement } from './revoke-judgement.ts'

type Params = Readonly<Record<string, string>>

const pairIn = (params: Params): PairOfRecords | undefined => {
  const left = recordId(params.left)
  const right = recordId(params.right)
  return left && right && pairOf(left, right)
}

const journal = (about: PairOfRecords) => (one: Judgement) => ({
  words: verdicts.words[one.verdict],
  by: one.isAutomatic
    ? "By the holder's own identifiers, automatically"
    : `${one.givenBy?.name ?? 'An officer'}, ${one.givenBy?.agency ?? ''}`,
  at: one.givenAt,
  reason: one.reason ?? 'The reason is not for your sight.',
  revoked: one.revoked,
  fieldId: `reason-${one.id}`,
  revoke: `${pairAddress(about)}/judgements/${one.id}/revoke`,
})

type Typed = { readonly reason?: string; readonly error?: string; readonly field?: string }

/** What has just been done, told only while it is so. */
const noticeOf = ({ judgements }: ComparedPair, judged: string): { readonly notice?: NoticeShown } => {
  const link = { text: 'Go on with the next proposal', href: '/proposals' }
  if (judged === 'withdrawn' && judgements.some(one => one.revoked))
    return { notice: { kind: 'success', text: 'The verdict is withdrawn.', link } }
  return verdicts.has(judged) && judgements.some(one => one.verdict === judged && !one.revoked)
    ? { notice: { kind: 'success', text: `Your verdict is kept: ${verdicts.words[judged].toLowerCase()}.`, link } }
    : {}
}

const shown = (pair: ComparedPair, typed: Typed = {}, judged = '') => {
  const stands = standing(pair.judgements)
  return {
    title: `Is this the same ${kindWord(pair.left.kind)}?`,
    marking: highestMarking([pair.left, pair.right]),
    wide: true,
    back: { text: 'Proposals', href: '/proposals' },
    ...(typed.error ? { errors: [{ text: typed.error, field: typed.field ?? 'reason' }] } : {}),
    ...noticeOf(pair, judged),
    names: [nameOf(pair.left), nameOf(pair.right)],
    records: sideBySide([pair.left, pair.right], 'The two records'),
    evidence: evidenceOf(pair.compared.terms, pair.compared.veto),
    model: proposalWords(pair.compared),
    stands: stands === undefined ? undefined : verdicts.words[stands],
    journal: pair.judgements.map(journal(pair.about)),
    mayJudge: pair.mayJudge,
    action: pairAddress(pair.about),
    seen: String(pair.version),
    typed,
  }
}

const template = 'resolve/judge-pair.page.njk'

export const lookAtPairRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/pairs/:left/:right',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ask => {
    const about = pairIn(ask.params)
    const pair = about && (await lookAtPair(ask.visitor.desk, about))
    return pair ? page(template, shown(pair, {}, field(ask.query, 'judged'))) : absent()
  },
})

const noReason = 'Say why: what you relied on, in a sentence'
const tooLong = 'Say it in 2,000 characters or fewer'
const reasonProblem = (reason: string): string | undefined =>
  reason === '' ? noReason : reason.length > 2_000 ? tooLong : undefined

/** The page again, with what was typed; a look of its own, because it shows the records again. */
const again = async (desk: Officer['desk'], about: PairOfRecords, typed: Typed) => {
  const pair = await lookAtPair(desk, about)
  return pair ? page(template, shown(pair, typed)) : absent()
}

export const judgePairRoute = defineRoute<Officer>({
  method: 'POST',
  url: '/pairs/:left/:right',
  access: 'act',
  ledger: 'combination',
  handler: async ask => {
    const about = pairIn(ask.params)
    if (!about) return absent()
    const verdict = field(ask.form, 'verdict')
    const reason = field(ask.form, 'reason')
    const problem = verdicts.has(verdict) ? reasonProblem(reason) : 'Choose one of the verdicts'
    if (problem !== undefined || !verdicts.has(verdict))
      return again(ask.visitor.desk, about, { reason, error: problem ?? '' })
    const outcome = await judgePair(ask.visitor.desk, {
      about,
      seenVersion: seenIn(ask.form),
      verdict,
      reason,
    })
    switch (outcome.kind) {
      case 'judged':
        return seeOther(`${pairAddress(about)}?judged=${verdict}`)
      case 'moved-on':
        return stale({ back: pairAddress(about) })
      case 'refused':
      case 'no-such-pair':
        return absent()
    }
  },
})

export const revokeJudgementRoute = defineRoute<Officer>({
  method: 'POST',
  url: '/pairs/:left/:right/judgements/:judgement/revoke',
  access: 'act',
  ledger: 'combination',
  handler: async ask => {
    const about = pairIn(ask.params)
    const judgement = judgementId(ask.params.judgement)
    if (!about || !judgement) return absent()
    const why = field(ask.form, `reason-${judgement}`)
    const problem = reasonProblem(why)
    if (problem !== undefined) return again(ask.visitor.desk, about, { error: problem, field: `reason-${judgement}` })
    const outcome = await revokeJudgement(ask.visitor.desk, { judgement, about, why })
    switch (outcome.kind) {
      case 'revoked':
        return seeOther(`${pairAddress(about)}?judged=withdrawn`)
      case 'moved-on':
        return stale({ back: pairAddress(about) })
      case 'refused':
      case 'no-such-judgement':
        return absent()
    }
  },
})

export const pairRoutes: Routes = [lookAtPairRoute, judgePairRoute, revokeJudgementRoute]
