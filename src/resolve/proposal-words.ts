// What the model thinks of a pair, in words that do not pretend to more than it knows.
import type { PairOfRecords } from './judgement.ts'
import type { Edge } from './store.ts'

const bands = [
  { atLeast: 0.99, words: 'very likely the same' },
  { atLeast: 0.95, words: 'likely the same' },
  { atLeast: 0.5, words: 'more likely the same than not' },
  { atLeast: 0, words: 'possibly the same' },
] as const

/** The band of the model's probability, with its weight: log2 of how much the evidence moves the odds, prior included. */
export const proposalWords = ({ probability, weight }: Pick<Edge, 'probability' | 'weight'>): string => {
  const band = bands.find(one => probability >= one.atLeast) ?? bands[bands.length - 1]
  return `${band?.words} (weight ${weight.toFixed(1)})`
}

export const pairAddress = ([left, right]: PairOfRecords): string => `/pairs/${left}/${right}`
