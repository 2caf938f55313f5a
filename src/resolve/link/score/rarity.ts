// How rare a value is, in bits: what agreement on it adds to, or takes from, the usual weight.
import type { Frequencies, Plan, PlannedLevel } from './plan.ts'

type Frequency = NonNullable<PlannedLevel['frequency']>

const none: Frequencies = { counts: new Int32Array(0), total: 0, most: 0 }
/** Counts whose bits are kept once worked out: two megabytes. */
const mostRemembered = 1 << 18

export class Rarity {
  private readonly frequency: Frequency
  private readonly frequencies: Frequencies
  /** By count; NaN where it was never asked for. */
  private readonly known: Float64Array
  /** The most that it adds for any value, in bits. */
  readonly most: number

  constructor(plan: Plan, frequency: Frequency) {
    this.frequency = frequency
    this.frequencies = plan.frequencies[frequency.column] ?? none
    this.known = new Float64Array(Math.min(mostRemembered, this.frequencies.most + 1)).fill(Number.NaN)
    this.most = Math.max(0, this.ofCount(1))
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
    const kept = this.known[count] ?? Number.NaN
    if (!Number.isNaN(kept)) return kept
    const bits = this.ofCount(count)
    if (count < this.known.length) this.known[count] = bits
    return bits
  }
}
