// Edges that suggest two records as one, before anything is joined: what persons judged is heard first, then rivals.
import type { Pair } from './contested.ts'
import { rivalled, type Tie } from './rivals.ts'

/** A pair of `count` places as one number, whichever of the two is first. */
export const pairKey = (count: number, a: number, b: number): number => Math.min(a, b) * count + Math.max(a, b)

/** What is known of pairs, each by its key. */
export type PairEvidence = {
  readonly count: number
  /** Of each edge, in bits. */
  readonly weights: ReadonlyMap<number, number>
  /** Bits from which an edge ties two records. */
  readonly link: number
  readonly judgedMatch: ReadonlySet<number>
  readonly cannot: ReadonlySet<number>
  /** Whether two places are plainly of two people; undefined where nobody can say. */
  readonly contradicts: ((one: number, other: number) => boolean) | undefined
}

const tiesIn = ({ count, weights, link }: PairEvidence): readonly Tie[] =>
  [...weights].flatMap(([key, weight]) =>
    weight < link ? [] : [{ left: Math.floor(key / count), right: key % count, weight }],
  )

/** A pair that a person judged a match yields to no rival, and whom he judged to be somebody else is none. */
const lostIn = (ties: readonly Tie[], { count, judgedMatch, cannot, contradicts }: PairEvidence): ReadonlySet<Tie> => {
  if (contradicts === undefined) return new Set()
  const isOpen = (key: number): boolean => !judgedMatch.has(key) && !cannot.has(key)
  return rivalled(
    ties.filter(({ left, right }) => isOpen(pairKey(count, left, right))),
    contradicts,
  )
}

/** The ties that hold, and the pairs whose tie was lost: these count as unseen. */
export const tiesThatHold = (
  evidence: PairEvidence,
): { readonly ties: readonly Pair<number>[]; readonly lost: ReadonlySet<number> } => {
  const ties = tiesIn(evidence)
  const lost = lostIn(ties, evidence)
  return {
    ties: ties.filter(tie => !lost.has(tie)).map(({ left, right }) => [left, right]),
    lost: new Set([...lost].map(({ left, right }) => pairKey(evidence.count, left, right))),
  }
}
