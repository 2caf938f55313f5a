// Scores the pairs of a piece of work: each pair under the first rule that finds it, dropped as soon as it can no longer matter.
import type { Blocks, Piece } from '../block/blocks.ts'
import { BlockColumns } from './block-columns.ts'
import { Kernel } from './kernel.ts'
import { type Gathered, gatherBlock } from './members.ts'
import { otherTests } from './other-test.ts'
import type { Plan } from './plan.ts'
import type { Turn } from './sieves.ts'
import { type ComparisonWeights, soonestOrder, weightsOf } from './weigh-levels.ts'

/** What rounding may move a sum by: a pair is given up only when it is further off than this. */
const slack = 1e-6
/** From so many pairs on one left record it pays to bound what that very record can still reach. */
const worthBounding = 12

/** Called with every pair that is not given up; `at` is the place of its levels, comparison by comparison. */
export type Take = (left: number, right: number, rule: number, levels: readonly Uint8Array[], at: number) => void

export class Scorer {
  /** Pairs that each rule was the first to find. */
  readonly pairsByRule: Float64Array
  private readonly plan: Plan
  private readonly blocks: readonly Blocks[]
  private readonly take: Take
  private readonly floor: number
  private readonly gathered: BlockColumns
  private readonly kernels: readonly Kernel[]
  private readonly weights: readonly ComparisonWeights[]
  private readonly order: readonly number[]
  private readonly rest: readonly (((i: number, j: number) => boolean) | undefined)[]
  private readonly mostAfter: Float64Array
  /** The same for any left record. */
  private readonly mostOfAllAfter: Float64Array
  private levels: Uint8Array[]
  private alive = new Int32Array(256)
  private readonly turn: Turn = { number: 0 }
  private sums = new Float64Array(256)

  /** @param floor weight under which a pair is of no interest; -Infinity takes every pair */
  constructor(plan: Plan, blocks: readonly Blocks[], floor: number, take: Take) {
    this.plan = plan
    this.blocks = blocks
    this.floor = floor
    this.take = take
    this.gathered = new BlockColumns(plan)
    const other = otherTests(plan, () => this.gathered.members)
    this.kernels = plan.comparisons.map(
      comparison => new Kernel(comparison, plan, this.gathered.columns, other, this.turn),
    )
    this.weights = plan.comparisons.map(comparison => weightsOf(comparison, plan))
    this.order = soonestOrder(plan)
    this.rest = plan.rules.map(({ rest }) => (rest === undefined ? undefined : other(rest)))
    this.pairsByRule = new Float64Array(plan.rules.length)
    this.mostAfter = new Float64Array(this.order.length)
    this.mostOfAllAfter = Float64Array.from(this.order, (_, at) =>
      this.order.slice(at + 1).reduce((sum, comparison) => sum + (this.weights[comparison]?.mostOfAll ?? 0), 0),
    )
    this.levels = plan.comparisons.map(() => new Uint8Array(256))
  }

  score(piece: Piece): void {
    const blocks = this.blocks[piece.rule]
    if (blocks === undefined) return
    for (let block = piece.from; block < piece.to; block += 1) {
      const gathered = gatherBlock(blocks, block, this.gathered)
      this.room(gathered.count)
      this.gathered.gather(gathered.count)
      const last = piece.last < 0 ? gathered.count : this.placeOf(gathered, piece.last)
      const first = piece.first === 0 ? 0 : this.placeOf(gathered, piece.first)
      for (let i = first; i < last; i += 1) this.pairsOf(i, piece.rule, gathered)
    }
  }

  /** Work is cut by left members; in a block of two sides these are not the places in it. */
  private placeOf({ lefts, count }: Gathered, nth: number): number {
    if (lefts === undefined) return nth
    let seen = 0
    for (let at = 0; at < count; at += 1) {
      if (seen === nth) return at
      seen += lefts[at] ?? 0
    }
    return count
  }

  private room(count: number): void {
    if (count <= this.alive.length) return
    const size = Math.ceil(count * 1.3)
    this.alive = new Int32Array(size)
    for (const kernel of this.kernels) kernel.room(size)
    this.sums = new Float64Array(size)
    this.levels = this.levels.map(() => new Uint8Array(size))
  }

  private pairsOf(i: number, rule: number, gathered: Gathered): void {
    if (gathered.lefts !== undefined && gathered.lefts[i] === 0) return
    const count = this.meet(i, rule, gathered)
    this.pairsByRule[rule] = (this.pairsByRule[rule] ?? 0) + count
    const left = count === 0 ? 0 : this.compare(i, count)
    const { members } = this.gathered
    for (let at = 0; at < left; at += 1) {
      const j = this.alive[at] ?? 0
      this.take(members[i] ?? 0, members[j] ?? 0, rule, this.levels, j)
    }
  }

  /** Places after this one that it meets by this rule and by no earlier one. */
  private meet(i: number, rule: number, { count, rights }: Gathered): number {
    const { plan, alive } = this
    const { members } = this.gathered
    const record = members[i] ?? 0
    const source = plan.sourceOf[record]
    const rest = this.rest[rule]
    let met = 0
    for (let j = i + 1; j < count; j += 1) {
      if (rights !== undefined && rights[j] === 0) continue
      if (plan.acrossOnly && plan.sourceOf[members[j] ?? 0] === source) continue
      if (rest !== undefined && !rest(i, j)) continue
      if (rule > 0 && this.metBefore(i, j, rule)) continue
      alive[met] = j
      met += 1
    }
    return met
  }

  private metBefore(i: number, j: number, rule: number): boolean {
    const { members } = this.gathered
    const [left, right] = [members[i] ?? 0, members[j] ?? 0]
    for (let earlier = 0; earlier < rule; earlier += 1) {
      const one = this.plan.rules[earlier]
      if (one === undefined) continue
      const block = one.left[left] ?? 0
      if (block === 0 || block !== one.right[right]) continue
      const rest = this.rest[earlier]
      if (rest === undefined || rest(i, j)) return true
    }
    return false
  }

  /** The most that comparisons still to come can add, for one left record. */
  private bound(record: number): void {
    let most = 0
    for (let at = this.order.length - 1; at >= 0; at -= 1) {
      this.mostAfter[at] = most
      most += this.weights[this.order[at] ?? 0]?.most(record) ?? 0
    }
  }

  /** @returns how many pairs are left, at the front of `alive`; their levels lie at their places in the block */
  private compare(i: number, met: number): number {
    const { order, alive, sums, plan } = this
    this.turn.number = (this.turn.number + 1) | 0
    const record = this.gathered.members[i] ?? 0
    const isBounded = this.floor > Number.NEGATIVE_INFINITY
    const isWorthIt = isBounded && met >= worthBounding
    if (isWorthIt) this.bound(record)
    const mostAfter = isWorthIt ? this.mostAfter : this.mostOfAllAfter
    let count = met
    sums.fill(plan.prior, 0, count)
    for (let step = 0; step < order.length && count > 0; step += 1) {
      const comparison = order[step] ?? 0
      const levels = this.levels[comparison]
      if (levels === undefined) continue
      this.kernels[comparison]?.reach(i, alive, count, levels)
      if (isBounded) count = this.giveUp(record, comparison, count, levels, this.floor - slack - (mostAfter[step] ?? 0))
    }
    return count
  }

  /** Adds what the level is worth and closes the ranks over pairs that fell under the bound. */
  private giveUp(record: number, comparison: number, count: number, levels: Uint8Array, least: number): number {
    const { alive, sums } = this
    const { members } = this.gathered
    const weights = this.weights[comparison]
    if (weights === undefined) return count
    const { levels: worth, isPlain, weighers } = weights
    let kept = 0
    for (let at = 0; at < count; at += 1) {
      const j = alive[at] ?? 0
      const level = levels[j] ?? 0
      const rarity = isPlain[level] === 1 ? 0 : (weighers[level]?.rarity(record, members[j] ?? 0) ?? 0)
      const sum = (sums[at] ?? 0) + (worth[level] ?? 0) + rarity
      if (sum < least) continue
      alive[kept] = j
      sums[kept] = sum
      kept += 1
    }
    return kept
  }
}

/** The weight of a pair as the model orders its terms, left to right in doubles: what the sum on the way is only near to. */
export const exactWeight = (
  plan: Plan,
): ((left: number, right: number, levels: readonly Uint8Array[], at: number) => number) => {
  const weights = plan.comparisons.map(comparison => weightsOf(comparison, plan).weighers)
  return (left, right, levels, at) => {
    let sum = plan.prior
    for (let comparison = 0; comparison < weights.length; comparison += 1) {
      const weigher = weights[comparison]?.[levels[comparison]?.[at] ?? 0]
      if (weigher === undefined) continue
      sum += weigher.level
      if (!weigher.isPlain) sum += weigher.rarity(left, right)
    }
    return sum
  }
}
