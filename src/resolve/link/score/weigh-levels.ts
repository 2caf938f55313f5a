// What a level is worth for two records: its own weight, then what the rarity of the value adds.
import type { Frequencies, Plan, PlannedComparison, PlannedLevel } from './plan.ts'

type Frequency = NonNullable<PlannedLevel['frequency']>

const none: Frequencies = { counts: new Int32Array(0), total: 0 }

/** log2(u of exact agreement) less log2(share of the commoner of the two values); nothing where neither is known. */
const rarityOf = (
  { exact, weight, least }: Frequency,
  { counts, total }: Frequencies,
  left: number,
  right: number,
): number => {
  const count = Math.max(left === 0 ? 0 : (counts[left] ?? 0), right === 0 ? 0 : (counts[right] ?? 0))
  return count === 0 ? 0 : weight * (exact - Math.log2(Math.max(count / total, least)))
}

export type Weigher = {
  readonly level: number
  readonly rarity: (left: number, right: number) => number
  /** Nothing to be added to any pair. */
  readonly isPlain: boolean
  /** The most that the rarity can add for a left record; Infinity is never. */
  readonly most: (left: number) => number
  /** The most that it can add for any. */
  readonly rarest: number
}

const idsOf = (plan: Plan, place: number): Int32Array => {
  const column = plan.columns[place]
  return column?.kind === 'text' ? column.ids : new Int32Array(0)
}

const weigherOf = ({ weight, frequency }: PlannedLevel, plan: Plan): Weigher => {
  if (frequency === undefined) return { level: weight, rarity: () => 0, isPlain: true, most: () => 0, rarest: 0 }
  const frequencies = plan.frequencies[frequency.column] ?? none
  const ids = idsOf(plan, frequency.column)
  const of = (left: number, right: number): number => rarityOf(frequency, frequencies, left, right)
  const rarest =
    frequencies.total === 0
      ? 0
      : frequency.weight * (frequency.exact - Math.log2(Math.max(1 / frequencies.total, frequency.least)))
  return {
    level: weight,
    rarity: (left, right) => of(ids[left] ?? 0, ids[right] ?? 0),
    isPlain: false,
    rarest: Math.max(0, rarest),
    most: left => {
      const id = ids[left] ?? 0
      // The commoner of two values counts, so the left one's own share bounds it; without one the rarest of all does.
      return Math.max(0, id === 0 ? rarest : of(id, 0))
    },
  }
}

export type ComparisonWeights = {
  /** What each level is worth by itself, and whether rarity adds to it: side by side, because every pair asks. */
  readonly levels: Float64Array
  readonly isPlain: Uint8Array
  readonly weighers: readonly Weigher[]
  /** The most that the comparison can add for a left record. */
  readonly most: (left: number) => number
  /** The most that it can add for any. */
  readonly mostOfAll: number
}

export const weightsOf = ({ levels }: PlannedComparison, plan: Plan): ComparisonWeights => {
  const weighers = levels.map(level => weigherOf(level, plan))
  return {
    weighers,
    levels: Float64Array.from(weighers, ({ level }) => level),
    isPlain: Uint8Array.from(weighers, ({ isPlain }) => (isPlain ? 1 : 0)),
    mostOfAll: Math.max(0, ...weighers.map(({ level, rarest }) => level + rarest)),
    most: left => {
      let most = 0
      for (const weigher of weighers) most = Math.max(most, weigher.level + (weigher.isPlain ? 0 : weigher.most(left)))
      return most
    },
  }
}

/** Texts of more than 32 bytes are compared the slow way; a column of such texts is looked at last. */
const longTexts = 24
const isLong = (place: number, { columns, glances }: Plan): boolean => {
  const column = columns[place]
  if (column?.kind !== 'text') return false
  const some = Math.min(column.ids.length, 1000)
  const step = Math.max(1, Math.floor(column.ids.length / Math.max(1, some)))
  let [total, count] = [0, 0]
  for (let record = 0; record < column.ids.length; record += step) {
    const id = column.ids[record] ?? 0
    if (id === 0) continue
    total += glances[id * 4] ?? 0
    count += 1
  }
  return count > 0 && total / count > longTexts
}

const costOf = ({ atoms }: PlannedComparison, plan: Plan): number => {
  if (atoms.some(atom => atom.kind === 'measure' && isLong(atom.left, plan))) return 10
  if (atoms.some(({ kind }) => kind === 'other')) return 20
  if (atoms.some(atom => atom.kind === 'measure' && atom.measure === 'name_likeness')) return 20
  return atoms.some(({ kind }) => kind === 'measure') ? 3 : 1
}

/** Comparisons by how much they speak against most pairs, for what they cost: the order in which pairs are given up soonest. */
export const soonestOrder = (plan: Plan): readonly number[] => {
  const { comparisons } = plan
  const worth = comparisons.map(comparison => -(comparison.levels.at(-1)?.weight ?? 0) / costOf(comparison, plan))
  return [...comparisons.keys()].toSorted((a, b) => (worth[b] ?? 0) - (worth[a] ?? 0) || a - b)
}
