// How alike two names are by themselves, for lists of names with nothing beside them; the parts that say so are handed on to be explained.
import type { NameFeature, NamePart } from '#core/identifiers/index.ts'
import { type Assignment, assignParts, type Match } from './assign-parts.ts'
import { joinParts } from './join-parts.ts'
import { areSyllables, resembles } from './part-likeness.ts'

export type Contradiction = { readonly a: NamePart; readonly b: NamePart }
export type NameLikeness = {
  /** 0 for nothing in common, 1 for the same parts in any order and script. */
  readonly score: number
  readonly matches: readonly Match[]
  readonly contradictions: readonly Contradiction[]
  readonly leftA: readonly NamePart[]
  readonly leftB: readonly NamePart[]
  /** True where no more than one whole part agrees and others are left: half the world may be called so. */
  readonly isLone: boolean
}

// Hand-made. Agreement on a rare part weighs up to three times that on a common one; a part left out costs an eighth of its weight.
const leftOut = 0.12
// A syllable of a Chinese or Korean name is not left out as a middle name is.
const syllableLeftOut = 0.5
// A part that contradicts costs twice the weight of the rarest part that agrees, however common it is: brothers differ in one part.
const contradicted = 18
const lone = 0.8

const weightOf = ({ r }: NamePart): number => Math.min(r, 6) + 3
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
const weightOfMatch = ({ a, b }: Match): number => (weightOf(a) + weightOf(b)) / 2

/** What stands under the name of the father says nothing against a family name, and the other way round. */
const sameRole = (a: NamePart, b: NamePart): boolean => (a.o === 'p') === (b.o === 'p')

/** The rarest first, so that it is the same whichever order the parts stand in. */
const rarestFirst = (parts: readonly NamePart[]): NamePart[] =>
  parts.toSorted((a, b) => b.r - a.r || (a.l < b.l ? -1 : 1))

const contradictionsIn = ({ leftA, leftB }: Assignment) => {
  const open = rarestFirst(leftB)
  const contradictions: Contradiction[] = []
  const left = rarestFirst(leftA).filter(a => {
    const at = open.findIndex(b => sameRole(a, b))
    const [b] = at < 0 ? [] : open.splice(at, 1)
    if (b !== undefined) contradictions.push({ a, b })
    return b === undefined
  })
  return { contradictions, leftA: left, leftB: open }
}

const isBySyllable = ({ p }: NameFeature): boolean => p.every(({ l }) => areSyllables(l))
const isInitial = ({ l }: NamePart): boolean => l.length === 1 && !areSyllables(l)
/** An initial agrees with too many names to count as one. */
const wholeParts = (matches: readonly Match[]): number =>
  sum(matches.map(({ a, b, joined }) => (joined ? 2 : isInitial(a) || isInitial(b) ? 0 : 1)))

/** Sums in another order differ in their last digits; a score is the same both ways round. */
export const rounded = (score: number): number => Math.round(score * 1e6) / 1e6

export const likenNames = (a: NameFeature, b: NameFeature): NameLikeness => {
  const assigned = joinParts(assignParts(a.p, b.p, resembles))
  const { matches } = assigned
  const { contradictions, leftA, leftB } = contradictionsIn(assigned)
  const left = [...leftA, ...leftB]
  const isLone = wholeParts(matches) <= 1 && left.length > 0
  const parts = { matches, contradictions, leftA, leftB, isLone }
  if (matches.length === 0) return { score: 0, ...parts }
  const agreed = sum(matches.map(match => match.likeness ** 2 * weightOfMatch(match)))
  const missing = sum(left.map(weightOf)) * (isBySyllable(a) || isBySyllable(b) ? syllableLeftOut : leftOut)
  const of = sum(matches.map(weightOfMatch)) + contradictions.length * contradicted + missing
  return { score: rounded((agreed / of) * (isLone ? lone : 1)), ...parts }
}

export const nameLikeness = (a: NameFeature, b: NameFeature): number => likenNames(a, b).score
