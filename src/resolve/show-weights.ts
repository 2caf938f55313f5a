// The model's own reckoning, for whoever asks for it: each comparison's share in bits, which sum to the weight.
import { comparisonWords } from './evidence.ts'
import type { Compared } from './model/index.ts'

export type WeightsShown = {
  readonly rows: readonly { readonly what: string; readonly words: string; readonly bits: string }[]
  readonly sum: string
  readonly probability: string
}

/** A sign always, and a true minus: the column is read down. */
const signed = (weight: number): string => `${weight < 0 ? '−' : '+'}${Math.abs(weight).toFixed(1)}`

const percent = (probability: number): string => {
  if (probability > 0.999) return 'over 99.9%'
  return probability < 0.001 ? 'under 0.1%' : `${(probability * 100).toFixed(1)}%`
}

export const showWeights = ({ terms, weight, probability }: Compared): WeightsShown => ({
  rows: terms.map(term => ({
    what: term.comparison === 'prior' ? 'Before comparing' : comparisonWords(term.comparison),
    words: term.words,
    bits: signed(term.weight),
  })),
  sum: signed(weight),
  probability: percent(probability),
})
