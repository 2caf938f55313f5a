// Reads one condition of a model or a blocking rule into an expression; whatever is not in the closed set is refused by name and place.
// INVARIANT: text from a model is only ever parsed here. It is never run, by a database or as code.
import { wrongPatternIn } from './bounded-pattern.ts'
import type { Comparison, Expression, Side } from './expression.ts'
import { entry, functions, spelledAs } from './functions.ts'
import { readBestPair } from './read-best-pair.ts'
import { readTokens, type Token } from './read-tokens.ts'
import { percentFormat, UnknownSign } from './time-format.ts'
import {
  deeper,
  expectSign,
  expectWord,
  isSign,
  isWord,
  next,
  peek,
  type Reader,
  refuse,
  takeSign,
  takeWord,
} from './token-reader.ts'

/** A column that stands where a test should is one of yes and no. */
const asTest = (of: Expression): Expression =>
  of.kind === 'column' ? { kind: 'compare', sign: '=', left: of, right: { kind: 'truth', truth: true } } : of

const either = (reader: Reader): Expression => deeper(reader, alternatives)

const alternatives = (reader: Reader): Expression => {
  const parts = [both(reader)]
  while (takeWord(reader, 'OR')) parts.push(both(reader))
  const [first] = parts
  return parts.length === 1 && first ? first : { kind: 'or', parts: parts.map(asTest) }
}

const both = (reader: Reader): Expression => {
  const parts = [negation(reader)]
  while (takeWord(reader, 'AND')) parts.push(negation(reader))
  const [first] = parts
  return parts.length === 1 && first ? first : { kind: 'and', parts: parts.map(asTest) }
}

const negation = (reader: Reader): Expression =>
  takeWord(reader, 'NOT') ? { kind: 'not', of: asTest(deeper(reader, negation)) } : comparison(reader)

const signs: Readonly<Record<string, Comparison>> = {
  '=': '=',
  '<>': '<>',
  '!=': '<>',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
}

const comparison = (reader: Reader): Expression => {
  const left = sum(reader)
  if (takeWord(reader, 'IS')) {
    const negated = takeWord(reader, 'NOT')
    expectWord(reader, 'NULL')
    return { kind: 'isNull', of: left, negated }
  }
  const found = peek(reader)
  const sign = found.kind === 'sign' ? signs[found.value] : undefined
  if (sign === undefined) return left
  reader.at += 1
  const right = sum(reader)
  return { kind: 'compare', sign, left: besideMoment(left, right), right: besideMoment(right, left) }
}

/** A column beside a date is one of dates. */
const besideMoment = (of: Expression, other: Expression): Expression =>
  of.kind === 'column' && other.kind === 'call' && moments.has(other.name)
    ? { kind: 'call', name: 'moment', args: [of] }
    : of

const sum = (reader: Reader): Expression => {
  let left = product(reader)
  for (;;) {
    const sign = (['+', '-', '||'] as const).find(one => takeSign(reader, one))
    if (sign === undefined) return left
    left = { kind: 'sum', sign, left, right: product(reader) }
  }
}

const product = (reader: Reader): Expression => {
  let left = signed(reader)
  for (;;) {
    const sign = (['*', '/'] as const).find(one => takeSign(reader, one))
    if (sign === undefined) return left
    left = { kind: 'sum', sign, left, right: signed(reader) }
  }
}

const signed = (reader: Reader): Expression => {
  if (!takeSign(reader, '-')) return indexed(reader)
  const of = deeper(reader, signed)
  return of.kind === 'number'
    ? { kind: 'number', number: -of.number }
    : { kind: 'sum', sign: '-', left: { kind: 'number', number: 0 }, right: of }
}

const indexed = (reader: Reader): Expression => {
  let value = primary(reader)
  for (;;) {
    if (takeSign(reader, '[')) {
      value = within(reader, value, deeper(reader, signed))
      expectSign(reader, ']')
    } else if (value.kind === 'column' && takeSign(reader, '.'))
      value = { kind: 'call', name: 'field', args: [value, { kind: 'text', text: next(reader).value }] }
    else if (takeSign(reader, '::')) value = cast(reader, value, next(reader))
    else return value
  }
}

/** Elements of a list have the number 1 first; Spark's brackets, but not its functions, begin at 0. A text names a field of a structure. */
const within = (reader: Reader, of: Expression, place: Expression): Expression => {
  if (place.kind === 'text') return { kind: 'call', name: 'field', args: [of, place] }
  if (place.kind !== 'number') throw refuse(reader.source, 'A place in a list that is no number', peek(reader).at)
  if (reader.isSpark && place.number < 0) return { kind: 'nothing' }
  const number = reader.isSpark ? place.number + 1 : place.number
  return { kind: 'call', name: 'list_element', args: [of, { kind: 'number', number }] }
}

const texts: ReadonlySet<string> = new Set(['varchar', 'string', 'text', 'char'])
const numbers: ReadonlySet<string> = new Set([
  ...['tinyint', 'smallint', 'int', 'integer', 'bigint', 'long', 'hugeint'],
  ...['double', 'float', 'float4', 'float8', 'real', 'decimal', 'numeric'],
])
const moments: ReadonlySet<string> = new Set(['moment', 'day', 'time_of'])

/** How long a text may be, how many digits a number has: no matter here. */
const sizes = (reader: Reader): void => {
  do if (next(reader).kind !== 'number') throw refuse(reader.source, 'A size that is no number', peek(reader).at)
  while (takeSign(reader, ','))
  expectSign(reader, ')')
}

/** A type that changes nothing of a text, one that makes a number of it, one that makes a moment of it. */
const cast = (reader: Reader, of: Expression, type: Token): Expression => {
  const name = type.value.toLowerCase()
  if (takeSign(reader, '(')) sizes(reader)
  const to = texts.has(name) ? 'to_text' : numbers.has(name) ? 'to_number' : undefined
  if (to !== undefined) return { kind: 'call', name: to, args: [of] }
  if (name === 'date') return { kind: 'call', name: 'day', args: [of] }
  if (name === 'timestamp') return { kind: 'call', name: 'moment', args: [of] }
  throw refuse(reader.source, `The type "${type.value}"`, type.at)
}

const list = (reader: Reader): readonly Expression[] => {
  const args: Expression[] = []
  if (takeSign(reader, ')')) return args
  do args.push(either(reader))
  while (takeSign(reader, ','))
  expectSign(reader, ')')
  return args
}

const intersections: ReadonlySet<string> = new Set(['list_intersect', 'array_intersect'])
const bestOf: Readonly<Record<string, boolean>> = { list_max: true, array_max: true, list_min: false, array_min: false }

const call = (reader: Reader, named: Token): Expression => {
  const typed = named.value.toLowerCase()
  const most = entry(bestOf, typed)
  if (most !== undefined) return readBestPair(reader, most, sum)
  const args = list(reader)
  const [first] = args
  if (intersections.has(typed)) return checked(reader, named, 'shared_elements', args)
  if (typed === 'date' && args.length === 1) return { kind: 'call', name: 'day', args }
  // A moment is kept as its seconds, so the seconds of it are itself.
  if (entry(spelledAs, typed) === 'epoch' && args.length === 1 && first)
    return first.kind === 'column' ? { kind: 'call', name: 'moment', args } : first
  const name = entry(spelledAs, typed)
  if (name === undefined) throw refuse(reader.source, `The function "${named.value}"`, named.at)
  if (name === 'list_length' && first?.kind === 'call' && first.name === 'shared_elements') return first
  return checked(reader, named, name, args)
}

const checked = (reader: Reader, named: Token, name: string, args: readonly Expression[]): Expression => {
  const [least, most] = entry(functions, name)?.takes ?? [0, 0]
  if (args.length < least || args.length > most)
    throw refuse(reader.source, `"${named.value}" with ${args.length} values`, named.at)
  if (name === 'time_of') return { kind: 'call', name, args: withFormat(reader, named, args) }
  const wrong = wrongPatternIn(name, args)
  if (wrong !== undefined) throw refuse(reader.source, `"${named.value}" with a pattern that ${wrong}`, named.at)
  return { kind: 'call', name, args }
}

/** @param args the text, and the format that its engine spells in its own way */
const withFormat = (reader: Reader, named: Token, args: readonly Expression[]): readonly Expression[] => {
  const [of, format] = args
  if (of === undefined || format?.kind !== 'text')
    throw refuse(reader.source, `"${named.value}" with a format that is no text of the model`, named.at)
  try {
    return [of, { kind: 'text', text: percentFormat(format.text) }]
  } catch (fault) {
    if (!(fault instanceof UnknownSign)) throw fault
    throw refuse(reader.source, `"${named.value}" with "${fault.message}" in its format`, named.at)
  }
}

const caseOf = (reader: Reader): Expression => {
  const whens: { when: Expression; value: Expression }[] = []
  while (takeWord(reader, 'WHEN')) {
    const when = either(reader)
    expectWord(reader, 'THEN')
    whens.push({ when, value: either(reader) })
  }
  const otherwise: Expression = takeWord(reader, 'ELSE') ? either(reader) : { kind: 'nothing' }
  expectWord(reader, 'END')
  return { kind: 'case', whens, otherwise }
}

const castCall = (reader: Reader): Expression => {
  expectSign(reader, '(')
  const of = either(reader)
  expectWord(reader, 'AS')
  const value = cast(reader, of, next(reader))
  expectSign(reader, ')')
  return value
}

/** In a level a column carries its side at its end; in a blocking rule the side stands before it. */
const column = (reader: Reader, token: Token): Expression => {
  if ((token.value === 'l' || token.value === 'r') && takeSign(reader, '.'))
    return { kind: 'column', column: next(reader).value, side: token.value }
  const [, name, side] = /^(.+)_([lr])$/.exec(token.value) ?? []
  if (name === undefined) throw refuse(reader.source, `The column "${token.value}", without a side,`, token.at)
  return { kind: 'column', column: name, side: side === 'l' ? 'l' : ('r' satisfies Side) }
}

const constants: Readonly<Record<string, Expression>> = {
  TRUE: { kind: 'truth', truth: true },
  FALSE: { kind: 'truth', truth: false },
  NULL: { kind: 'nothing' },
}

const primary = (reader: Reader): Expression => {
  const token = next(reader)
  if (token.kind === 'number') return { kind: 'number', number: Number(token.value) }
  if (token.kind === 'text') return { kind: 'text', text: token.value }
  if (isSign(token, '(')) {
    const inner = either(reader)
    expectSign(reader, ')')
    return inner
  }
  if (isWord(token, 'CASE')) return caseOf(reader)
  if (isWord(token, 'CAST') || isWord(token, 'TRY_CAST')) return castCall(reader)
  if (token.kind === 'name' && takeSign(reader, '(')) return call(reader, token)
  const constant = token.kind === 'name' ? constants[token.value.toUpperCase()] : undefined
  if (constant) return constant
  if (token.kind === 'name' || token.kind === 'quoted') return column(reader, token)
  throw refuse(reader.source, token.kind === 'end' ? 'A text that ends too early' : `"${token.value}"`, token.at)
}

/** @param dialect the engine that the text is written for, as Splink calls it @throws Problem that names the first thing outside the closed set */
export const parseCondition = (source: string, dialect?: string): Expression => {
  const isSpark = dialect === 'spark' || dialect === 'databricks'
  const read = readTokens(source, isSpark)
  if ('unreadableAt' in read)
    throw refuse(source, `"${source.slice(read.unreadableAt, read.unreadableAt + 1)}"`, read.unreadableAt)
  const reader: Reader = { isSpark, source, tokens: read.tokens, at: 0, depth: 0 }
  const expression = either(reader)
  const left = peek(reader)
  if (left.kind !== 'end') throw refuse(source, `"${left.value}"`, left.at)
  return asTest(expression)
}
