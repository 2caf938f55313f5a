// The likeness of two names in plain words: which part goes with which and why, what was left out, what contradicts.
import { areOneAbroad, longNamesOf, type NamePart } from '#core/identifiers/index.ts'
import type { Match } from './assign-parts.ts'
import type { NameLikeness } from './name-likeness.ts'
import type { OrganisationLikeness } from './organisation-likeness.ts'
import { areSyllables, nearName, sameName } from './part-likeness.ts'

export type SaidPair = { readonly a: string; readonly b: string; readonly likeness: number; readonly why: string }

const isInitial = ({ l }: NamePart): boolean => l.length === 1 && !areSyllables(l)
const isShortForm = (short: NamePart, long: NamePart): boolean =>
  longNamesOf(short.l).some(name => name === long.l || name === long.k)

/** The rules of part-likeness.ts in their order. */
const why = ({ a, b, likeness, joined }: Match): string => {
  if (joined) return 'one word on one side, several on the other'
  if (a.l === b.l) return 'written the same'
  if (a.k !== undefined && a.k === b.k) return 'spellings of one known name'
  if (isInitial(a) || isInitial(b)) return 'an initial that fits'
  if (isShortForm(a, b) || isShortForm(b, a)) return 'a usual short form'
  if (likeness >= sameName) return 'they sound the same'
  if (likeness >= nearName) return 'a letter or two apart, or nearly the same sound'
  return areOneAbroad(a, b) ? 'forms of one name in two languages' : 'they only resemble each other'
}

const rounded = (likeness: number): number => Math.round(likeness * 100) / 100
export const sayPair = (match: Match): SaidPair => ({
  a: match.a.l,
  b: match.b.l,
  likeness: rounded(match.likeness),
  why: why(match),
})

const quoted = (parts: readonly NamePart[]): string => parts.map(({ l }) => `"${l}"`).join(', ')
const leftOut = (parts: readonly NamePart[], from: 'first' | 'second'): readonly string[] =>
  parts.length === 0 ? [] : [`Left out of the ${from} name: ${quoted(parts)}. That is common and costs little.`]
const pairLine = ({ a, b, why }: SaidPair): string => `"${a}" goes with "${b}": ${why}.`

/** What speaks against it first, as officers are shown evidence everywhere. */
export const sayNames = ({ matches, contradictions, leftA, leftB, isLone }: NameLikeness): readonly string[] => [
  ...contradictions.map(({ a, b }) => `Against it: "${a.l}" and "${b.l}" are different names.`),
  ...(isLone && contradictions.length === 0 ? ['Against it: no more than one whole part agrees.'] : []),
  ...(matches.length === 0 ? ['Nothing agrees.'] : matches.map(sayPair).map(pairLine)),
  ...leftOut(leftB, 'first'),
  ...leftOut(leftA, 'second'),
]

export const sayOrganisations = (found: OrganisationLikeness): readonly string[] => [
  ...(found.numbersDiffer ? ['Against it: the numbers differ.'] : []),
  ...(found.leftA.length > 0 && found.leftB.length > 0
    ? [`Against it: ${quoted(found.leftA)} on one side, ${quoted(found.leftB)} on the other.`]
    : []),
  ...(found.formsDiffer ? ['Against it, a little: the legal forms are of different kinds.'] : []),
  ...(found.isAcronym ? ['One is the first letters of the other.'] : []),
  ...(found.matches.length === 0 && !found.isAcronym ? ['No word agrees.'] : found.matches.map(sayPair).map(pairLine)),
  ...(found.leftA.length > 0 !== found.leftB.length > 0
    ? [`On one side only: ${quoted([...found.leftA, ...found.leftB])}.`]
    : []),
]
