// A condition as alternatives of plain tests, each of which has a fast way; what has none is kept whole and worked out as it stands.
import type { Expression } from '../sql/expression.ts'
import { sidesIn } from '../sql/expression.ts'
import { functions } from '../sql/functions.ts'
import { type Atom, type Bound, type TextMeasure, textMeasures } from './plan.ts'

/** Gives the place of a column for something of one record. */
export type Places = { readonly text: (of: Expression) => number; readonly number: (of: Expression) => number }

const isNumber = (expression: Expression): boolean =>
  expression.kind === 'number' ||
  (expression.kind === 'sum' && expression.sign !== '||') ||
  (expression.kind === 'call' && functions[expression.name]?.gives === 'number')

/** A function whose value is one record's own may stand in a column of its own; one that measures two may not. */
const isOfOne = (expression: Expression): boolean => sidesIn(expression).size === 1

type Two = { readonly left: Expression; readonly right: Expression }
/** The two values as left and right record's; undefined where they are not one of each. */
const oneOfEach = ([one, other]: readonly [Expression, Expression]): Two | undefined => {
  if (!isOfOne(one) || !isOfOne(other)) return undefined
  const isLeft = sidesIn(one).has('l')
  if (isLeft === sidesIn(other).has('l')) return undefined
  return isLeft ? { left: one, right: other } : { left: other, right: one }
}

const bounds: ReadonlySet<string> = new Set(['>=', '>', '<=', '<'])
const isBound = (sign: string): sign is Bound => bounds.has(sign)

const isTextMeasure = (name: string): name is TextMeasure => textMeasures.has(name)

const measured = (of: Expression, bound: Bound, limit: number, places: Places): Atom | undefined => {
  if (of.kind !== 'call') return undefined
  const [first, second] = of.args
  if (isTextMeasure(of.name) && first && second) {
    const two = oneOfEach([first, second])
    if (two === undefined || isNumber(first) || isNumber(second)) return undefined
    return {
      kind: 'measure',
      measure: of.name,
      left: places.text(two.left),
      right: places.text(two.right),
      bound,
      limit,
    }
  }
  if (of.name !== 'abs' || first?.kind !== 'sum' || first.sign !== '-') return undefined
  const two = oneOfEach([first.left, first.right])
  return two === undefined
    ? undefined
    : { kind: 'apart', left: places.number(two.left), right: places.number(two.right), bound, limit }
}

const comparedAtom = (expression: Expression & { kind: 'compare' }, places: Places): Atom | undefined => {
  const { sign, left, right } = expression
  if (isBound(sign)) return right.kind === 'number' ? measured(left, sign, right.number, places) : undefined
  if (sign !== '=') return undefined
  const two = oneOfEach([left, right])
  if (two === undefined) return undefined
  if (isNumber(left) || isNumber(right))
    return { kind: 'apart', left: places.number(two.left), right: places.number(two.right), bound: '<=', limit: 0 }
  return { kind: 'equal', left: places.text(two.left), right: places.text(two.right) }
}

const missingAtom = ({ of, negated }: Expression & { kind: 'isNull' }, places: Places): Atom | undefined => {
  if (!isOfOne(of)) return undefined
  const side = sidesIn(of).has('l') ? 'l' : 'r'
  const number = isNumber(of)
  return {
    kind: negated ? 'present' : 'missing',
    side,
    column: number ? places.number(of) : places.text(of),
    isNumber: number,
  }
}

const atomOf = (expression: Expression, places: Places): Atom => {
  const plain =
    expression.kind === 'compare'
      ? comparedAtom(expression, places)
      : expression.kind === 'isNull'
        ? missingAtom(expression, places)
        : undefined
  return plain ?? { kind: 'other', expression }
}

const mostAlternatives = 32

type Leaves = readonly (readonly Expression[])[]

/** How many there would be, counted before any is written down: forty ORs under one AND are a million millions. */
const countOf = (expression: Expression): number => {
  if (expression.kind === 'or') return expression.parts.reduce((sum, part) => sum + countOf(part), 0)
  return expression.kind === 'and' ? expression.parts.reduce((product, part) => product * countOf(part), 1) : 1
}

/**
 * As alternatives of conditions that must all hold. Without NOT a missing value can only make a test fail, so that "unknown" need not be
 * kept apart from "false"; a NOT stays inside one leaf, where it is worked out three-valued.
 */
const alternatives = (expression: Expression): Leaves => {
  if (expression.kind === 'or') return expression.parts.flatMap(alternatives)
  if (expression.kind !== 'and') return [[expression]]
  return expression.parts
    .map(alternatives)
    .reduce<Leaves>((so, part) => so.flatMap(some => part.map(more => [...some, ...more])), [[]])
}

export type Conditions = {
  readonly atoms: readonly Atom[]
  readonly alternatives: readonly (readonly (readonly number[])[] | 'else')[]
}

/** All levels of one comparison over one list of tests, each test in it once. */
export const atomsOf = (conditions: readonly (Expression | 'else')[], places: Places): Conditions => {
  const atoms: Atom[] = []
  const known = new Map<string, number>()
  const place = (expression: Expression): number => {
    const atom = atomOf(expression, places)
    const key = JSON.stringify(atom)
    const at = known.get(key) ?? atoms.push(atom) - 1
    known.set(key, at)
    return at
  }
  const read = conditions.map(condition => {
    if (condition === 'else') return 'else' as const
    const found = countOf(condition) > mostAlternatives ? [[condition]] : alternatives(condition)
    return found.map(some => some.map(place))
  })
  return { atoms, alternatives: read }
}
