// How often a team answers rightly, by the kind of mistake that a wrong answer would be.

import { type KnownPair, mistakes } from './known-pairs.ts'
import type { Tally } from './known-store.ts'

export type RightByMistake = {
  readonly mistake: keyof typeof mistakes.words
  readonly answers: number
  readonly right: number
  /** Unsure is neither right nor wrong, and is counted by itself. */
  readonly unsure: number
}

export const measureKnown = (
  tally: readonly Tally[],
  pairCalled: (id: string) => KnownPair | undefined,
): readonly RightByMistake[] =>
  mistakes.values.map(mistake => {
    const rows = tally.filter(row => pairCalled(row.pair)?.mistake === mistake)
    const sum = (which: (row: Tally) => boolean) => rows.filter(which).reduce((so, row) => so + row.answers, 0)
    return {
      mistake,
      answers: sum(() => true),
      right: sum(row => row.verdict === pairCalled(row.pair)?.truth),
      unsure: sum(row => row.verdict === 'unsure'),
    }
  })
