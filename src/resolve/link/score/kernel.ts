// One comparison over a batch of pairs. The first look tells a missing or equal value and otherwise grants the best that could still be
// found; a closer look finds the level and takes away what was granted too much. So a pair's sum is never below what it will come to.
import { BlockColumn } from './block-columns.ts'
import { equalLevel, firstOpenLevel, frontColumn, missingLevel } from './front.ts'
import { climb, type Ladder, ladderOf } from './ladder.ts'
import type { OtherTest } from './other-test.ts'
import { type Pairs, pairsAtOnce } from './pairs.ts'
import type { Plan, PlannedComparison } from './plan.ts'
import type { Rarity } from './rarity.ts'
import { type Sieve, sievesOf } from './sieves.ts'
import { type WeighedLevel, weighedLevels } from './weigh-levels.ts'

type Adjusted = { readonly column: BlockColumn; readonly rarity: Rarity }

const adjustedOf = ({ adjusted }: WeighedLevel, columns: readonly BlockColumn[]): Adjusted | undefined =>
  adjusted && { ...adjusted, column: columns[adjusted.column] ?? new BlockColumn(new Int32Array(0)) }

export class Kernel {
  /** By pair. */
  readonly levels = new Uint8Array(pairsAtOnce)
  private readonly pairs: Pairs
  /** For each level but the last, which takes whatever is left: alternatives of tests that must all pass. */
  private readonly tests: readonly (readonly (readonly Sieve[])[])[]
  private readonly last: number
  private readonly front: BlockColumn | undefined
  private readonly ladder: Ladder | undefined
  /** The first level that neither the first look nor the ladder decides. */
  private readonly further: number
  /** By level, in bits. */
  private readonly worth: Float64Array
  private readonly adjusted: readonly (Adjusted | undefined)[]
  /** INVARIANT: no level that the first look leaves open is worth more, in bits. */
  private readonly granted: number
  private readonly open = new Int32Array(pairsAtOnce)
  private readonly all = new Int32Array(pairsAtOnce)
  private readonly some = new Int32Array(pairsAtOnce)

  constructor(
    comparison: PlannedComparison,
    plan: Plan,
    columns: readonly BlockColumn[],
    pairs: Pairs,
    other: OtherTest,
  ) {
    const sieves = sievesOf(comparison.atoms, plan.texts, columns, pairs, other)
    const firstOpen = firstOpenLevel(comparison)
    const weighed = weighedLevels(comparison, plan)
    this.pairs = pairs
    this.last = comparison.levels.length - 1
    this.front = columns[frontColumn(comparison) ?? -1]
    this.ladder = ladderOf(comparison, firstOpen, plan, columns)
    this.further = firstOpen + (this.ladder?.limits.length ?? 0)
    this.tests = comparison.levels
      .slice(0, -1)
      .map(({ alternatives }) =>
        alternatives === 'else' ? [[]] : alternatives.map(atoms => atoms.flatMap(at => sieves[at] ?? [])),
      )
    this.worth = Float64Array.from(weighed, ({ weight }) => weight)
    this.adjusted = weighed.map(level => adjustedOf(level, columns))
    this.granted = Math.max(...weighed.slice(firstOpen).map(({ most }) => most))
  }

  /** Whether the first look tells all there is to tell. */
  get isClosed(): boolean {
    return this.ladder === undefined && this.further >= this.last && this.adjusted[this.last] === undefined
  }

  private rarity(level: number, pair: number): number {
    const adjusted = this.adjusted[level]
    if (adjusted === undefined) return 0
    const { lefts, rights } = this.pairs
    const { ids } = adjusted.column
    return adjusted.rarity.bitsOf(ids[lefts[pair] ?? 0] ?? 0, ids[rights[pair] ?? 0] ?? 0)
  }

  /** In place of looking, where the rule says that all pairs of the batch are equal. */
  takeAsEqual(sums: Float64Array): void {
    const { count } = this.pairs
    const worth = this.worth[equalLevel] ?? 0
    this.levels.fill(equalLevel, 0, count)
    const isAdjusted = this.adjusted[equalLevel] !== undefined
    for (let pair = 0; pair < count; pair += 1)
      sums[pair] = (sums[pair] ?? 0) + worth + (isAdjusted ? this.rarity(equalLevel, pair) : 0)
  }

  /** The first look, at all pairs of the batch. @param sums by pair, in bits; so in all of these */
  look(sums: Float64Array): void {
    const { front, levels, last, granted, worth } = this
    const { lefts, rights, count } = this.pairs
    if (front === undefined) {
      levels.fill(last, 0, count)
      for (let pair = 0; pair < count; pair += 1) sums[pair] = (sums[pair] ?? 0) + granted
      return
    }
    const { ids } = front
    const [missing, equal] = [worth[missingLevel] ?? 0, worth[equalLevel] ?? 0]
    for (let pair = 0; pair < count; pair += 1) {
      const left = ids[lefts[pair] ?? 0] ?? 0
      const right = ids[rights[pair] ?? 0] ?? 0
      let level = last
      let so = granted
      if (left === 0 || right === 0) {
        level = missingLevel
        so = missing
      } else if (left === right) {
        level = equalLevel
        so = equal + this.rarity(equalLevel, pair)
      }
      levels[pair] = level
      sums[pair] = (sums[pair] ?? 0) + so
    }
  }

  /** The closer look at those of `asked` that the first left open. */
  lookCloser(asked: Int32Array, count: number, sums: Float64Array): void {
    const { ladder, pairs, open, all, levels, last, further, tests } = this
    const wide = this.openAmong(asked, count)
    let left = ladder === undefined || wide === 0 ? wide : climb(ladder, pairs, open, wide, levels)
    for (let level = further; level < last && left > 0; level += 1)
      for (const sieves of tests[level] ?? []) left = this.sift(sieves, left, level)
    const { worth, granted } = this
    for (let at = 0; at < wide; at += 1) {
      const pair = all[at] ?? 0
      const level = levels[pair] ?? 0
      sums[pair] = (sums[pair] ?? 0) + ((worth[level] ?? 0) - granted) + this.rarity(level, pair)
    }
  }

  private openAmong(asked: Int32Array, count: number): number {
    const { open, all, levels, last } = this
    let kept = 0
    for (let at = 0; at < count; at += 1) {
      const pair = asked[at] ?? 0
      if (levels[pair] !== last) continue
      open[kept] = pair
      all[kept] = pair
      kept += 1
    }
    return kept
  }

  /** Those that pass every test reach the level and leave the list of the open ones. */
  private sift(sieves: readonly Sieve[], left: number, level: number): number {
    const { open, some, levels, last } = this
    let from = open
    let count = left
    for (const sieve of sieves) {
      count = sieve(from, count, some)
      if (count === 0) return left
      from = some
    }
    for (let at = 0; at < count; at += 1) levels[from[at] ?? 0] = level
    let kept = 0
    for (let at = 0; at < left; at += 1) {
      const pair = open[at] ?? 0
      if (levels[pair] !== last) continue
      open[kept] = pair
      kept += 1
    }
    return kept
  }
}
