// A model of linking tables: comparisons with ordered levels, what each is worth, and the rules by which pairs meet.
import type { Expression } from '../sql/expression.ts'

/** Agreement on a rare value counts for more: the share of this very value in place of the share of values at large. */
export type TermFrequency = {
  readonly column: string
  readonly weight: number
  /** The smallest share a value is given; 0 for no bound. */
  readonly least: number
  /** Share of pairs of different things that agree exactly on the column; undefined while untrained. */
  readonly exactU: number | undefined
}

export type LinkLevel = {
  readonly label: string
  readonly isNull: boolean
  readonly condition: Expression | 'else'
  readonly m: number | undefined
  readonly u: number | undefined
  readonly fixM: boolean
  readonly fixU: boolean
  readonly termFrequency?: TermFrequency
}

export type LinkComparison = { readonly name: string; readonly levels: readonly LinkLevel[] }

/** Pairs meet where all values are equal, left against right; `rest` must be true besides. */
export type BlockingRule = {
  readonly text: string
  readonly equal: readonly { readonly left: Expression; readonly right: Expression }[]
  readonly rest: readonly Expression[]
}

export type LinkType = 'dedupe_only' | 'link_only' | 'link_and_dedupe'

export type LinkModel = {
  readonly linkType: LinkType
  /** Share of true pairs among all pairs. */
  readonly lambda: number
  readonly idColumn: string
  /** By this name a condition reads which file a record came from, where the files have no such column themselves. */
  readonly sourceColumn: string
  readonly comparisons: readonly LinkComparison[]
  readonly rules: readonly BlockingRule[]
  readonly convergence: number
  readonly mostRounds: number
}

/** Below this a share is taken for this: the logarithm of nought is no weight. [verified: Splink's floor] */
export const leastShare = 1e-300

export const weightOfLevel = ({ isNull, m, u }: LinkLevel): number =>
  isNull || m === undefined || u === undefined ? 0 : Math.log2(Math.max(m, leastShare) / Math.max(u, leastShare))
