// One group of candidates joined step by step, the best supported join first, until none is left that the evidence carries.
import { decisive } from '../../model/weights.ts'

export type JoinRules = {
  /** log2 of the odds that two records taken at random are of one thing. */
  readonly prior: number
  /** Weight, in bits, that two records alone must reach; groups without such a pair between them are never joined. */
  readonly bar: number
}

/**
 * How much of the prior a group makes up for. The prior speaks of two records taken at random; whoever is weighed against a whole group was
 * found by it. [measured: docs/decisions/0020-clusters-of-files.md]
 */
const leeway = 2 / 3
/** In a small file the prior is small, and a pair may still count for so many bits. */
const leastCap = 6

/** One pair counts for as much as the prior weighs, for or against, and no more: a single slip must not outvote a group. */
const capOf = (prior: number): number => Math.max(leastCap, -prior)

/**
 * Pairs of members by place, `size` by `size`, both halves filled. What is said of two members is later said of two groups: sums, the most,
 * and any.
 */
export class Members {
  size = 0
  weight = new Float64Array(0)
  /** Pairs that reach the bar by themselves, and the strongest of them. */
  links = new Int32Array(0)
  strongest = new Float64Array(0)
  apart = new Uint8Array(0)

  begin(size: number): void {
    this.size = size
    const cells = size * size
    if (cells > this.weight.length) {
      this.weight = new Float64Array(cells)
      this.links = new Int32Array(cells)
      this.strongest = new Float64Array(cells)
      this.apart = new Uint8Array(cells)
    }
    this.weight.fill(0, 0, cells)
    this.links.fill(0, 0, cells)
    this.strongest.fill(Number.NEGATIVE_INFINITY, 0, cells)
    this.apart.fill(0, 0, cells)
  }

  pair(a: number, b: number, weight: number, { prior, bar }: JoinRules): void {
    const cap = capOf(prior)
    const capped = Math.max(-cap, Math.min(cap, weight))
    const link = weight >= bar ? 1 : 0
    this.set(a * this.size + b, capped, link, weight)
    this.set(b * this.size + a, capped, link, weight)
  }

  private set(at: number, capped: number, link: number, weight: number): void {
    this.weight[at] = capped
    this.links[at] = link
    this.strongest[at] = weight
  }

  keepApart(a: number, b: number): void {
    this.apart[a * this.size + b] = 1
    this.apart[b * this.size + a] = 1
  }
}

/** Joins as they stand: for each member the first of its group, the size of each group, and for each group its best other. */
class Joining {
  first = new Int32Array(0)
  private sizes = new Int32Array(0)
  private alive = new Uint8Array(0)
  private best = new Int32Array(0)
  private margin = new Float64Array(0)
  private members = new Members()
  private rules: JoinRules = { prior: 0, bar: 0 }

  /** The same memory serves group after group: a large file has hundreds of thousands. */
  begin(members: Members, rules: JoinRules): void {
    this.members = members
    this.rules = rules
    const { size } = members
    if (size > this.first.length) {
      this.first = new Int32Array(size)
      this.sizes = new Int32Array(size)
      this.alive = new Uint8Array(size)
      this.best = new Int32Array(size)
      this.margin = new Float64Array(size)
    }
    for (let at = 0; at < size; at += 1) this.first[at] = at
    this.sizes.fill(1, 0, size)
    this.alive.fill(1, 0, size)
  }

  /** One pair alone holds two groups together only where it decides by itself. */
  private mayJoin(at: number, m: number, n: number): boolean {
    const { links, strongest, apart } = this.members
    const reaching = links[at] ?? 0
    if (apart[at] === 1 || reaching === 0) return false
    return m === 1 || n === 1 || reaching > 1 || (strongest[at] ?? 0) >= decisive
  }

  /**
   * By how much the mean weight of all pairs is over the bar. Two records alone, and two groups of one size, must carry the join themselves:
   * their bar is the one that was asked for. The odder the sizes, the more a group vouches for the few, and the lower the bar.
   */
  private marginOf(a: number, b: number): number {
    const at = a * this.members.size + b
    const [m, n] = [this.sizes[a] ?? 1, this.sizes[b] ?? 1]
    if (!this.mayJoin(at, m, n)) return Number.NEGATIVE_INFINITY
    const vouched = leeway * Math.max(0, -this.rules.prior) * (1 - Math.min(m, n) / Math.max(m, n))
    return (this.members.weight[at] ?? 0) / (m * n) - this.rules.bar + vouched
  }

  private lookAgain(a: number): void {
    let [best, most] = [-1, Number.NEGATIVE_INFINITY]
    for (let b = 0; b < this.members.size; b += 1) {
      if (b === a || this.alive[b] === 0) continue
      const margin = this.marginOf(a, b)
      if (margin > most) {
        most = margin
        best = b
      }
    }
    this.best[a] = best
    this.margin[a] = most
  }

  private absorb(into: number, gone: number): void {
    const { size, weight, links, strongest, apart } = this.members
    for (let other = 0; other < size; other += 1) {
      if (this.alive[other] === 0 || other === into || other === gone) continue
      const [to, from] = [into * size + other, gone * size + other]
      weight[to] = (weight[to] ?? 0) + (weight[from] ?? 0)
      links[to] = (links[to] ?? 0) + (links[from] ?? 0)
      strongest[to] = Math.max(strongest[to] ?? 0, strongest[from] ?? 0)
      apart[to] = (apart[to] ?? 0) | (apart[from] ?? 0)
      const back = other * size + into
      weight[back] = weight[to]
      links[back] = links[to]
      strongest[back] = strongest[to]
      apart[back] = apart[to]
    }
    this.alive[gone] = 0
    this.sizes[into] = (this.sizes[into] ?? 1) + (this.sizes[gone] ?? 1)
    for (let at = 0; at < size; at += 1) if (this.first[at] === gone) this.first[at] = into
  }

  /** Before anything is weighed. */
  hold(a: number, b: number): void {
    const [one, other] = [this.first[a] ?? a, this.first[b] ?? b]
    if (one !== other) this.absorb(Math.min(one, other), Math.max(one, other))
  }

  /** What a join changed: the joined group's own best, and that of whoever had either half for best or finds the whole better. */
  private lookAround(into: number, gone: number): void {
    this.lookAgain(into)
    for (let other = 0; other < this.members.size; other += 1) {
      if (this.alive[other] === 0 || other === into) continue
      const had = this.best[other] ?? -1
      if (had === into || had === gone) {
        this.lookAgain(other)
        continue
      }
      const margin = this.marginOf(other, into)
      if (margin < (this.margin[other] ?? 0) || (margin === this.margin[other] && had < into)) continue
      this.best[other] = into
      this.margin[other] = margin
    }
  }

  joinAll(): void {
    for (let at = 0; at < this.members.size; at += 1) if (this.alive[at] === 1) this.lookAgain(at)
    for (;;) {
      let [one, most] = [-1, Number.NEGATIVE_INFINITY]
      for (let at = 0; at < this.members.size; at += 1)
        if (this.alive[at] === 1 && (this.margin[at] ?? 0) > most) [one, most] = [at, this.margin[at] ?? 0]
      if (one < 0 || most < 0) return
      const other = this.best[one] ?? -1
      const [into, gone] = [Math.min(one, other), Math.max(one, other)]
      this.absorb(into, gone)
      this.lookAround(into, gone)
    }
  }
}

const joining = new Joining()

/** For each member the first one of what it is joined with; to be read before the next group is joined. */
export const joinMembers = (
  members: Members,
  rules: JoinRules,
  held: readonly (readonly [number, number])[] = [],
): Int32Array => {
  joining.begin(members, rules)
  for (const [a, b] of held) joining.hold(a, b)
  joining.joinAll()
  return joining.first
}
