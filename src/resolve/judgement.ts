// A person's verdict on two records: match, no match, or unsure. Nothing is merged; views follow the verdicts that stand.
import { closedSet, type Of } from '#core/language/closed-set.ts'
import type { JudgementId, MemberId, RecordId } from '#core/language/ids.ts'

export const verdicts = closedSet({
  match: 'The same',
  'no-match': 'Not the same',
  unsure: 'Unsure',
})
export type Verdict = Of<typeof verdicts>

/** Two records, in the order of their ids: a pair has one address whichever way round it was met. */
export type PairOfRecords = readonly [left: RecordId, right: RecordId]

export const pairOf = (one: RecordId, other: RecordId): PairOfRecords | undefined => {
  if (one === other) return undefined
  return one < other ? [one, other] : [other, one]
}

export type Judgement = {
  readonly id: JudgementId
  readonly about: PairOfRecords
  readonly verdict: Verdict
  /** Why, in words; absent where the reason carries a narrower label than the reader holds. */
  readonly reason?: string
  readonly isAutomatic: boolean
  readonly givenBy?: { readonly id: MemberId; readonly name: string; readonly agency: string }
  readonly givenAt: Date
  readonly revoked?: { readonly why: string; readonly at: Date; readonly by: string }
}

/** Contradiction never quietly becomes agreement. */
export const together = (a: Verdict, b: Verdict): Verdict => (a === b ? a : 'unsure')

/** The verdict that stands on a pair: of all that are not revoked; undefined when none is. */
export const standing = (given: readonly Pick<Judgement, 'verdict' | 'revoked'>[]): Verdict | undefined =>
  given
    .filter(judgement => judgement.revoked === undefined)
    .map(judgement => judgement.verdict)
    .reduce<Verdict | undefined>((so, verdict) => (so === undefined ? verdict : together(so, verdict)), undefined)
