// One comparison over a batch of pairs: the level that each reaches, level by level over all that are still open.
import type { BlockColumn } from './block-columns.ts'
import { decideFront, frontColumn, levelsOfFront } from './front.ts'
import { climb, type Ladder, ladderOf } from './ladder.ts'
import type { OtherTest } from './other-test.ts'
import { type Pairs, pairsAtOnce } from './pairs.ts'
import type { Plan, PlannedComparison } from './plan.ts'
import { type Sieve, sievesOf } from './sieves.ts'

export class Kernel {
  /** For each level but the last, which takes whatever is left: alternatives of tests that must all pass. */
  private readonly levels: readonly (readonly (readonly Sieve[])[])[]
  private readonly last: number
  private readonly front: BlockColumn | undefined
  private readonly ladder: Ladder | undefined
  /** The first level that is neither the front's nor the ladder's. */
  private readonly further: number
  private readonly pairs: Pairs
  private readonly open = new Int32Array(pairsAtOnce)
  private readonly some = new Int32Array(pairsAtOnce)

  constructor(
    comparison: PlannedComparison,
    plan: Plan,
    columns: readonly BlockColumn[],
    pairs: Pairs,
    other: OtherTest,
  ) {
    const sieves = sievesOf(comparison.atoms, plan.texts, columns, pairs, other)
    this.pairs = pairs
    this.last = comparison.levels.length - 1
    this.front = columns[frontColumn(comparison) ?? -1]
    const fromFront = this.front === undefined ? 0 : levelsOfFront
    this.ladder = ladderOf(comparison, fromFront, plan, columns)
    this.further = fromFront + (this.ladder?.limits.length ?? 0)
    this.levels = comparison.levels
      .slice(0, -1)
      .map(({ alternatives }) =>
        alternatives === 'else' ? [[]] : alternatives.map(atoms => atoms.flatMap(at => sieves[at] ?? [])),
      )
  }

  /** @param into by pair, the level that each of the first `count` of `asked` reaches */
  reach(asked: Int32Array, count: number, into: Uint8Array): void {
    const { last, front, ladder, pairs, open } = this
    let left =
      front === undefined ? this.openAll(asked, count, into) : decideFront(front, pairs, asked, count, open, last, into)
    if (ladder !== undefined && left > 0) left = climb(ladder, pairs, open, left, into)
    for (let level = this.further; level < last && left > 0; level += 1)
      for (const sieves of this.levels[level] ?? []) left = this.take(sieves, left, level, into)
  }

  private openAll(asked: Int32Array, count: number, into: Uint8Array): number {
    const { open, last } = this
    for (let at = 0; at < count; at += 1) {
      const pair = asked[at] ?? 0
      open[at] = pair
      into[pair] = last
    }
    return count
  }

  /** Those that pass every test reach the level and leave the list of the open ones. */
  private take(sieves: readonly Sieve[], left: number, level: number, into: Uint8Array): number {
    const { open, some, last } = this
    let from = open
    let count = left
    for (const sieve of sieves) {
      count = sieve(from, count, some)
      if (count === 0) return left
      from = some
    }
    if (from === open) some.set(open.subarray(0, left))
    for (let at = 0; at < count; at += 1) into[some[at] ?? 0] = level
    if (count === left) return 0
    let kept = 0
    for (let at = 0; at < left; at += 1) {
      const pair = open[at] ?? 0
      if (into[pair] !== last) continue
      open[kept] = pair
      kept += 1
    }
    return kept
  }
}
