// How well scores of pairs of names agree with what is known of them: precision, recall and F1 by threshold.

/** A pair of names with its score, 0 to 1, and whether it is known to be one name. */
export type ScoredCase = { readonly score: number; readonly isMatch: boolean }
export type AtThreshold = {
  readonly threshold: number
  readonly precision: number
  readonly recall: number
  readonly f1: number
}
export type NameQuality = {
  readonly bestF1: number
  readonly bestThreshold: number
  readonly thresholds: readonly AtThreshold[]
  readonly cases: number
}

/** 0, 0.05 … 1. */
const steps = Array.from({ length: 21 }, (_, at) => at / 20)
const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)

/** A pair counts as a match when its score is at or above the threshold. */
export const measureAt = (cases: readonly ScoredCase[], threshold: number): AtThreshold => {
  const said = cases.filter(({ score }) => score >= threshold)
  const right = said.filter(({ isMatch }) => isMatch).length
  const matches = cases.filter(({ isMatch }) => isMatch).length
  return {
    threshold,
    precision: share(right, said.length),
    recall: share(right, matches),
    f1: share(2 * right, said.length + matches),
  }
}

type Best = { readonly threshold: number; readonly f1: number }

/** Over every distinct score, in one walk down from the highest; of equally good ones the highest counts, because it joins least. */
const bestOf = (cases: readonly ScoredCase[]): Best => {
  const falling = cases.toSorted((a, b) => b.score - a.score)
  const matches = cases.filter(({ isMatch }) => isMatch).length
  let best: Best = { threshold: 1, f1: 0 }
  let right = 0
  for (const [at, { score, isMatch }] of falling.entries()) {
    if (isMatch) right += 1
    if (falling[at + 1]?.score === score) continue
    const f1 = share(2 * right, at + 1 + matches)
    if (f1 > best.f1) best = { threshold: score, f1 }
  }
  return best
}

export const measureNames = (cases: readonly ScoredCase[]): NameQuality => {
  const best = bestOf(cases)
  return {
    bestF1: best.f1,
    bestThreshold: best.threshold,
    thresholds: steps.map(step => measureAt(cases, step)),
    cases: cases.length,
  }
}
