// What a level is worth for two records: its own weight, then what the rarity of the value adds.
import type { BlockColumn } from './block-columns.ts'
import type { Pairs } from './pairs.ts'
import type { Plan, PlannedComparison } from './plan.ts'
import { Rarity } from './rarity.ts'

export type WeighedLevel = {
  readonly weight: number
  /** What is added to it, by the numbers of two texts of the column. */
  readonly adjusted: { readonly column: number; readonly rarity: Rarity } | undefined
  /** The most that a pair can have for it, in bits. */
  readonly most: number
}

export const weighedLevels = ({ levels }: PlannedComparison, plan: Plan): readonly WeighedLevel[] =>
  levels.map(({ weight, frequency }) => {
    if (frequency === undefined) return { weight, adjusted: undefined, most: weight }
    const rarity = new Rarity(plan, frequency)
    return { weight, adjusted: { column: frequency.column, rarity }, most: weight + rarity.most }
  })

/** The weight of the pair at a place of the batch, its terms as the model orders them, left to right in doubles. */
export const exactWeight = (
  plan: Plan,
  columns: readonly BlockColumn[],
  { lefts, rights }: Pairs,
): ((levels: readonly Uint8Array[], pair: number) => number) => {
  const comparisons = plan.comparisons.map(comparison =>
    weighedLevels(comparison, plan).map(({ weight, adjusted }) => ({
      weight,
      rarity: adjusted?.rarity,
      column: columns[adjusted?.column ?? -1],
    })),
  )
  return (levels, pair) => {
    const [left, right] = [lefts[pair] ?? 0, rights[pair] ?? 0]
    let sum = plan.prior
    for (let comparison = 0; comparison < comparisons.length; comparison += 1) {
      const level = comparisons[comparison]?.[levels[comparison]?.[pair] ?? 0]
      if (level === undefined) continue
      sum += level.weight
      const { rarity, column } = level
      if (rarity !== undefined && column !== undefined)
        sum += rarity.bitsOf(column.ids[left] ?? 0, column.ids[right] ?? 0)
    }
    return sum
  }
}
