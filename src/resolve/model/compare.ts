// How likely two records are of one person or thing, and why: each comparison's share in bits and in words.
import type { Features } from '#core/identifiers/index.ts'
import { compareDates } from './compare-dates.ts'
import { compareNames } from './compare-names.ts'
import {
  compareDocuments,
  compareMail,
  compareOnline,
  comparePhones,
  compareReferences,
  compareShared,
  documentsConflict,
} from './compare-numbers.ts'
import { compareNear, comparePlaces } from './compare-places.ts'
import {
  compareCalled,
  compareColours,
  compareLengths,
  compareMakes,
  compareOccasions,
  comparePlates,
  comparePower,
  compareSerials,
  compareSex,
} from './compare-things.ts'
import type { Comparator, Finding } from './finding.ts'
import type { ComparisonName } from './levels.ts'
import { type Comparison, type Household, type Level, listsName, type Model, models } from './model.ts'
import { probabilityOf } from './weights.ts'

export type Term = {
  readonly comparison: string
  readonly level: string
  readonly weight: number
  readonly words: string
}
export type Compared = {
  /** The sum of the terms, left to right. */
  readonly weight: number
  /** Of the weight; 0 where a veto stands. */
  readonly probability: number
  readonly terms: readonly Term[]
  /** Why these two are never suggested as one, whatever else agrees. */
  readonly veto?: string
}
export type CompareOptions = { readonly strongOnly?: boolean; readonly model?: Model }

const comparators: Readonly<Record<ComparisonName, Comparator>> = {
  name: compareNames,
  birthDate: compareDates,
  sex: compareSex,
  document: compareDocuments,
  reference: compareReferences,
  phone: comparePhones,
  mail: compareMail,
  online: compareOnline,
  place: comparePlaces,
  near: compareNear,
  plate: comparePlates,
  serial: compareSerials,
  called: compareCalled,
  make: compareMakes,
  colour: compareColours,
  length: compareLengths,
  horsepower: comparePower,
  shared: compareShared,
  occasion: compareOccasions,
}

const rarityTerm = (comparison: string, { rarity: rule }: Level, { rarity }: Finding): Term | undefined => {
  if (rule === undefined || rarity === undefined) return undefined
  const weight = Math.min(rule.most, Math.max(rule.least, rarity - rule.usual))
  if (weight === 0) return undefined
  const words = weight > 0 ? 'what they agree on is rarer than usual' : 'what they agree on is more common than usual'
  return { comparison: `${comparison} rarity`, level: weight > 0 ? 'rare' : 'common', weight, words }
}

const termsOf = ({ comparison, levels }: Comparison, finding: Finding): readonly Term[] => {
  const level = levels.get(finding.level)
  if (level === undefined)
    throw new Error(`Comparison ${comparison} reached the level "${finding.level}", which its model does not know.`)
  const term = { comparison, level: finding.level, weight: level.weight, words: level.words }
  const rarity = rarityTerm(comparison, level, finding)
  return rarity === undefined ? [term] : [term, rarity]
}

const silent = 'silent'
const levelIn = (terms: readonly Term[], comparison: string): string =>
  terms.find(term => term.comparison === comparison)?.level ?? silent

/** What is shared by a household is taken back to the cap, as a term of its own so that the sum stays open to view. */
const householdTerm = ({ comparisons, caps, words }: Household, terms: readonly Term[]): Term | undefined => {
  const reached = ({
    comparison,
    levels,
  }: {
    readonly comparison: string
    readonly levels: readonly string[]
  }): boolean => levels.includes(levelIn(terms, comparison))
  const standing = caps.filter(cap => reached(cap) && !(cap.unless && reached(cap.unless)))
  if (standing.length === 0) return undefined
  const most = Math.min(...standing.map(cap => cap.most))
  const shared = terms.filter(({ comparison }) => comparisons.includes(comparison.split(' ')[0] ?? ''))
  const over = shared.reduce((sum, { weight }) => sum + weight, 0) - most
  return over > 0 ? { comparison: 'household', level: 'shared', weight: -over, words } : undefined
}

const prior = (model: Model): Term => ({
  comparison: 'prior',
  level: 'before comparing',
  weight: model.prior,
  words: 'two records taken at random are rarely of one',
})

/** Two lists that hold many of the same people start from better odds; of several capacities the likeliest pair counts. */
const listsTerm = ({ as: those = [] }: Features, { as: others = [] }: Features, { lists }: Model): Term | undefined => {
  const [best] = those
    .flatMap(a => others.flatMap(b => lists?.get(listsName(a, b)) ?? []))
    .toSorted((one, other) => other.weight - one.weight || (one.level < other.level ? -1 : 1))
  return best === undefined ? undefined : { comparison: 'lists', ...best }
}

const allTerms = (a: Features, b: Features, model: Model, strongOnly: boolean): readonly Term[] => {
  const terms: Term[] = [prior(model)]
  const lists = strongOnly ? undefined : listsTerm(a, b, model)
  if (lists !== undefined) terms.push(lists)
  for (const comparison of model.comparisons) {
    if (strongOnly && !comparison.strong) continue
    const finding = comparators[comparison.comparison](a, b)
    if (finding !== undefined) terms.push(...termsOf(comparison, finding))
  }
  const household = model.household === undefined ? undefined : householdTerm(model.household, terms)
  return household === undefined ? terms : [...terms, household]
}

const vetoOf = (a: Features, b: Features): string | undefined =>
  documentsConflict(a, b)
    ? 'each holds a verified document of the same kind and state, with different numbers'
    : undefined

/**
 * Compares two records of one kind; records of two kinds are never one thing.
 * INVARIANT: depends on the two features and the shipped model alone, not on what else is held, and is the same both ways round.
 */
export const compare = (
  a: Features,
  b: Features,
  { strongOnly = false, model = models[a.kind] }: CompareOptions = {},
): Compared => {
  if (a.kind !== b.kind)
    throw new Error(`A record of a ${a.kind} was compared with one of a ${b.kind}: compare records of one kind.`)
  const terms = allTerms(a, b, model, strongOnly)
  const weight = terms.reduce((sum, term) => sum + term.weight, 0)
  const veto = vetoOf(a, b)
  return veto === undefined
    ? { weight, probability: probabilityOf(weight), terms }
    : { weight, probability: 0, terms, veto }
}
