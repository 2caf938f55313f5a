// The value of an expression for two records, with the three-valued logic of SQL: what is missing is neither equal nor different.
import { damerauLevenshtein, jaccard, levenshtein } from '../measure/edits.ts'
import { jaro, jaroWinkler } from '../measure/jaro.ts'
import { valuesIn } from '../measure/lists.ts'
import { likenessOfNames, namesIn } from '../measure/names.ts'
import { secondsOf, secondsOfMoment } from '../measure/times.ts'
import type { Comparison, Expression } from './expression.ts'

export type Value = string | number | boolean | readonly string[] | null
/** What a column holds on each side of the pair that is looked at. */
export type Pair = { readonly l: (column: string) => Value; readonly r: (column: string) => Value }
type Evaluated = (pair: Pair) => Value

const encoder = new TextEncoder()
const bytes = (value: Value): Uint8Array => encoder.encode(text(value))
const text = (value: Value): string => (Array.isArray(value) ? JSON.stringify(value) : String(value))
const list = (value: Value): readonly string[] => (Array.isArray(value) ? value : valuesIn(text(value)))
const number = (value: Value): number => (typeof value === 'number' ? value : Number(text(value)))
/** A text that is no number has no value as one. */
const numeric = (value: Value): number | null => {
  const read = typeof value === 'string' && value.trim() === '' ? Number.NaN : number(value)
  return Number.isNaN(read) ? null : read
}

const isPlainText = (value: string): boolean => {
  for (let at = 0; at < value.length; at += 1) if (value.charCodeAt(at) > 127) return false
  return true
}

/** Signs are counted, not bytes; the first has the number 1, and below 0 they are counted from the end. */
const substring = (value: string, from: number, length: number | undefined): string => {
  if (from > 0 && isPlainText(value)) return value.slice(from - 1, length === undefined ? undefined : from - 1 + length)
  const signs = [...value]
  const start = from > 0 ? from - 1 : from < 0 ? Math.max(0, signs.length + from) : 0
  return signs.slice(start, length === undefined ? undefined : start + length).join('')
}

const element = (values: readonly string[], place: number): string | null =>
  (place > 0 ? values[place - 1] : place < 0 ? values.at(place) : undefined) ?? null
/** A structure is kept as JSON. */
const field = (of: string, name: string): Value => {
  try {
    const read: unknown = JSON.parse(of)
    if (typeof read !== 'object' || read === null || !Object.hasOwn(read, name)) return null
    const value: unknown = Reflect.get(read, name)
    return value === null || value === undefined
      ? null
      : typeof value === 'object'
        ? JSON.stringify(value)
        : String(value)
  } catch {
    return null
  }
}

const daySeconds = 86_400
const moment = (of: Value): number | null => (typeof of === 'number' ? of : (secondsOfMoment(text(of)) ?? null))
const day = (of: Value): number | null => {
  const seconds = moment(of)
  return seconds === null ? null : Math.floor(seconds / daySeconds) * daySeconds
}

const inBoth = (a: readonly string[], b: ReadonlySet<string>): number => new Set(a.filter(value => b.has(value))).size

const cosine = (a: readonly string[], b: readonly string[]): number | null => {
  const [one, other] = [a.map(Number), b.map(Number)]
  const dot = one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0)
  const size = Math.hypot(...one) * Math.hypot(...other)
  return size === 0 ? null : dot / size
}

const patterns = new Map<string, RegExp>()
const patternOf = (source: string): RegExp => {
  const known = patterns.get(source)
  if (known) return known
  const pattern = new RegExp(source, 'u')
  patterns.set(source, pattern)
  return pattern
}

/** As a pattern of code points; where nothing fits, an empty text. */
const extract = (value: string, pattern: string, group: number): string => patternOf(pattern).exec(value)?.[group] ?? ''

const known: Readonly<Record<string, (...values: Value[]) => Value>> = {
  substring: (of, from, length) =>
    substring(text(of ?? null), number(from ?? 1), length === undefined ? undefined : number(length)),
  left: (of, length) => substring(text(of ?? null), 1, number(length ?? 0)),
  right: (of, length) => [...text(of ?? null)].slice(-number(length ?? 0)).join(''),
  lower: of => text(of ?? null).toLowerCase(),
  upper: of => text(of ?? null).toUpperCase(),
  trim: of => text(of ?? null).trim(),
  reverse: of => [...text(of ?? null)].reverse().join(''),
  // As engines have it, an empty text stands nowhere in another.
  replace: (of, what, by) =>
    text(what ?? '') === '' ? text(of ?? null) : text(of ?? null).replaceAll(text(what ?? ''), () => text(by ?? '')),
  regexp_extract: (of, pattern, group) => extract(text(of ?? null), text(pattern ?? ''), number(group ?? 0)),
  regexp_replace: (of, pattern, by, flags) =>
    text(of ?? null).replace(
      new RegExp(text(pattern ?? ''), text(flags ?? '').includes('g') ? 'gu' : 'u'),
      text(by ?? '').replaceAll(/\\(\d)/g, '$$$1'),
    ),
  split_part: (of, by, place) => text(of ?? null).split(text(by ?? ''))[number(place ?? 1) - 1] ?? '',
  to_text: of => text(of ?? null),
  list_element: (of, place) => element(list(of ?? null), number(place ?? 1)),
  text_length: of => (Array.isArray(of) ? of.length : [...text(of ?? null)].length),
  list_length: of => list(of ?? null).length,
  to_number: of => numeric(of ?? null),
  time_of: (of, format) => secondsOf(text(of ?? null), text(format ?? '')) ?? null,
  moment: of => moment(of ?? null),
  day: of => day(of ?? null),
  field: (of, name) => field(text(of ?? null), text(name ?? null)),
  epoch: of => numeric(of ?? null),
  jaro_winkler: (a, b) => jaroWinkler(bytes(a ?? null), bytes(b ?? null)),
  jaro: (a, b) => jaro(bytes(a ?? null), bytes(b ?? null)),
  levenshtein: (a, b) => levenshtein(bytes(a ?? null), bytes(b ?? null)),
  damerau_levenshtein: (a, b) => damerauLevenshtein(bytes(a ?? null), bytes(b ?? null)),
  jaccard: (a, b) => jaccard(bytes(a ?? null), bytes(b ?? null)),
  name_likeness: (a, b) => likenessOfNames(namesIn(text(a ?? null)), namesIn(text(b ?? null))),
  cosine: (a, b) => cosine(list(a ?? null), list(b ?? null)),
  shared_elements: (a, b) => inBoth(list(a ?? null), new Set(list(b ?? null))),
  abs: of => Math.abs(number(of ?? null)),
  least: (...values) => Math.min(...values.map(number)),
  greatest: (...values) => Math.max(...values.map(number)),
  radians: of => (number(of ?? null) * Math.PI) / 180,
  sin: of => Math.sin(number(of ?? null)),
  cos: of => Math.cos(number(of ?? null)),
  acos: of => Math.acos(number(of ?? null)),
  asin: of => Math.asin(number(of ?? null)),
  sqrt: of => Math.sqrt(number(of ?? null)),
  power: (of, by) => number(of ?? null) ** number(by ?? 1),
  round: (of, digits) => Math.round(number(of ?? null) * 10 ** number(digits ?? 0)) / 10 ** number(digits ?? 0),
}

const called = (name: string, args: readonly Evaluated[]): Evaluated => {
  if (name === 'coalesce') return pair => args.map(arg => arg(pair)).find(value => value !== null) ?? null
  if (name === 'concat')
    return pair =>
      args
        .map(arg => arg(pair))
        .filter(value => value !== null)
        .map(text)
        .join('')
  if (name === 'nullif')
    return pair => {
      const [one = null, other = null] = args.map(arg => arg(pair))
      return one !== null && other !== null && text(one) === text(other) ? null : one
    }
  const run = known[name]
  if (run === undefined) throw new Error(`The function ${name} is read and cannot be worked out.`)
  const [first, second, third] = args
  // What is worked out for every text of a file: without a list of its own each time.
  if (first && args.length === 1)
    return pair => {
      const value = first(pair)
      return value === null ? null : run(value)
    }
  if (first && second && args.length === 2)
    return pair => {
      const one = first(pair)
      const other = second(pair)
      return one === null || other === null ? null : run(one, other)
    }
  if (first && second && third && args.length === 3)
    return pair => {
      const one = first(pair)
      const other = second(pair)
      const last = third(pair)
      return one === null || other === null || last === null ? null : run(one, other, last)
    }
  return pair => {
    const values = args.map(arg => arg(pair))
    return values.some(value => value === null) ? null : run(...values)
  }
}

const plainNumber = /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?\s*$/
/** A file of texts has no columns of numbers: 9 is less than 100 where both read as numbers, and more where one does not. */
const areNumbers = (sign: Comparison, a: Value, b: Value): boolean =>
  typeof a === 'number' ||
  typeof b === 'number' ||
  (sign !== '=' && sign !== '<>' && plainNumber.test(text(a)) && plainNumber.test(text(b)))

const compared = (sign: Comparison, left: Evaluated, right: Evaluated): Evaluated => {
  const decide = (a: Value, b: Value): boolean => {
    const [one, other] = areNumbers(sign, a, b) ? [number(a), number(b)] : [text(a), text(b)]
    switch (sign) {
      case '=':
        return one === other
      case '<>':
        return one !== other
      case '<':
        return one < other
      case '<=':
        return one <= other
      case '>':
        return one > other
      case '>=':
        return one >= other
    }
  }
  return pair => {
    const [a, b] = [left(pair), right(pair)]
    return a === null || b === null ? null : decide(a, b)
  }
}

const reckoned = (sign: '+' | '-' | '*' | '/' | '||', left: Evaluated, right: Evaluated): Evaluated => {
  const reckon = (a: Value, b: Value): Value => {
    if (sign === '||') return text(a) + text(b)
    const [one, other] = [numeric(a), numeric(b)]
    if (one === null || other === null) return null
    if (sign === '+') return one + other
    if (sign === '-') return one - other
    if (sign === '*') return one * other
    return other === 0 ? null : one / other
  }
  return pair => {
    const [a, b] = [left(pair), right(pair)]
    return a === null || b === null ? null : reckon(a, b)
  }
}

const best = (most: boolean, measure: string, left: Evaluated, right: Evaluated): Evaluated => {
  const run = called(measure, [pair => pair.l(''), pair => pair.r('')])
  return pair => {
    const [a, b] = [left(pair), right(pair)]
    if (a === null || b === null) return null
    const found = list(a).flatMap(one => list(b).map(other => number(run({ l: () => one, r: () => other }))))
    return found.length === 0 ? null : most ? Math.max(...found) : Math.min(...found)
  }
}

const all =
  (parts: readonly Evaluated[]): Evaluated =>
  pair => {
    let missing = false
    for (const part of parts) {
      const value = part(pair)
      if (value === false) return false
      if (value === null) missing = true
    }
    return missing ? null : true
  }

const any =
  (parts: readonly Evaluated[]): Evaluated =>
  pair => {
    let missing = false
    for (const part of parts) {
      const value = part(pair)
      if (value === true) return true
      if (value === null) missing = true
    }
    return missing ? null : false
  }

/** Makes a function of an expression; nothing of the expression's text is left in it. */
export const evaluator = (expression: Expression): Evaluated => {
  switch (expression.kind) {
    case 'column':
      return pair => pair[expression.side](expression.column)
    case 'text':
      return () => expression.text
    case 'number':
      return () => expression.number
    case 'truth':
      return () => expression.truth
    case 'nothing':
      return () => null
    case 'call':
      return called(expression.name, expression.args.map(evaluator))
    case 'compare':
      return compared(expression.sign, evaluator(expression.left), evaluator(expression.right))
    case 'sum':
      return reckoned(expression.sign, evaluator(expression.left), evaluator(expression.right))
    case 'isNull': {
      const of = evaluator(expression.of)
      return pair => (of(pair) === null) !== expression.negated
    }
    case 'and':
      return all(expression.parts.map(evaluator))
    case 'or':
      return any(expression.parts.map(evaluator))
    case 'not': {
      const of = evaluator(expression.of)
      return pair => {
        const value = of(pair)
        return value === null ? null : value !== true
      }
    }
    case 'bestPair':
      return best(expression.most, expression.measure, evaluator(expression.left), evaluator(expression.right))
    case 'case': {
      const whens = expression.whens.map(({ when, value }) => ({ when: evaluator(when), value: evaluator(value) }))
      const otherwise = evaluator(expression.otherwise)
      return pair => (whens.find(({ when }) => when(pair) === true)?.value ?? otherwise)(pair)
    }
  }
}
