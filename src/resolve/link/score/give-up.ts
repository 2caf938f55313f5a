// A pair is given up as soon as all that is still to come could not lift it over the floor.
import type { Pairs } from './pairs.ts'
import { pairsAtOnce } from './pairs.ts'
import type { Plan, PlannedComparison } from './plan.ts'
import { Rarity } from './rarity.ts'
import { weighedLevels } from './weigh-levels.ts'

/** What rounding may move a sum by: a pair is given up only when it is further off than this. */
const slack = 1e-6

type Step = {
  /** By level, and what rarity adds to it. */
  readonly worth: Float64Array
  readonly rarity: readonly (Rarity | undefined)[]
  readonly isPlain: boolean
  /** By level, the least that any pair gets for it. */
  readonly least: readonly number[]
  /** Of levels to which rarity adds nothing, and for any record of all levels. */
  readonly mostPlain: number
  readonly most: number
}

const stepOf = (plan: Plan, planned: PlannedComparison): Step => {
  const weighed = weighedLevels(planned, plan)
  const rarity = planned.levels.map(({ frequency }) => frequency && new Rarity(plan, frequency))
  const plain = weighed.filter((_, level) => rarity[level] === undefined).map(({ weight }) => weight)
  return {
    worth: Float64Array.from(weighed, ({ weight }) => weight),
    rarity,
    isPlain: rarity.every(one => one === undefined),
    least: weighed.map(({ weight }, level) => weight + (rarity[level]?.least ?? 0)),
    mostPlain: Math.max(0, ...plain),
    most: Math.max(0, ...weighed.map(({ most }) => most)),
  }
}

/** Of two values the commoner one counts, so neither record lets a pair have more than its own value would. */
const mostAt = ({ worth, rarity, mostPlain, most }: Step, place: number): number => {
  let so = mostPlain
  for (let level = 0; level < rarity.length; level += 1) {
    const own = rarity[level]?.values[place]
    if (own === undefined) continue
    if (own === Number.POSITIVE_INFINITY) return most
    so = Math.max(so, (worth[level] ?? 0) + own)
  }
  return so
}

/**
 * From which step on a pair may be given up at all: before it, even the worst pair could still be lifted by what every record can reach.
 * @param known by step, the level that all pairs of the rule reach
 */
const firstGivingUp = (steps: readonly Step[], known: readonly (number | undefined)[], room: number): number => {
  let worst = room + steps.reduce((sum, { mostPlain }) => sum + mostPlain, 0)
  for (const [at, { least, mostPlain }] of steps.entries()) {
    const level = known[at]
    worst += (level === undefined ? Math.min(...least) : (least[level] ?? 0)) - mostPlain
    if (worst < 0) return at
  }
  return steps.length
}

export class GiveUp {
  private readonly steps: readonly Step[]
  private readonly floor: number
  private readonly prior: number
  private readonly sums = new Float64Array(pairsAtOnce)
  /** By step and place, the most that later steps can add. */
  private after: Float64Array[]
  private from = 0

  /**
   * @param floor weight under which a pair is of no interest, in bits
   * @param order comparisons in the order in which they are made
   */
  constructor(plan: Plan, floor: number, order: readonly number[]) {
    this.steps = order.flatMap(comparison => {
      const planned = plan.comparisons[comparison]
      return planned === undefined ? [] : [stepOf(plan, planned)]
    })
    this.floor = floor - slack
    this.prior = plan.prior
    this.after = this.steps.map(() => new Float64Array(256))
  }

  /** Makes ready for the records at these places. @param known by step, the level that all their pairs reach */
  gather(members: Int32Array, count: number, known: readonly (number | undefined)[]): void {
    for (const { rarity } of this.steps) for (const one of rarity) one?.gather(members, count)
    if (count > (this.after[0]?.length ?? 0))
      this.after = this.steps.map(() => new Float64Array(Math.ceil(count * 1.3)))
    this.after.at(-1)?.fill(0, 0, count)
    for (let step = this.steps.length - 1; step > 0; step -= 1) this.bound(step, count)
    this.from = firstGivingUp(this.steps, known, this.prior - this.floor)
  }

  private bound(step: number, count: number): void {
    const [own, after, before] = [this.steps[step], this.after[step], this.after[step - 1]]
    if (!own || !after || !before) return
    for (let place = 0; place < count; place += 1)
      before[place] = (after[place] ?? 0) + (own.isPlain ? own.mostPlain : mostAt(own, place))
  }

  begin(count: number): void {
    this.sums.fill(this.prior, 0, count)
  }

  /**
   * Adds what the levels of a step are worth and closes the ranks over pairs that can no longer reach the floor.
   * @returns how many are left, at the front of `alive`
   */
  close(at: number, pairs: Pairs, alive: Int32Array, count: number, levels: Uint8Array): number {
    const [step, after] = [this.steps[at], this.after[at]]
    if (!step || !after) return count
    this.add(step, pairs, alive, count, levels)
    return at < this.from ? count : this.drop(after, pairs, alive, count)
  }

  private add(
    { worth, rarity, isPlain }: Step,
    pairs: Pairs,
    alive: Int32Array,
    count: number,
    levels: Uint8Array,
  ): void {
    const { sums } = this
    const { lefts, rights } = pairs
    for (let nth = 0; nth < count; nth += 1) {
      const pair = alive[nth] ?? 0
      const level = levels[pair] ?? 0
      let sum = (sums[pair] ?? 0) + (worth[level] ?? 0)
      const rare = isPlain ? undefined : rarity[level]
      if (rare !== undefined) {
        const commoner = Math.min(rare.values[lefts[pair] ?? 0] ?? 0, rare.values[rights[pair] ?? 0] ?? 0)
        if (commoner !== Number.POSITIVE_INFINITY) sum += commoner
      }
      sums[pair] = sum
    }
  }

  private drop(after: Float64Array, { lefts, rights }: Pairs, alive: Int32Array, count: number): number {
    const { sums, floor } = this
    let kept = 0
    for (let nth = 0; nth < count; nth += 1) {
      const pair = alive[nth] ?? 0
      if ((sums[pair] ?? 0) + Math.min(after[lefts[pair] ?? 0] ?? 0, after[rights[pair] ?? 0] ?? 0) < floor) continue
      alive[kept] = pair
      kept += 1
    }
    return kept
  }
}
