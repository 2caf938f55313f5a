// The model of a kind: for each comparison the m and u of every level, shipped as data with a version and read with every level checked.
import { isCapacity } from '#core/identifiers/index.ts'
import type { ThingKind } from '#core/language/things.ts'
import account from './account-v1.json' with { type: 'json' }
import consignment from './consignment-v1.json' with { type: 'json' }
import device from './device-v1.json' with { type: 'json' }
import document from './document-v1.json' with { type: 'json' }
import engine from './engine-v1.json' with { type: 'json' }
import event from './event-v1.json' with { type: 'json' }
import { type ComparisonName, isComparison, levels } from './levels.ts'
import money from './money-v1.json' with { type: 'json' }
import organisation from './organisation-v2.json' with { type: 'json' }
import person from './person-v4.json' with { type: 'json' }
import phone from './phone-v1.json' with { type: 'json' }
import place from './place-v1.json' with { type: 'json' }
import vehicle from './vehicle-v1.json' with { type: 'json' }
import vessel from './vessel-v2.json' with { type: 'json' }
import { matchWeight, priorWeight } from './weights.ts'

/** How far the rarity of the values agreed on may move the weight of a level, in bits beside what is usual. */
export type RarityRule = { readonly usual: number; readonly least: number; readonly most: number }
export type Level = { readonly weight: number; readonly words: string; readonly rarity?: RarityRule }
export type Comparison = {
  readonly comparison: ComparisonName
  /** Counts also where a label allows strong identifiers only. */
  readonly strong: boolean
  readonly levels: ReadonlyMap<string, Level>
}
/** A cap stands where the comparison reached one of the levels, unless another reached one of its own. */
export type HouseholdCap = {
  readonly comparison: string
  readonly levels: readonly string[]
  readonly most: number
  readonly unless?: { readonly comparison: string; readonly levels: readonly string[] }
}
/** People of one household share phones and addresses: where the condition holds, these comparisons together count at most the cap. */
export type Household = {
  readonly comparisons: readonly string[]
  readonly caps: readonly HouseholdCap[]
  readonly words: string
}
/** How much likelier than any two records two are of one person where these lists name them, in bits. */
export type ListsTerm = { readonly level: string; readonly weight: number; readonly words: string }
/** Two capacities in one order, whichever record is first. */
export const listsName = (a: string, b: string): string => [a, b].toSorted().join(' and ')
export type Model = {
  readonly model: string
  readonly kind: ThingKind
  /** log2 of the odds that two records taken at random are of one thing. */
  readonly prior: number
  /** From this probability on two records are suggested as one; from `floor` on a person is asked. */
  readonly link: number
  readonly floor: number
  readonly comparisons: readonly Comparison[]
  readonly household?: Household
  readonly lists?: ReadonlyMap<string, ListsTerm>
}

type LevelData = {
  readonly level: string
  readonly m: number
  readonly u: number
  readonly words: string
  readonly rarity?: RarityRule
}
type ComparisonData = { readonly comparison: string; readonly strong?: boolean; readonly levels: readonly LevelData[] }
export type ModelData = {
  readonly model: string
  readonly kind: string
  readonly source: string
  readonly lambda: number
  readonly link: number
  readonly floor: number
  readonly comparisons: readonly ComparisonData[]
  readonly household?: Household
  /** Fellegi and Sunter give every pair of files a lambda of its own; here those have one that is far from the usual. */
  readonly lists?: readonly {
    /** Two capacities. */
    readonly between: readonly string[]
    readonly lambda: number
    readonly words: string
  }[]
}

const trained = (share: number | undefined): boolean => share !== undefined && share > 0 && share < 1

const levelOf = (model: string, comparison: string, data: LevelData | undefined, name: string): Level => {
  if (data === undefined || !trained(data.m) || !trained(data.u))
    throw new Error(
      `Model ${model}, comparison ${comparison}: level "${name}" has no m and u. Give both, between 0 and 1.`,
    )
  const { m, u, words, rarity } = data
  return { weight: matchWeight(m, u), words, ...(rarity === undefined ? {} : { rarity }) }
}

const comparisonOf = (model: string, data: ComparisonData): Comparison => {
  const { comparison, strong = false } = data
  if (!isComparison(comparison)) throw new Error(`Model ${model}: no comparison is called "${comparison}".`)
  const found = levels[comparison].map(name => {
    const level = data.levels.find(candidate => candidate.level === name)
    return [name, levelOf(model, comparison, level, name)] as const
  })
  return { comparison, strong, levels: new Map(found) }
}

const listsOf = ({ model, lambda, lists = [] }: ModelData): ReadonlyMap<string, ListsTerm> =>
  new Map(
    lists.map(({ between: [one = '', other = ''], lambda: own, words }) => {
      const level = listsName(one, other)
      if (![one, other].every(isCapacity))
        throw new Error(`Model ${model}, lists ${level}: no register lists people in such a capacity.`)
      if (!trained(own)) throw new Error(`Model ${model}, lists ${level}: give a lambda between 0 and 1.`)
      return [level, { level, weight: priorWeight(own) - priorWeight(lambda), words }]
    }),
  )

/** Reads a model and refuses one with a level left untrained. */
export const modelFrom = (data: ModelData, kind: ThingKind): Model => ({
  model: data.model,
  kind,
  prior: priorWeight(data.lambda),
  link: data.link,
  floor: data.floor,
  comparisons: data.comparisons.map(comparison => comparisonOf(data.model, comparison)),
  ...(data.household === undefined ? {} : { household: data.household }),
  ...(data.lists === undefined ? {} : { lists: listsOf(data) }),
})

const shipped: Readonly<Record<ThingKind, ModelData>> = {
  person,
  organisation,
  vehicle,
  vessel,
  engine,
  phone,
  account,
  document,
  money,
  place,
  device,
  consignment,
  event,
}

export const models = Object.fromEntries(
  Object.entries(shipped).map(([kind, data]) => [kind, modelFrom(data, kind as ThingKind)]),
) as Readonly<Record<ThingKind, Model>>
