// One JSON text to a value that is safe to walk: no prototype keys, no key said twice, no depth without end, no number rounded.
import { type Fault, quoted } from '../take-in/rejection.ts'

const MAX_DEPTH = 20
/** Keys through which a hostile text reaches into every object of the program that reads it. */
const prototypeKeys: readonly string[] = ['__proto__', 'constructor', 'prototype']

export type Parsed = { readonly value: unknown } | { readonly fault: Fault }

const unsafe = (reason: string, mend: string, column?: string): Fault => ({
  kind: 'unsafe-json',
  ...(column === undefined ? {} : { column }),
  reason,
  mend,
})

const endOfString = (text: string, from: number): number => {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let slashes = 0
    while (text[at - 1 - slashes] === '\\') slashes++
    if (slashes % 2 === 0) return at
  }
  return text.length
}

const colonAfter = (text: string, from: number): boolean => {
  let at = from
  while (text.charCodeAt(at) <= 32) at++
  return text[at] === ':'
}

const keyFault = (key: string, seen: Set<string>): Fault | undefined => {
  if (prototypeKeys.includes(key))
    return unsafe(
      `The key ${quoted(key)} is one that changes how programs work.`,
      'Give the field another name at the source.',
      key,
    )
  if (seen.has(key))
    return unsafe(
      `The key ${quoted(key)} is given twice in one object.`,
      'Give each key once; write several values as a list.',
      key,
    )
  seen.add(key)
  return undefined
}

const tooDeep = unsafe(`The row is nested deeper than ${MAX_DEPTH} levels.`, 'Send the row flatter.')

/** Looks through a text that is known to be JSON for what may not be walked. */
const unsafeIn = (text: string): Fault | undefined => {
  const open: Set<string>[] = []
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (sign === '{' || sign === '[') open.push(new Set())
    else if (sign === '}' || sign === ']') open.pop()
    else if (sign === '"') {
      const end = endOfString(text, at)
      const fault = colonAfter(text, end + 1)
        ? keyFault(JSON.parse(text.slice(at, end + 1)), open.at(-1) ?? new Set())
        : undefined
      if (fault) return fault
      at = end
    }
    if (open.length > MAX_DEPTH) return tooDeep
  }
  return undefined
}

type NumberText = { readonly source?: string }
/** Numbers of sixteen digits and more are kept as written: read as numbers they would be rounded. */
const asWritten = (_key: string, value: unknown, given?: NumberText): unknown =>
  typeof value === 'number' ? (given?.source ?? value) : value

const notJson = (error: unknown): Fault => {
  const place = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined
  return {
    kind: 'not-json',
    reason:
      place === undefined
        ? 'The text is not JSON: it ends too early.'
        : `The text is not JSON: it goes wrong at character ${Number(place) + 1}.`,
    mend: 'Write each row with a JSON writer rather than by hand, and send it again.',
  }
}

export const parseJson = (text: string): Parsed => {
  try {
    const value: unknown = /\d{16}/.test(text) ? JSON.parse(text, asWritten) : JSON.parse(text)
    const fault = unsafeIn(text)
    return fault ? { fault } : { value }
  } catch (error) {
    return { fault: notJson(error) }
  }
}
