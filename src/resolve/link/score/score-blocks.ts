// Scores the pairs of a piece of work: each pair under the first rule that finds it, dropped as soon as it can no longer matter.
import type { Blocks, Piece } from '../block/blocks.ts'
import { BlockColumns } from './block-columns.ts'
import { equalLevel, frontColumn } from './front.ts'
import { GiveUp } from './give-up.ts'
import { Kernel } from './kernel.ts'
import { type Meets, meetsOf } from './meets.ts'
import { gatherBlock, Sides } from './members.ts'
import { otherTests } from './other-test.ts'
import { levelsOf, Pairs, pairsAtOnce } from './pairs.ts'
import type { Plan, PlannedRule } from './plan.ts'
import { soonestOrder } from './weigh-levels.ts'

/** Called with every pair that is not given up; `at` is the place of its levels, comparison by comparison. */
export type Take = (left: number, right: number, rule: number, levels: readonly Uint8Array[], at: number) => void

/** What a rule asks to be equal need not be compared again. */
const knownLevel = ({ comparisons }: Plan, { same }: PlannedRule, comparison: number): number | undefined => {
  const planned = comparisons[comparison]
  const column = planned && frontColumn(planned)
  return column !== undefined && same.includes(column) ? equalLevel : undefined
}

/** From so many records at hand on their pairs are compared before more blocks are gathered. */
const enoughRecords = 1024

export class Scorer {
  /** Pairs that each rule was the first to find. */
  readonly pairsByRule: Float64Array
  private readonly blocks: readonly Blocks[]
  private readonly take: Take
  private readonly columns: BlockColumns
  private readonly sides = new Sides()
  private readonly meets: readonly Meets[]
  private readonly pairs = new Pairs()
  private readonly kernels: readonly Kernel[]
  private readonly giveUp: GiveUp | undefined
  private readonly order: readonly number[]
  /** By rule and step, the level that every pair of the rule reaches. */
  private readonly known: readonly (readonly (number | undefined)[])[]
  private readonly levels: readonly Uint8Array[]
  private readonly alive = new Int32Array(pairsAtOnce)

  /** @param floor weight under which a pair is of no interest; -Infinity takes every pair */
  constructor(plan: Plan, blocks: readonly Blocks[], floor: number, take: Take) {
    this.blocks = blocks
    this.take = take
    this.columns = new BlockColumns(plan)
    const other = otherTests(plan, () => this.columns.members)
    this.kernels = plan.comparisons.map(
      comparison => new Kernel(comparison, plan, this.columns.columns, this.pairs, other),
    )
    this.meets = plan.rules.map((_, rule) => meetsOf(plan, rule, other))
    this.order = soonestOrder(plan)
    this.giveUp = floor === Number.NEGATIVE_INFINITY ? undefined : new GiveUp(plan, floor, this.order)
    this.known = plan.rules.map(rule => this.order.map(comparison => knownLevel(plan, rule, comparison)))
    this.pairsByRule = new Float64Array(plan.rules.length)
    this.levels = levelsOf(plan)
  }

  score(piece: Piece): void {
    const blocks = this.blocks[piece.rule]
    if (blocks === undefined) return
    const ends: number[] = []
    let count = 0
    for (let block = piece.from; block < piece.to; block += 1) {
      count = gatherBlock(blocks, block, count, this.columns, this.sides)
      ends.push(count)
      if (count < enoughRecords && block + 1 < piece.to) continue
      this.scoreGathered(piece, blocks, ends)
      ends.length = 0
      count = 0
    }
  }

  private scoreGathered(piece: Piece, blocks: Blocks, ends: readonly number[]): void {
    const { columns, pairs } = this
    const count = ends.at(-1) ?? 0
    columns.gather(count)
    this.giveUp?.gather(columns.members, count, this.known[piece.rule] ?? [])
    this.meets[piece.rule]?.gather(columns.members, count)
    const first = piece.first === 0 ? 0 : this.placeOf(blocks, count, piece.first)
    const last = piece.last < 0 ? count : this.placeOf(blocks, count, piece.last)
    pairs.begin()
    let from = 0
    for (const to of ends) {
      for (let left = Math.max(from, first); left < Math.min(to, last); left += 1)
        if (blocks.isSame || this.sides.lefts[left] === 1) this.meetAll(left, to, piece.rule, blocks)
      from = to
    }
    this.compare(piece.rule)
  }

  /** Work is cut by left members; in a block of two sides these are not the places in it. */
  private placeOf({ isSame }: Blocks, count: number, nth: number): number {
    if (isSame) return nth
    let seen = 0
    for (let at = 0; at < count; at += 1) {
      if (seen === nth) return at
      seen += this.sides.lefts[at] ?? 0
    }
    return count
  }

  /** Whom a left record meets further on in its block. */
  private meetAll(left: number, to: number, rule: number, { isSame }: Blocks): void {
    const { pairs, sides } = this
    const meets = this.meets[rule]
    const all = isSame && meets?.all === true
    for (let right = left + 1; right < to; right += 1) {
      if (!all) {
        if (!isSame && sides.rights[right] === 0) continue
        if (meets?.meet(left, right) === false) continue
      }
      pairs.add(left, right)
      if (pairs.isFull) this.compare(rule)
    }
  }

  /** Compares the pairs of the batch, hands over those that are left, and begins another. */
  private compare(rule: number): void {
    const { alive, pairs, giveUp, order, kernels } = this
    let { count } = pairs
    this.pairsByRule[rule] = (this.pairsByRule[rule] ?? 0) + count
    for (let at = 0; at < count; at += 1) alive[at] = at
    giveUp?.begin(count)
    for (let step = 0; step < order.length && count > 0; step += 1) {
      const levels = this.levels[order[step] ?? 0]
      if (levels === undefined) continue
      const known = this.known[rule]?.[step]
      if (known === undefined) kernels[order[step] ?? 0]?.reach(alive, count, levels)
      else levels.fill(known)
      if (giveUp !== undefined) count = giveUp.close(step, pairs, alive, count, levels)
    }
    this.hand(rule, count)
    pairs.begin()
  }

  private hand(rule: number, count: number): void {
    const { alive, levels } = this
    const { lefts, rights } = this.pairs
    const { members } = this.columns
    for (let at = 0; at < count; at += 1) {
      const pair = alive[at] ?? 0
      this.take(members[lefts[pair] ?? 0] ?? 0, members[rights[pair] ?? 0] ?? 0, rule, levels, pair)
    }
  }
}
