// The model's terms as evidence an officer can weigh: what speaks against first, strongest first.
import type { Evidence, EvidenceRow, Strength } from '#core/frame/shown.ts'
import type { Term } from './model/index.ts'

/** Bits of weight: 2^6 is odds of 64 to 1, 2^2.5 about 6 to 1. The bounds are ours, for words alone; the model knows nothing of them. */
const strengthOf = (weight: number): Strength => {
  const bits = Math.abs(weight)
  if (bits >= 6) return 'strong'
  return bits >= 2.5 ? 'moderate' : 'weak'
}

const row = ({ what, words, weight }: Term): EvidenceRow => ({ what, words, strength: strengthOf(weight) })

/** Terms that moved nothing, such as a value that one record does not have, are no evidence. */
export const evidenceOf = (terms: readonly Term[], veto: string | undefined): Evidence => {
  const heaviestFirst = [...terms].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
  const vetoed: readonly EvidenceRow[] = veto === undefined ? [] : [{ what: 'Cannot be the same', words: veto, strength: 'strong' }]
  return {
    against: [...vetoed, ...heaviestFirst.filter(term => term.weight < 0).map(row)],
    inFavour: heaviestFirst.filter(term => term.weight > 0).map(row),
  }
}
