// What a rule of comparing or blocking says, read once from a model's text: values of one record, and tests between two.

export type Side = 'l' | 'r'

/** Three-valued, as in SQL: a test that meets nothing to compare is neither true nor false. */
export type Expression =
  | { readonly kind: 'column'; readonly column: string; readonly side: Side }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'truth'; readonly truth: boolean }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | {
      readonly kind: 'compare'
      readonly sign: Comparison
      readonly left: Expression
      readonly right: Expression
    }
  | {
      readonly kind: 'sum'
      readonly sign: '+' | '-' | '*' | '/' | '||'
      readonly left: Expression
      readonly right: Expression
    }
  | { readonly kind: 'isNull'; readonly of: Expression; readonly negated: boolean }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Expression[] }
  | { readonly kind: 'not'; readonly of: Expression }
  | {
      readonly kind: 'case'
      readonly whens: readonly { readonly when: Expression; readonly value: Expression }[]
      readonly otherwise: Expression
    }
  /** The most alike (`most`) or least different pair among all values that the two lists hold. */
  | {
      readonly kind: 'bestPair'
      readonly most: boolean
      readonly measure: string
      readonly left: Expression
      readonly right: Expression
    }

export type Comparison = '=' | '<>' | '<' | '<=' | '>' | '>='

const partsOf = (expression: Expression): readonly Expression[] => {
  switch (expression.kind) {
    case 'call':
      return expression.args
    case 'compare':
    case 'sum':
    case 'bestPair':
      return [expression.left, expression.right]
    case 'isNull':
    case 'not':
      return [expression.of]
    case 'and':
    case 'or':
      return expression.parts
    case 'case':
      return [...expression.whens.flatMap(({ when, value }) => [when, value]), expression.otherwise]
    default:
      return []
  }
}

export const columnsIn = (expression: Expression): readonly string[] => [
  ...new Set(expression.kind === 'column' ? [expression.column] : partsOf(expression).flatMap(columnsIn)),
]

/** Which of the two records a value is read from; empty for a constant. */
export const sidesIn = (expression: Expression): ReadonlySet<Side> =>
  expression.kind === 'column'
    ? new Set([expression.side])
    : new Set(partsOf(expression).flatMap(part => [...sidesIn(part)]))

/** The same value whichever record it is read from: what a derived column is named by. */
export const withoutSide = (expression: Expression): string =>
  JSON.stringify(expression, (key, value: unknown) => (key === 'side' ? undefined : value))
