// Scores the pairs of a piece of work: each pair under the first rule that finds it, dropped as soon as it can no longer matter.
import type { Blocks, Piece } from '../block/blocks.ts'
import { BlockColumns } from './block-columns.ts'
import { soonestOrder } from './comparing-order.ts'
import { frontColumn } from './front.ts'
import { Kernel } from './kernel.ts'
import { type Meets, meetsOf } from './meets.ts'
import { gatherBlock, Sides } from './members.ts'
import { otherTests } from './other-test.ts'
import { Pairs, pairsAtOnce } from './pairs.ts'
import type { Plan, PlannedRule } from './plan.ts'
import { exactWeight } from './weigh-levels.ts'

/** Called with every pair that is not given up; `at` is the place of its levels, comparison by comparison. */
export type Take = (left: number, right: number, rule: number, levels: readonly Uint8Array[], at: number) => void

/** From so many records at hand on their pairs are compared before more blocks are gathered. */
const enoughRecords = 1024
/** What rounding may move a sum by: a pair is given up only when it is further off than this. */
const slack = 1e-6

/** What a rule asks to be equal need not be compared again. */
const isKnown = ({ comparisons }: Plan, { same }: PlannedRule, comparison: number): boolean => {
  const planned = comparisons[comparison]
  const column = planned && frontColumn(planned)
  return column !== undefined && same.includes(column)
}

/** The kernels of a rule: those whose level it knows, those that have to look, and those that may have to look closer, in that order. */
type Course = {
  readonly known: readonly Kernel[]
  readonly look: readonly Kernel[]
  readonly closer: readonly Kernel[]
}

export class Scorer {
  /** Pairs that each rule was the first to find. */
  readonly pairsByRule: Float64Array
  private readonly rules: readonly PlannedRule[]
  private readonly prior: number
  private readonly floor: number
  private readonly take: Take
  private readonly columns: BlockColumns
  private readonly sides = new Sides()
  private readonly meets: readonly Meets[]
  private readonly pairs = new Pairs()
  private readonly courses: readonly Course[]
  private readonly levels: readonly Uint8Array[]
  private readonly exact: (levels: readonly Uint8Array[], pair: number) => number
  private readonly alive = new Int32Array(pairsAtOnce)
  /** By pair, the most that it can still come to. */
  private readonly sums = new Float64Array(pairsAtOnce)

  /** @param floor weight under which a pair is of no interest, in bits; -Infinity takes every pair */
  constructor(plan: Plan, floor: number, take: Take) {
    this.rules = plan.rules
    this.prior = plan.prior
    this.floor = floor - slack
    this.take = take
    this.columns = new BlockColumns(plan)
    const other = otherTests(plan, () => this.columns.members)
    const kernels = plan.comparisons.map(
      comparison => new Kernel(comparison, plan, this.columns.columns, this.pairs, other),
    )
    const order = soonestOrder(plan)
    this.courses = plan.rules.map(rule => {
      const isOpen = (comparison: number) => !isKnown(plan, rule, comparison)
      const open = order.filter(isOpen).flatMap(at => kernels[at] ?? [])
      return {
        known: kernels.filter((_, at) => !isOpen(at)),
        look: open,
        closer: open.filter(({ isClosed }) => !isClosed),
      }
    })
    this.meets = plan.rules.map((_, rule) => meetsOf(plan, rule, other))
    this.pairsByRule = new Float64Array(plan.rules.length)
    this.levels = kernels.map(({ levels }) => levels)
    this.exact = exactWeight(plan, this.columns.columns, this.pairs)
  }

  /** What a pair comes to, in bits, while it is handed over. @param at the place of its levels */
  weightAt(at: number): number {
    return this.exact(this.levels, at)
  }

  score(piece: Piece): void {
    const blocks = this.rules[piece.rule]?.members
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
    const { pairs, sums, alive } = this
    const course = this.courses[rule]
    if (course === undefined) return
    this.pairsByRule[rule] = (this.pairsByRule[rule] ?? 0) + pairs.count
    sums.fill(this.prior, 0, pairs.count)
    for (const kernel of course.known) kernel.takeAsEqual(sums)
    for (const kernel of course.look) kernel.look(sums)
    let count = this.hopeful()
    for (const kernel of course.closer) {
      if (count === 0) break
      kernel.lookCloser(alive, count, sums)
      count = this.stillHopeful(count)
    }
    this.hand(rule, count)
    pairs.begin()
  }

  /** Of all pairs of the batch, those that may yet reach the floor. */
  private hopeful(): number {
    const { alive, sums, floor } = this
    const { count } = this.pairs
    let kept = 0
    for (let pair = 0; pair < count; pair += 1) {
      if ((sums[pair] ?? 0) < floor) continue
      alive[kept] = pair
      kept += 1
    }
    return kept
  }

  private stillHopeful(count: number): number {
    const { alive, sums, floor } = this
    let kept = 0
    for (let at = 0; at < count; at += 1) {
      const pair = alive[at] ?? 0
      if ((sums[pair] ?? 0) < floor) continue
      alive[kept] = pair
      kept += 1
    }
    return kept
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
