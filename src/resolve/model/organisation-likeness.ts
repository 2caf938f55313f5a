// How alike two names of organisations or vessels are by themselves: words in any order, numbers that differ, legal forms that answer.
import { type NamePart, type OrganisationName, organisationName } from '#core/identifiers/index.ts'
import { assignParts, type Match } from './assign-parts.ts'
import { joinParts } from './join-parts.ts'
import { rounded } from './name-likeness.ts'
import { nearName } from './part-likeness.ts'

export type OrganisationLikeness = {
  readonly score: number
  readonly matches: readonly Match[]
  readonly leftA: readonly NamePart[]
  readonly leftB: readonly NamePart[]
  readonly numbersDiffer: boolean
  readonly formsDiffer: boolean
  readonly isAcronym: boolean
}

// Hand-made. Words that thousands of organisations bear name little, and are left out as readily as written.
const common = new Set(
  `group holding holdings international intl global general national industries industrial industry trading trade services service enterprise
  enterprises solutions systems technologies technology management investment investments commercial development firma torgovyy dom
  gruppe groupe grupo gruppa kompaniya kampaniya sirketi ticaret sanayi ve import export shirkat corporation company`.split(
    /\s+/,
  ),
)
const weightOfCommon = 2
const weightOfWord = 6
const weightOf = ({ l }: NamePart): number => (common.has(l) ? weightOfCommon : weightOfWord)
const leftOut = 0.55
const contradicted = 1.5
const numberDiffers = 0.65
const formDiffers = 0.97
const acronym = 0.85

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
const weightOfMatch = ({ a, b }: Match): number => (weightOf(a) + weightOf(b)) / 2

const sameNumbers = (a: readonly string[], b: readonly string[]): boolean =>
  a.toSorted().join(' ') === b.toSorted().join(' ')

const formsAgree = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === 0 || b.length === 0 || a.some(form => b.includes(form))

/** PLA for the People's Liberation Army: one word, at least three letters, of the other's initials. */
const isAcronymOf = (short: OrganisationName, long: OrganisationName): boolean =>
  long.words.length >= 3 && short.words.some(({ l }) => l.length >= 3 && l === long.initials)

const judged = (a: OrganisationName, b: OrganisationName): OrganisationLikeness => {
  const { matches, leftA, leftB } = joinParts(assignParts(a.words, b.words, nearName))
  const numbersDiffer = !sameNumbers(a.numbers, b.numbers)
  const formsDiffer = !formsAgree(a.forms, b.forms)
  const isAcronym = isAcronymOf(a, b) || isAcronymOf(b, a)
  const [fewer, more] = sum(leftA.map(weightOf)) < sum(leftB.map(weightOf)) ? [leftA, leftB] : [leftB, leftA]
  const of = sum(matches.map(weightOfMatch))
  const against = sum(fewer.map(weightOf)) * 2 * contradicted + sum(more.map(weightOf)) * leftOut
  const agreed = sum(matches.map(match => match.likeness ** 2 * weightOfMatch(match)))
  const words = of === 0 ? 0 : agreed / (of + against)
  const doubts = (numbersDiffer ? numberDiffers : 1) * (formsDiffer ? formDiffers : 1)
  const score = rounded(Math.max(words, isAcronym ? acronym : 0) * doubts)
  return { score, matches, leftA, leftB, numbersDiffer, formsDiffer, isAcronym }
}

export const likenOrganisations = (a: string, b: string): OrganisationLikeness =>
  judged(organisationName(a, b), organisationName(b, a))
