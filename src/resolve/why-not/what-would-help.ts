// What would bring a pair over the floor: the comparisons that, at the level named, would make up what is wanting.
import { comparisonWords } from '../evidence.ts'
import { type Compared, type Model, weightOfProbability } from '../model/index.ts'

export type Helps = { readonly what: string; readonly words: string; readonly bits: number }

/** Weight wanting to the floor of the kind; nothing where it is reached. */
export const wanting = ({ weight }: Compared, { floor }: Model): number =>
  Math.max(0, weightOfProbability(floor) - weight)

const mostNamed = 6

/** Of each comparison the least level that suffices by itself; the one that asks for least first. */
export const whatWouldHelp = (compared: Compared, model: Model): readonly Helps[] => {
  const lacks = wanting(compared, model)
  if (lacks === 0 || compared.veto !== undefined) return []
  const weightNow = (comparison: string): number =>
    compared.terms
      .filter(term => term.comparison.split(' ')[0] === comparison)
      .reduce((sum, term) => sum + term.weight, 0)
  return model.comparisons
    .flatMap(({ comparison, levels }) => {
      const enough = [...levels.values()]
        .map(level => ({ words: level.words, bits: level.weight - weightNow(comparison) }))
        .filter(level => level.bits >= lacks)
        .sort((a, b) => a.bits - b.bits)[0]
      return enough ? [{ what: comparisonWords(comparison), ...enough }] : []
    })
    .sort((a, b) => a.bits - b.bits)
    .slice(0, mostNamed)
}
