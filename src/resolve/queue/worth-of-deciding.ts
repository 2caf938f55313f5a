// What a decision on a pair would change: the queue stands in this order, and not in that of the model's score.
import { keyOfPair, type PairOfRecords } from '../judgement.ts'

/** Why a pair waits: nobody has said anything · a second person is asked · two differ · a doubt has lapsed · drawn to be read twice. */
export type Stage = 'open' | 'second' | 'settle' | 'again' | 'blind'

export type Concern = {
  /** How much it raises what a decision is worth: 1 makes it worth twice as much. */
  readonly weight: number
  /** What the pair touches, in words that follow 'It touches'. */
  readonly words: string
}

export type Candidate = {
  readonly about: PairOfRecords
  readonly stage: Stage
  /** The model's; one half where it proposed nothing. */
  readonly probability: number
  /** Whether the program suggests the two as one until somebody denies it. */
  readonly isSuggested: boolean
  /** How many records stand together on each side by what was judged. */
  readonly sizes: readonly [left: number, right: number]
  /** Links on both sides, which would come into one view. */
  readonly links: number
  readonly concerns: readonly Concern[]
}

/** How open a question is, in bits: 1 for an even chance, nearly 0 for what is as good as certain. */
export const opennessOf = (p: number): number =>
  p <= 0 || p >= 1 ? 0 : -(p * Math.log2(p) + (1 - p) * Math.log2(1 - p))

/** The worth of a decision that would move one pair of records; the column resolve.edge.worth is the same. */
export const worthOf = (p: number): number => p * (1 + opennessOf(p))

/** Links count, and a number with hundreds of them does not drown everything else: 0 → 1, 7 → 1.75, 63 → 2.5. */
const weightOfLinks = (links: number): number => 1 + Math.log2(1 + links) / 4

const priorityOf = (concerns: readonly Concern[]): number => 1 + concerns.reduce((sum, one) => sum + one.weight, 0)

/**
 * Expected change, times how open the question is, times what the pair touches. A match brings every record of one side together with every
 * record of the other; a denial parts as many where the program suggests them as one, and changes no view where it does not.
 */
export const worthOfDeciding = (one: Candidate): number => {
  const { probability: p, sizes, isSuggested } = one
  const moved = sizes[0] * sizes[1]
  const expected = p * moved + (isSuggested ? (1 - p) * moved : 0)
  return expected * (1 + opennessOf(p)) * weightOfLinks(one.links) * priorityOf(one.concerns)
}

/** Somebody waits for a second person, then two who differ wait for a third; all else stands by its worth. */
const before: Readonly<Record<Stage, number>> = { second: 0, settle: 1, open: 2, again: 2, blind: 2 }

/** INVARIANT: a function of what its reader sees alone, in one order whatever order they came in. */
export const inOrderOfWorth = <C extends Candidate>(all: readonly C[]): readonly C[] =>
  all
    .map(one => ({ one, worth: worthOfDeciding(one), pair: keyOfPair(one.about) }))
    .sort(
      (a, b) =>
        before[a.one.stage] - before[b.one.stage] ||
        b.worth - a.worth ||
        (a.pair < b.pair ? -1 : a.pair > b.pair ? 1 : 0),
    )
    .map(({ one }) => one)
