// Reads the comparison of every value of one list with every value of another.
import type { Expression } from './expression.ts'
import { entry, spelledAs } from './functions.ts'
import { expectSign, expectWord, next, peek, type Reader, refuse, takeSign } from './token-reader.ts'

const transforms: ReadonlySet<string> = new Set(['list_transform', 'transform', 'array_transform'])

const expectName = (reader: Reader, of: ReadonlySet<string>): void => {
  const found = next(reader)
  if (found.kind !== 'name' || !of.has(found.value.toLowerCase()))
    throw refuse(reader.source, `"${found.value}" inside a best pair of two lists`, found.at)
}
const anyName = (reader: Reader): void => {
  if (next(reader).kind !== 'name')
    throw refuse(reader.source, 'A best pair of two lists without a name for it', peek(reader).at)
}
const flatten = new Set(['flatten'])

/** [x, y], or array(x, y) as Spark writes it. */
const pairOfTwo = (reader: Reader): void => {
  const isBracketed = takeSign(reader, '[')
  if (!isBracketed) {
    expectWord(reader, 'ARRAY')
    expectSign(reader, '(')
  }
  anyName(reader)
  expectSign(reader, ',')
  anyName(reader)
  expectSign(reader, isBracketed ? ']' : ')')
}

/**
 * The one shape in which Splink compares every value of two lists: max(transform(flatten(transform(a, x -> transform(b, y -> [x, y]))), p -> f(p[1], p[2]))).
 * @param value reads one of the two lists
 */
export const readBestPair = (reader: Reader, most: boolean, value: (reader: Reader) => Expression): Expression => {
  expectName(reader, transforms)
  expectSign(reader, '(')
  expectName(reader, flatten)
  expectSign(reader, '(')
  expectName(reader, transforms)
  expectSign(reader, '(')
  const left = value(reader)
  for (const sign of [',', '', '->'] as const) sign === '' ? anyName(reader) : expectSign(reader, sign)
  expectName(reader, transforms)
  expectSign(reader, '(')
  const right = value(reader)
  for (const sign of [',', '', '->'] as const) sign === '' ? anyName(reader) : expectSign(reader, sign)
  pairOfTwo(reader)
  for (const sign of [')', ')', ')', ',', '', '->'] as const) sign === '' ? anyName(reader) : expectSign(reader, sign)
  const measure = next(reader)
  const name = entry(spelledAs, measure.value.toLowerCase())
  if (name === undefined) throw refuse(reader.source, `The function "${measure.value}"`, measure.at)
  for (const sign of ['(', '', '[', '#', ']', ',', '', '[', '#', ']', ')', ')', ')'] as const) {
    if (sign === '') anyName(reader)
    else if (sign === '#') next(reader)
    else expectSign(reader, sign)
  }
  return { kind: 'bestPair', most, measure: name, left, right }
}
