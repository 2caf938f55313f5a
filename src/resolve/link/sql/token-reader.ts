// Goes through the tokens of a condition one by one; what stands in the wrong place is refused with the place.
import { Problem } from '#core/ground/problem.ts'
import type { Token } from './read-tokens.ts'

export type Reader = {
  /** Spark's own ways where the others agree: signs behind backslashes, lists counted from nought. */
  readonly isSpark: boolean
  readonly source: string
  readonly tokens: readonly Token[]
  at: number
  depth: number
}

/** Deeper than any condition that somebody wrote, and far from where reading one would exhaust the stack. */
const deepest = 100

export const refuse = (source: string, what: string, at: number): Problem =>
  new Problem({
    what: `${what} is not a condition that this engine knows.`,
    where: `sign ${at + 1} of: ${source}`,
    mend: 'Only what the comparison library of Splink writes is taken: equality, IS NULL, text and date distances, substrings, patterns, lists. Say the level in those terms, or leave it out.',
  })

export const peek = (reader: Reader): Token =>
  reader.tokens[reader.at] ?? { kind: 'end', value: '', at: reader.source.length }
export const next = (reader: Reader): Token => {
  const token = peek(reader)
  reader.at += 1
  return token
}
export const isWord = ({ kind, value }: Token, word: string): boolean => kind === 'name' && value.toUpperCase() === word
export const isSign = ({ kind, value }: Token, sign: string): boolean => kind === 'sign' && value === sign
export const takeWord = (reader: Reader, word: string): boolean => {
  if (!isWord(peek(reader), word)) return false
  reader.at += 1
  return true
}
export const takeSign = (reader: Reader, sign: string): boolean => {
  if (!isSign(peek(reader), sign)) return false
  reader.at += 1
  return true
}
export const expectSign = (reader: Reader, sign: string): void => {
  if (takeSign(reader, sign)) return
  const found = peek(reader)
  throw refuse(
    reader.source,
    found.kind === 'end' ? `A text that ends before "${sign}"` : `"${found.value}" in place of "${sign}"`,
    found.at,
  )
}
export const expectWord = (reader: Reader, word: string): void => {
  if (takeWord(reader, word)) return
  throw refuse(reader.source, `"${peek(reader).value}" in place of ${word}`, peek(reader).at)
}

/** INVARIANT: whatever leads back into a condition goes through here. */
export const deeper = <T>(reader: Reader, read: (reader: Reader) => T): T => {
  reader.depth += 1
  if (reader.depth > deepest) throw refuse(reader.source, `What is nested more than ${deepest} deep`, peek(reader).at)
  const found = read(reader)
  reader.depth -= 1
  return found
}
