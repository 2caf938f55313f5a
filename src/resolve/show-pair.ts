// The page of a pair, from what a look at it brought.
import { highestMarking, nameOf, sideBySide } from '#collect'
import type { NoticeShown } from '#core/frame/shown.ts'
import { kindWord } from '#core/frame/words.ts'
import { thingKinds } from '#core/language/things.ts'
import { evidenceOf } from './evidence.ts'
import { type Judgement, manners, type PairOfRecords, standing, type Verdict, verdicts } from './judgement.ts'
import type { ComparedPair } from './look-at-pair.ts'
import { doneNotice, judgedNotice, knownNotice, needsSecond, stageSaid, standsSaid } from './pair-words.ts'
import { pairAddress, proposalWords } from './proposal-words.ts'
import { addressOf, kindAsked } from './queue/going-on.ts'
import { asideWords } from './queue/put-aside.ts'
import { showMoves } from './show-moves.ts'
import { showWeights } from './show-weights.ts'
import { suggestReasons } from './suggest-reasons.ts'

export const pairTemplate = 'resolve/judge-pair.page.njk'

/** How the page was come to, and what is told on it. */
export type Way = {
  readonly isFromQueue: boolean
  /** The kind that the queue was narrowed to; '' for all. */
  readonly kind: string
  /** Pairs that he left for now on his way here. */
  readonly aside: readonly PairOfRecords[]
  readonly judged?: string
  readonly told?: string
  readonly said?: string
}

export type Typed = {
  readonly verdict?: string
  readonly reason?: string
  readonly error?: string
  readonly field?: string
  /** The version that the form was filled in against. */
  readonly seen?: number
  /** Of the form of one judgement. */
  readonly why?: string
}

const journal = (about: PairOfRecords) => (one: Judgement) => ({
  words: verdicts.words[one.verdict],
  manner: one.manner === 'verdict' ? undefined : manners.words[one.manner],
  by: one.isAutomatic
    ? "By the holder's own identifiers, automatically"
    : `${one.givenBy?.name ?? 'An officer'}, ${one.givenBy?.agency ?? ''}`,
  at: one.givenAt,
  reason: one.reason ?? 'The reason is not for your sight.',
  revoked: one.revoked,
  fieldId: `reason-${one.id}`,
  revoke: `${pairAddress(about)}/judgements/${one.id}/revoke`,
})

const keys: Readonly<Record<Verdict, string>> = { match: '1', 'no-match': '2', unsure: '3' }

const choices = (reasons: Readonly<Record<Verdict, string>>, typed: Typed) =>
  verdicts.values.map(value => ({
    value,
    text: verdicts.words[value],
    key: keys[value],
    chosen: typed.verdict === value,
    reason: typed.verdict === value && typed.reason !== undefined ? typed.reason : reasons[value],
    error: typed.field === `reason-${value}` ? typed.error : undefined,
  }))

const noticeOf = (pair: ComparedPair, way: Way): NoticeShown | undefined =>
  knownNotice(way) ?? doneNotice(pair.done) ?? judgedNotice(pair, way.judged ?? '')

const queueAddress = ({ kind }: Way): string => (thingKinds.has(kind) ? `/proposals?kind=${kind}` : '/proposals')

/** Out of the queue to the next one, and this one waits; else to the list. */
const leaveAddress = (about: PairOfRecords, way: Way): string =>
  way.isFromQueue
    ? addressOf('/proposals/next', { kind: kindAsked(way.kind), aside: [...way.aside, about] })
    : queueAddress(way)

/** Records of nobody have no page of their own. */
const columnsOf = (pair: ComparedPair, isKnown: boolean) => {
  const shown = sideBySide([pair.left, pair.right], 'The two records')
  return isKnown ? { ...shown, columns: shown.columns.map(({ href: _, ...column }) => column) } : shown
}

export const showPair = (
  pair: ComparedPair,
  way: Way,
  { typed = {}, isKnown = false }: { typed?: Typed; isKnown?: boolean } = {},
) => {
  const evidence = evidenceOf(pair.compared.terms, pair.compared.veto)
  const notice = noticeOf(pair, way)
  const stands = standing(pair.judgements)
  return {
    title: `Is this the same ${kindWord(pair.left.kind)}?`,
    marking: highestMarking([pair.left, pair.right, ...(pair.moves ? [...pair.moves.left, ...pair.moves.right] : [])]),
    wide: true,
    back: { text: 'Proposals', href: queueAddress(way) },
    ...(typed.error ? { errors: [{ text: typed.error, field: typed.field ?? 'verdict-match' }] } : {}),
    ...(notice ? { notice } : {}),
    names: [nameOf(pair.left), nameOf(pair.right)],
    records: columnsOf(pair, isKnown),
    evidence,
    weights: showWeights(pair.compared),
    model: proposalWords(pair.compared),
    moves: pair.moves && showMoves(pair.moves),
    stage: stageSaid(pair.stage),
    stands: standsSaid(stands),
    needsSecond: pair.crosses && stands !== 'match' && pair.stage !== 'second' ? needsSecond : undefined,
    journal: pair.judgements.map(journal(pair.about)),
    mayJudge: pair.mayJudge,
    action: pairAddress(pair.about),
    seen: String(pair.version),
    choices: choices(suggestReasons(evidence), typed),
    from: way.isFromQueue ? 'queue' : '',
    kind: way.kind,
    leave: leaveAddress(pair.about, way),
    aside: asideWords(way.aside),
    typed,
  }
}
