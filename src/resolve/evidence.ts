// The model's terms as evidence an officer can weigh: what speaks against first, strongest first.
import type { Evidence, EvidenceRow, Strength } from '#core/frame/shown.ts'
import type { Term } from './model/index.ts'

/** Bits of weight: 2^6 is odds of 64 to 1, 2^2.5 about 6 to 1. The bounds are ours, for words alone; the model knows nothing of them. */
const strengthOf = (weight: number): Strength => {
  const bits = Math.abs(weight)
  if (bits >= 6) return 'strong'
  return bits >= 2.5 ? 'moderate' : 'weak'
}

/** What a comparison is called on a page; a term's own qualifier, such as rarity, follows its name. */
const called: Readonly<Record<string, string>> = {
  name: 'Name',
  birthDate: 'Date of birth',
  sex: 'Sex',
  document: 'Document',
  reference: 'Reference',
  phone: 'Phone number',
  mail: 'Email address',
  online: 'Online account',
  place: 'Address or place',
  near: 'Place beside the person',
  lists: 'Where they are listed',
  plate: 'Registration plate',
  serial: 'Serial number',
  called: 'Name',
  make: 'Make',
  colour: 'Colour',
  length: 'Length',
  horsepower: 'Power',
  shared: 'Shared reference',
  occasion: 'Occasion',
  household: 'Household',
}

export const comparisonWords = (comparison: string): string => {
  const [name = '', ...qualifier] = comparison.split(' ')
  return [called[name] ?? name, ...qualifier].join(', ')
}

const row = ({ comparison, words, weight }: Term): EvidenceRow => ({
  what: comparisonWords(comparison),
  words: words.charAt(0).toUpperCase() + words.slice(1),
  strength: strengthOf(weight),
})

/** Terms that moved nothing, such as a value that one record does not have, are no evidence. */
export const evidenceOf = (terms: readonly Term[], veto: string | undefined): Evidence => {
  // Where the odds start is no evidence about these two.
  const heaviestFirst = terms
    .filter(term => term.comparison !== 'prior')
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
  const vetoed: readonly EvidenceRow[] =
    veto === undefined ? [] : [{ what: 'Cannot be the same', words: veto, strength: 'strong' }]
  return {
    against: [...vetoed, ...heaviestFirst.filter(term => term.weight < 0).map(row)],
    inFavour: heaviestFirst.filter(term => term.weight > 0).map(row),
  }
}
