// The first levels of most comparisons: no value on a side, or the very same one. Decided in one look at each pair.
import type { PlannedComparison, PlannedLevel } from './plan.ts'

export const missingLevel = 0
export const equalLevel = 1

/** The level's tests, where each is enough by itself. */
const singleTests = ({ atoms }: PlannedComparison, level: PlannedLevel | undefined) => {
  if (level === undefined || level.alternatives === 'else') return undefined
  const tests = level.alternatives.map(all => (all.length === 1 ? atoms[all[0] ?? -1] : undefined))
  return tests.every(test => test !== undefined) ? tests : undefined
}

const missingColumn = (comparison: PlannedComparison): number | undefined => {
  const level = comparison.levels[missingLevel]
  const tests = level?.frequency === undefined ? singleTests(comparison, level) : undefined
  const columns = tests?.map(test => (test.kind === 'missing' && !test.isNumber ? test.column : -1)) ?? []
  const sides = new Set(tests?.map(test => (test.kind === 'missing' ? test.side : '')))
  const [column = -1] = columns
  return column >= 0 && sides.size === 2 && columns.every(one => one === column) ? column : undefined
}

/** The one column of which a comparison first asks whether a side has nothing, and then whether both have the same. */
export const frontColumn = (comparison: PlannedComparison): number | undefined => {
  const place = missingColumn(comparison)
  if (place === undefined || comparison.levels.length <= equalLevel + 1) return undefined
  const tests = singleTests(comparison, comparison.levels[equalLevel])
  const isEqual = tests?.every(test => test.kind === 'equal' && test.left === place && test.right === place)
  return isEqual ? place : undefined
}

/** The first level that the first look leaves open. */
export const firstOpenLevel = (comparison: PlannedComparison): number =>
  frontColumn(comparison) === undefined ? 0 : equalLevel + 1
