// How rare the value of each record at hand is, in bits: what agreement on it adds to, or takes from, the usual weight.
import type { Frequencies, Plan, PlannedLevel } from './plan.ts'

export type Frequency = NonNullable<PlannedLevel['frequency']>

const none: Frequencies = { counts: new Int32Array(0), total: 0 }
const mostRemembered = 4096

export const frequenciesOf = (plan: Plan, { column }: Frequency): Frequencies => plan.frequencies[column] ?? none

/** log2(u of exact agreement) less log2(share of the value that so many records have), by the weight of the adjustment. */
export const rarityOfCount = ({ exact, weight, least }: Frequency, { total }: Frequencies, count: number): number =>
  weight * (exact - Math.log2(Math.max(count / total, least)))

/** By place, the rarity of that record's own value; Infinity where it has none. Of two values the commoner one counts. */
export class Rarity {
  values = new Float64Array(256)
  private readonly ids: Int32Array
  private readonly counts: Int32Array
  private readonly known: Float64Array
  private readonly of: (count: number) => number
  /** What the commonest value adds, or takes away. */
  readonly least: number

  constructor(plan: Plan, frequency: Frequency) {
    const frequencies = frequenciesOf(plan, frequency)
    const column = plan.columns[frequency.column]
    this.ids = column?.kind === 'text' ? column.ids : new Int32Array(0)
    this.counts = frequencies.counts
    this.of = count => rarityOfCount(frequency, frequencies, count)
    this.least = Math.min(0, this.of(this.counts.reduce((most, count) => Math.max(most, count), 1)))
    this.known = Float64Array.from({ length: mostRemembered }, (_, count) =>
      count === 0 ? Number.POSITIVE_INFINITY : this.of(count),
    )
  }

  gather(members: Int32Array, count: number): void {
    if (count > this.values.length) this.values = new Float64Array(Math.ceil(count * 1.3))
    const { ids, counts, known, values } = this
    for (let place = 0; place < count; place += 1) {
      const id = ids[members[place] ?? 0] ?? 0
      const held = id === 0 ? 0 : (counts[id] ?? 0)
      values[place] = held < mostRemembered ? (known[held] ?? 0) : this.of(held)
    }
  }
}
