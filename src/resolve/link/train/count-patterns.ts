// How often each combination of levels occurs among pairs: all that training needs of them, however many they are.
import { type Piece, pairsPerPiece, piecesOf } from '../block/blocks.ts'
import type { Plan, PlannedRule } from '../score/plan.ts'
import { Scorer } from '../score/score-blocks.ts'

export type Pattern = { readonly levels: Uint8Array; readonly pairs: number }
export type Patterns = {
  readonly patterns: readonly Pattern[]
  /** Pairs that were looked at. */
  readonly pairs: number
  /** How many pairs stand behind each of them: 1, or more where only some were looked at. */
  readonly each: number
}

/** Every n-th piece where there are more pairs than are needed; which ones depends on the data alone. */
const sampled = (pieces: readonly Piece[], most: number): readonly Piece[] => {
  const step = Math.ceil((pieces.length * pairsPerPiece) / most)
  return step <= 1 ? pieces : pieces.filter((_, at) => at % step === 0)
}

type KeyOf = (levels: readonly Uint8Array[], at: number) => number | string

/** A number of its own for each combination; in words where there are more of them than a number tells apart. */
const keyOf = (sizes: readonly number[]): KeyOf => {
  if (sizes.reduce((product, size) => product * size, 1) > Number.MAX_SAFE_INTEGER)
    return (levels, at) => String.fromCharCode(...levels.map(column => column[at] ?? 0))
  return (levels, at) => {
    let key = 0
    for (let comparison = 0; comparison < sizes.length; comparison += 1)
      key = key * (sizes[comparison] ?? 1) + (levels[comparison]?.[at] ?? 0)
    return key
  }
}

/** Pairs of several rules are counted once each, under the first that finds them. */
export const countPatterns = (plan: Plan, rules: readonly PlannedRule[], most: number): Patterns => {
  const counts = new Map<number | string, { levels: Uint8Array; pairs: number }>()
  const keyAt = keyOf(plan.comparisons.map(({ levels }) => levels.length))
  const pieces = rules.flatMap(({ members }, rule) => piecesOf(members, rule))
  const some = sampled(pieces, most)
  let pairs = 0
  const scorer = new Scorer({ ...plan, rules }, Number.NEGATIVE_INFINITY, (_left, _right, _rule, levels, at) => {
    const key = keyAt(levels, at)
    pairs += 1
    const known = counts.get(key)
    if (known !== undefined) known.pairs += 1
    else counts.set(key, { levels: Uint8Array.from(levels, column => column[at] ?? 0), pairs: 1 })
  })
  for (const piece of some) scorer.score(piece)
  return { patterns: [...counts.values()], pairs, each: pieces.length / Math.max(1, some.length) }
}
