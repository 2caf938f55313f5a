// Two names as they are written, of a person or of an organisation, compared by themselves: a score, and why.
import { looksOrganised, type NameFeature, nameFeatures, wordsSetAside } from '#core/identifiers/index.ts'
import { likenNames, type NameLikeness } from './name-likeness.ts'
import { likenOrganisations } from './organisation-likeness.ts'
import { type SaidPair, sayNames, sayOrganisations, sayPair } from './say-likeness.ts'

export type NamedKind = 'person' | 'organisation'
export type Likened = {
  readonly score: number
  readonly kind: NamedKind
  readonly pairs: readonly SaidPair[]
  readonly said: readonly string[]
}

/** What a schema column says; a legal entity may be a person, so its name decides, as where nothing is said. */
export const kindOfNames = (a: string, b: string, schema = ''): NamedKind => {
  const said = schema.trim().toLowerCase()
  if (said === 'person') return 'person'
  if (said !== '' && said !== 'legalentity') return 'organisation'
  return looksOrganised(a) || looksOrganised(b) ? 'organisation' : 'person'
}

/** A text may hold several names ("also known as"): the two that are most alike count. */
const closest = (as: readonly NameFeature[], bs: readonly NameFeature[]): NameLikeness | undefined =>
  as
    .flatMap(a => bs.map(b => likenNames(a, b)))
    .reduce<NameLikeness | undefined>(
      (best, one) => (best !== undefined && best.score >= one.score ? best : one),
      undefined,
    )

export const scoreWritten = (a: string, b: string, schema?: string): number =>
  kindOfNames(a, b, schema) === 'organisation'
    ? likenOrganisations(a, b).score
    : (closest(nameFeatures([{ text: a }]), nameFeatures([{ text: b }]))?.score ?? 0)

const sayAside = (a: string, b: string): readonly string[] => {
  const words = [...new Set([...wordsSetAside(a), ...wordsSetAside(b)].map(({ word, as }) => `"${word}" (${as})`))]
  return words.length === 0 ? [] : [`Set aside: ${words.join(', ')}.`]
}

export const likenWritten = (a: string, b: string, schema?: string): Likened => {
  const kind = kindOfNames(a, b, schema)
  if (kind === 'organisation') {
    const found = likenOrganisations(a, b)
    return { score: found.score, kind, pairs: found.matches.map(sayPair), said: sayOrganisations(found) }
  }
  const found = closest(nameFeatures([{ text: a }]), nameFeatures([{ text: b }]))
  if (found === undefined) return { score: 0, kind, pairs: [], said: ['There is no name in one of them.'] }
  return { score: found.score, kind, pairs: found.matches.map(sayPair), said: [...sayNames(found), ...sayAside(a, b)] }
}
