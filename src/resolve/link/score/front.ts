// The first levels of most comparisons: no value on a side, or the very same one. Decided in one look at each pair.
import type { BlockColumn } from './block-columns.ts'
import type { Pairs } from './pairs.ts'
import type { PlannedComparison, PlannedLevel } from './plan.ts'

/** How many levels a front decides: no value on either side is the first, the same value on both the second. */
export const levelsOfFront = 2
export const missingLevel = 0
export const equalLevel = 1

/** The level's tests, where each is enough by itself. */
const singleTests = ({ atoms }: PlannedComparison, level: PlannedLevel | undefined) => {
  if (level === undefined || level.alternatives === 'else') return undefined
  const tests = level.alternatives.map(all => (all.length === 1 ? atoms[all[0] ?? -1] : undefined))
  return tests.every(test => test !== undefined) ? tests : undefined
}

const missingColumn = (comparison: PlannedComparison): number | undefined => {
  const tests = singleTests(comparison, comparison.levels[missingLevel])
  const columns = tests?.map(test => (test.kind === 'missing' && !test.isNumber ? test.column : -1)) ?? []
  const sides = new Set(tests?.map(test => (test.kind === 'missing' ? test.side : '')))
  const [column = -1] = columns
  return column >= 0 && sides.size === 2 && columns.every(one => one === column) ? column : undefined
}

/** The one column of which a comparison first asks whether a side has nothing, and then whether both have the same. */
export const frontColumn = (comparison: PlannedComparison): number | undefined => {
  const place = missingColumn(comparison)
  if (place === undefined || comparison.levels.length <= levelsOfFront) return undefined
  const tests = singleTests(comparison, comparison.levels[equalLevel])
  const isEqual = tests?.every(test => test.kind === 'equal' && test.left === place && test.right === place)
  return isEqual ? place : undefined
}

/**
 * @param open gets the pairs that reach neither of the two levels; these take `last` until more is known
 * @returns how many those are
 */
export const decideFront = (
  { ids }: BlockColumn,
  { lefts, rights }: Pairs,
  asked: Int32Array,
  count: number,
  open: Int32Array,
  last: number,
  into: Uint8Array,
): number => {
  let kept = 0
  for (let at = 0; at < count; at += 1) {
    const pair = asked[at] ?? 0
    const left = ids[lefts[pair] ?? 0] ?? 0
    const right = ids[rights[pair] ?? 0] ?? 0
    if (left === 0 || right === 0) into[pair] = missingLevel
    else if (left === right) into[pair] = equalLevel
    else {
      into[pair] = last
      open[kept] = pair
      kept += 1
    }
  }
  return kept
}
