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

/** The best is sought over every distinct score; of equally good ones the highest threshold counts, because it joins least. */
export const measureNames = (cases: readonly ScoredCase[]): NameQuality => {
  const candidates = [...new Set(cases.map(({ score }) => score))].toSorted((a, b) => b - a)
  const best = candidates
    .map(threshold => measureAt(cases, threshold))
    .reduce((so, one) => (one.f1 > so.f1 ? one : so), { threshold: 1, precision: 0, recall: 0, f1: 0 })
  return {
    bestF1: best.f1,
    bestThreshold: best.threshold,
    thresholds: steps.map(step => measureAt(cases, step)),
    cases: cases.length,
  }
}
