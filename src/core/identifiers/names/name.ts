// A person's name: cleaned as written, taken apart for comparing, and made into keys that meet across scripts and orders.
import type { NameValue } from '#core/language/properties.ts'
import { isDescription, nameCalled } from './descriptions.ts'
import { rarityOfSkeleton } from './known-names.ts'
import { type NamePart, partsOfName } from './parts.ts'

/**
 * One name of a person, ready to compare; `a` marks an alias or nickname, whose parts need not be a given and a family name; `d` what only
 * describes somebody, which a search finds and which agrees with nobody's name.
 */
export type NameFeature = { readonly p: readonly NamePart[]; readonly a?: 1; readonly d?: 1 }
export type NameParts = Pick<NameValue, 'kind' | 'given' | 'family' | 'patronymic'>

const mostNames = 6
const tidy = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/[\p{C}\s]+/gu, ' ')
    .trim()

/** The name as written, with blanks tidied; undefined where there is no letter in it. */
export const cleanName = (raw: string, parts: NameParts = {}): NameValue | undefined => {
  const said = Object.entries(parts).filter(([, part]) => typeof part === 'string' && part.trim() !== '')
  const given = Object.fromEntries(said.map(([name, part]) => [name, tidy(part)])) as NameParts
  const text = tidy(raw) || tidy([given.given, given.patronymic, given.family].filter(Boolean).join(' '))
  return /\p{L}/u.test(text) ? { text, ...given } : undefined
}

// "also known as" as it is written in one field with the name. [recalled: @ and urf in South Asian police records]
const alsoKnownAs = /\s(?:a\.?k\.?a\.?|alias|also known as|urf|née|nee|@)\s/i

const separately = (name: NameValue): readonly NameValue[] => {
  const [first = '', ...others] = name.text.split(alsoKnownAs)
  if (others.length === 0) return [name]
  return [{ text: first }, ...others.map(text => ({ text, kind: 'alias' as const }))]
}

/** "a man called Goran" says a name, and how he is called. */
const asCalled = (name: NameValue): NameValue => {
  const called = nameCalled(name.text)
  return called === undefined ? name : { text: called, kind: 'alias' }
}

const featureOf = (name: NameValue): NameFeature => ({
  p: partsOfName(name),
  ...(name.kind === 'alias' || name.kind === 'nickname' ? { a: 1 as const } : {}),
  ...(isDescription(name.text) ? { d: 1 as const } : {}),
})

export const nameFeatures = (names: readonly NameValue[]): readonly NameFeature[] =>
  names
    .flatMap(separately)
    .map(asCalled)
    .map(featureOf)
    .filter(name => name.p.length > 0)
    .slice(0, mostNames)

/** Names that name somebody. */
export const namesThatName = (names: readonly NameFeature[] = []): readonly NameFeature[] =>
  names.some(({ d }) => d !== undefined) ? names.filter(({ d }) => d === undefined) : names

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)]

/** Every skeleton of the parts, rarest first. */
export const skeletonsIn = (name: NameFeature): readonly string[] =>
  unique(name.p.flatMap(part => (part.l.length > 1 ? part.s : []))).toSorted(
    (a, b) => rarityOfSkeleton(b) - rarityOfSkeleton(a) || (a < b ? -1 : 1),
  )

const pairOf = (a: string, b: string): string => (a < b ? `${a}|${b}` : `${b}|${a}`)

/** Every two parts of the name in either order, by skeleton, rarest first. */
export const pairsIn = ({ p }: NameFeature): readonly string[] => {
  const pairs = p.flatMap((one, at) =>
    p.slice(at + 1).flatMap(other => one.s.flatMap(a => other.s.map(b => pairOf(a, b)))),
  )
  return unique(pairs).toSorted((a, b) => rarityOfPair(b) - rarityOfPair(a) || (a < b ? -1 : 1))
}

export const rarityOfPair = (pair: string): number =>
  pair.split('|').reduce((bits, skeleton) => bits + rarityOfSkeleton(skeleton), 0)
