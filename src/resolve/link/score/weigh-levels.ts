// What a level is worth for two records: its own weight, then what the rarity of the value adds.
import type { Plan, PlannedComparison, PlannedLevel } from './plan.ts'
import { frequenciesOf, rarityOfCount } from './rarity.ts'

/** What the rarity adds for two records of the table; undefined where nothing is added to any pair. */
export type RarityOfPair = (left: number, right: number) => number

const rarityOfPair = (plan: Plan, { frequency }: PlannedLevel): RarityOfPair | undefined => {
  if (frequency === undefined) return undefined
  const frequencies = frequenciesOf(plan, frequency)
  const column = plan.columns[frequency.column]
  const ids = column?.kind === 'text' ? column.ids : new Int32Array(0)
  const countOf = (record: number): number => {
    const id = ids[record] ?? 0
    return id === 0 ? 0 : (frequencies.counts[id] ?? 0)
  }
  return (left, right) => {
    const count = Math.max(countOf(left), countOf(right))
    return count === 0 ? 0 : rarityOfCount(frequency, frequencies, count)
  }
}

/** The most that rarity can add for any value. */
const rarest = (plan: Plan, { frequency }: PlannedLevel): number => {
  if (frequency === undefined) return 0
  const frequencies = frequenciesOf(plan, frequency)
  return frequencies.total === 0 ? 0 : Math.max(0, rarityOfCount(frequency, frequencies, 1))
}

export type WeighedLevel = { readonly weight: number; readonly rarity: RarityOfPair | undefined; readonly most: number }

export const weighedLevels = ({ levels }: PlannedComparison, plan: Plan): readonly WeighedLevel[] =>
  levels.map(level => ({
    weight: level.weight,
    rarity: rarityOfPair(plan, level),
    most: level.weight + rarest(plan, level),
  }))

/** The weight of a pair as the model orders its terms, left to right in doubles. */
export const exactWeight = (
  plan: Plan,
): ((left: number, right: number, levels: readonly Uint8Array[], at: number) => number) => {
  const comparisons = plan.comparisons.map(comparison => weighedLevels(comparison, plan))
  return (left, right, levels, at) => {
    let sum = plan.prior
    for (let comparison = 0; comparison < comparisons.length; comparison += 1) {
      const level = comparisons[comparison]?.[levels[comparison]?.[at] ?? 0]
      if (level === undefined) continue
      sum += level.weight
      if (level.rarity !== undefined) sum += level.rarity(left, right)
    }
    return sum
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
