// Levels that ask one measure of one column, bound after bound: what is measured once is read off against all bounds.
import type { BlockColumn } from './block-columns.ts'
import { type Fill, fillOf, isDistance } from './measure-block.ts'
import { type Pairs, pairsAtOnce } from './pairs.ts'
import type { Atom, Plan, PlannedComparison } from './plan.ts'

type Measure = Extract<Atom, { kind: 'measure' }>

/** The level's one test, a measure bounded from the side on which texts are alike. */
const testOf = ({ atoms, levels }: PlannedComparison, level: number): Measure | undefined => {
  const alternatives = levels[level]?.alternatives
  if (alternatives === undefined || alternatives === 'else' || alternatives.length !== 1) return undefined
  const [all] = alternatives
  const atom = all?.length === 1 ? atoms[all[0] ?? -1] : undefined
  if (atom?.kind !== 'measure') return undefined
  return atom.bound === (isDistance(atom.measure) ? '<=' : '>=') ? atom : undefined
}

const isSameMeasure = (one: Measure, other: Measure): boolean =>
  one.measure === other.measure && one.left === other.left && one.right === other.right

const testsFrom = (comparison: PlannedComparison, from: number): readonly Measure[] => {
  const tests: Measure[] = []
  for (let level = from; level < comparison.levels.length; level += 1) {
    const test = testOf(comparison, level)
    if (test === undefined || (tests[0] && !isSameMeasure(tests[0], test))) break
    tests.push(test)
  }
  return tests
}

export type Ladder = {
  readonly from: number
  readonly limits: Float64Array
  readonly distance: boolean
  readonly fill: Fill
}

/** The run of such levels that begins at the level `from`; undefined where none does. */
export const ladderOf = (
  comparison: PlannedComparison,
  from: number,
  { texts }: Plan,
  columns: readonly BlockColumn[],
): Ladder | undefined => {
  const tests = testsFrom(comparison, from)
  const [first] = tests
  const [left, right] = [columns[first?.left ?? -1], columns[first?.right ?? -1]]
  if (!first || !left || !right) return undefined
  const limits = Float64Array.from(tests, ({ limit }) => limit)
  const fill = fillOf(first.measure, { texts, left, right }, Math.min(...limits), Math.max(...limits))
  return { from, limits, distance: isDistance(first.measure), fill }
}

const values = new Float64Array(pairsAtOnce)

/** @returns how many of the first `count` of `open` reach none of the levels: they are left at its front */
export const climb = (
  { from, limits, distance, fill }: Ladder,
  pairs: Pairs,
  open: Int32Array,
  count: number,
  into: Uint8Array,
): number => {
  fill(pairs, open, count, values)
  let kept = 0
  for (let at = 0; at < count; at += 1) {
    const pair = open[at] ?? 0
    const value = values[pair] ?? Number.NaN
    let rung = 0
    while (rung < limits.length && !(distance ? value <= (limits[rung] ?? 0) : value >= (limits[rung] ?? 0))) rung += 1
    if (rung < limits.length) into[pair] = from + rung
    else {
      open[kept] = pair
      kept += 1
    }
  }
  return kept
}
