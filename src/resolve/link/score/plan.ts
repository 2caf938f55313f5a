// How pairs of one table are scored by one model: columns and tests as numbers, in shared memory, for as many threads as there are.
import type { Blocked } from '../block/blocks.ts'
import type { Expression } from '../sql/expression.ts'
import type { Texts } from '../table/text-pool.ts'

export type TextMeasure = 'jaro_winkler' | 'jaro' | 'levenshtein' | 'damerau_levenshtein' | 'jaccard' | 'name_likeness'
export const textMeasures: ReadonlySet<string> = new Set<TextMeasure>([
  'jaro_winkler',
  'jaro',
  'levenshtein',
  'damerau_levenshtein',
  'jaccard',
  'name_likeness',
])
export type Bound = '>=' | '>' | '<=' | '<'

/** One test between two records; places are those of the plan's columns. What is missing makes every test but `missing` fail. */
export type Atom =
  | {
      readonly kind: 'missing' | 'present'
      readonly side: 'l' | 'r'
      readonly column: number
      readonly isNumber: boolean
    }
  | { readonly kind: 'equal'; readonly left: number; readonly right: number }
  | {
      readonly kind: 'measure'
      readonly measure: TextMeasure
      readonly left: number
      readonly right: number
      readonly bound: Bound
      readonly limit: number
    }
  | {
      readonly kind: 'apart'
      readonly left: number
      readonly right: number
      readonly bound: Bound
      readonly limit: number
    }
  | { readonly kind: 'other'; readonly expression: Expression }

/** A level is reached where every atom of one of its alternatives holds. */
export type PlannedLevel = {
  readonly alternatives: readonly (readonly number[])[] | 'else'
  readonly weight: number
  readonly isNull: boolean
  readonly frequency?: {
    readonly column: number
    /** log2 of the u of exact agreement. */
    readonly exact: number
    readonly weight: number
    readonly least: number
  }
}
export type PlannedComparison = {
  readonly name: string
  readonly atoms: readonly Atom[]
  readonly levels: readonly PlannedLevel[]
}

export type PlannedColumn =
  | { readonly kind: 'text'; readonly ids: Int32Array; readonly isMeasured: boolean }
  | { readonly kind: 'number'; readonly values: Float64Array }

/** How often each text stands in a column, how many records have any, and how often the commonest stands there. */
export type Frequencies = { readonly counts: Int32Array; readonly total: number; readonly most: number }

export type PlannedRule = Blocked & {
  readonly rest: Expression | undefined
  /** Columns that every pair of the rule has the same value in. */
  readonly same: readonly number[]
}

export type Plan = {
  readonly size: number
  readonly texts: Texts
  /** See glances.ts. */
  readonly glances: Int32Array
  readonly columns: readonly PlannedColumn[]
  /** The texts that a record is compared by, side by side: `width` numbers a record, of the columns named by `inRow`. */
  readonly rows: Int32Array
  readonly width: number
  readonly inRow: readonly number[]
  /** Place of the column that a name in an expression means. */
  readonly named: Readonly<Record<string, number>>
  readonly comparisons: readonly PlannedComparison[]
  readonly frequencies: Readonly<Record<number, Frequencies>>
  readonly rules: readonly PlannedRule[]
  /** log2 of the odds before anything is compared. */
  readonly prior: number
  readonly sourceOf: Uint8Array
  /** Only pairs of two different files. */
  readonly acrossOnly: boolean
}
