// What a level is worth for two records: its own weight, then what the rarity of the value adds.
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

/** The weight of a pair as the model orders its terms, left to right in doubles. */
export const exactWeight = (
  plan: Plan,
): ((left: number, right: number, levels: readonly Uint8Array[], at: number) => number) => {
  const comparisons = plan.comparisons.map(comparison =>
    weighedLevels(comparison, plan).map(({ weight, adjusted }) => {
      const column = adjusted && plan.columns[adjusted.column]
      return { weight, rarity: adjusted?.rarity, ids: column?.kind === 'text' ? column.ids : new Int32Array(0) }
    }),
  )
  return (left, right, levels, at) => {
    let sum = plan.prior
    for (let comparison = 0; comparison < comparisons.length; comparison += 1) {
      const level = comparisons[comparison]?.[levels[comparison]?.[at] ?? 0]
      if (level === undefined) continue
      sum += level.weight
      if (level.rarity !== undefined) sum += level.rarity.bitsOf(level.ids[left] ?? 0, level.ids[right] ?? 0)
    }
    return sum
  }
}
