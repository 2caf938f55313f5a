// How rare a value is, in bits: what agreement on it adds to, or takes from, the usual weight.
import type { Frequencies, Plan, PlannedLevel } from './plan.ts'

type Frequency = NonNullable<PlannedLevel['frequency']>

const none: Frequencies = { counts: new Int32Array(0), total: 0 }
const mostRemembered = 4096

export class Rarity {
  private readonly frequency: Frequency
  private readonly frequencies: Frequencies
  private readonly known: Float64Array
  /** The most that it adds for any value, in bits. */
  readonly most: number

  constructor(plan: Plan, frequency: Frequency) {
    this.frequency = frequency
    this.frequencies = plan.frequencies[frequency.column] ?? none
    this.known = Float64Array.from({ length: mostRemembered }, (_, count) => this.ofCount(count))
    this.most = Math.max(0, this.known[1] ?? 0)
  }

  /** log2(u of exact agreement) less log2(share of the value), by the weight of the adjustment; nothing where no record has it. */
  private ofCount(count: number): number {
    const { exact, weight, least } = this.frequency
    const { total } = this.frequencies
    return count === 0 || total === 0 ? 0 : weight * (exact - Math.log2(Math.max(count / total, least)))
  }

  /** Of two values the commoner one counts. @param left @param right text numbers, 0 for none @returns bits */
  bitsOf(left: number, right: number): number {
    const { counts } = this.frequencies
    const count = Math.max(left === 0 ? 0 : (counts[left] ?? 0), right === 0 ? 0 : (counts[right] ?? 0))
    return count < mostRemembered ? (this.known[count] ?? 0) : this.ofCount(count)
  }
}
