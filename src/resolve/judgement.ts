// A person's verdict on two records: match, no match, or unsure. Nothing is merged; views follow what stands of the verdicts.
import { closedSet, type Of } from '#core/language/closed-set.ts'
import type { JudgementId, MemberId, RecordId } from '#core/language/ids.ts'
import type { ThingKind } from '#core/language/things.ts'

export const verdicts = closedSet({
  match: 'The same',
  'no-match': 'Not the same',
  unsure: 'Unsure',
})
export type Verdict = Of<typeof verdicts>

/** How a verdict was given: with everything in view, as the second reading without the first, or over two who differ. */
export const manners = closedSet({
  verdict: 'With everything in view',
  blind: 'A second reading, without seeing the first',
  settling: 'Over two who differ',
})
export type Manner = Of<typeof manners>

/** What a pair's verdicts come to. Only a match that stands joins anything; a match pends until a second person agrees (decision 0014). */
export const standings = closedSet({
  match: 'The same',
  'no-match': 'Not the same',
  unsure: 'Unsure',
  pending: 'The same, once a second person agrees',
  contested: 'Contested: two verdicts differ, and nothing is joined',
})
export type Standing = Of<typeof standings>

/** Two records, in the order of their ids: a pair has one address whichever way round it was met. */
export type PairOfRecords = readonly [left: RecordId, right: RecordId]

export const pairOf = (one: RecordId, other: RecordId): PairOfRecords | undefined => {
  if (one === other) return undefined
  return one < other ? [one, other] : [other, one]
}

export const keyOfPair = ([left, right]: PairOfRecords): string => `${left} ${right}`

export type Judgement = {
  readonly id: JudgementId
  readonly about: PairOfRecords
  readonly kind: ThingKind
  readonly verdict: Verdict
  readonly manner: Manner
  /** How often the pair had been judged or a judgement revoked before this one. */
  readonly place: number
  /** Whether the two records, as they are labelled now, lie on two sides of a line that one person alone may not join. */
  readonly crosses: boolean
  /** Why, in words; absent where the reason carries a narrower label than the reader holds. */
  readonly reason?: string
  readonly isAutomatic: boolean
  readonly givenBy?: { readonly id: MemberId; readonly name: string; readonly agency: string }
  readonly givenAt: Date
  readonly revoked?: { readonly why: string; readonly at: Date; readonly by: string }
}

/** What of a judgement decides what stands. */
export type Given = Pick<Judgement, 'verdict' | 'manner' | 'place' | 'crosses'> & {
  readonly givenBy?: { readonly id: MemberId }
  readonly revoked?: unknown
}

const isLive = ({ revoked }: Given): boolean => revoked === undefined

/** A verdict given over two who differ answers all that was said before it. */
const voicesOf = (live: readonly Given[]): readonly Given[] => {
  const settled = Math.max(-1, ...live.filter(one => one.manner === 'settling').map(one => one.place))
  return live.filter(one => one.place >= settled)
}

/** A doubt raised after a match suspends it; a match given with the doubt in view answers it. A second reading saw no doubt. */
const isDoubted = (voices: readonly Given[]): boolean =>
  voices.some(
    doubt =>
      doubt.verdict === 'unsure' &&
      !voices.some(one => one.verdict === 'match' && one.manner !== 'blind' && one.place > doubt.place),
  )

/** The resolver's own match counts as one voice: it is nobody else's second. */
const saidSame = (live: readonly Given[]): number =>
  new Set(live.filter(one => one.verdict === 'match').map(one => one.givenBy?.id ?? 'automatic')).size

/**
 * What the verdicts on one pair come to; undefined when none stands.
 * INVARIANT: follows from the judgements that are not revoked alone, so that a revoked one is as if it had never been given. Contradiction
 * never quietly becomes agreement, and a match that one person alone may not give joins nothing until another gives it too.
 */
export const standing = (given: readonly Given[]): Standing | undefined => {
  const live = given.filter(isLive)
  const voices = voicesOf(live)
  const says = (verdict: Verdict) => voices.some(one => one.verdict === verdict)
  if (voices.length === 0) return undefined
  if (says('match') && (says('no-match') || isDoubted(voices))) return 'contested'
  // To keep two apart is the safe side: it stands at once, and a doubt does not undo it.
  if (says('no-match')) return 'no-match'
  if (!says('match')) return 'unsure'
  return live.some(one => one.crosses) && saidSame(live) < 2 ? 'pending' : 'match'
}

/** Whether somebody has a part in what stands: then he is nobody's second, third or other reader here. */
export const hasSpoken = (given: readonly Given[], member: MemberId): boolean =>
  given.some(one => isLive(one) && one.givenBy?.id === member)

/** One joins and the other keeps apart, or the one is a doubt raised after the other's match. */
const speaksAgainst = (one: Given, other: Given): boolean => {
  if (one.verdict === 'no-match') return other.verdict === 'match'
  if (other.verdict === 'no-match') return one.verdict === 'match'
  return one.verdict === 'unsure' && other.verdict === 'match' && one.place > other.place
}

/** Whether a judgement of somebody else's contradicts this member, also where he has withdrawn his own. */
export const contradicts = (one: Given, given: readonly Given[], member: MemberId): boolean =>
  one.givenBy?.id !== member && given.some(his => his.givenBy?.id === member && speaksAgainst(one, his))

/** Whether something that stands contradicts him. INVARIANT: to withdraw his own makes nobody a third person between himself and another. */
export const isContradicted = (given: readonly Given[], member: MemberId): boolean =>
  given.some(one => isLive(one) && contradicts(one, given, member))
