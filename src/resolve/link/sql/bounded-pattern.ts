// Which patterns of a model are matched at all: those whose ways of fitting are few, so that no value of a file can keep the engine trying
// for ever. A model comes from outside, and its patterns meet whatever stands in a cell.
import type { Expression } from './expression.ts'

/** Of a part that may repeat without bound, how many; of everything else that varies, how many ways in all. */
const mostUnbounded = 3
const mostWays = 10_000
/** A part that repeats up to more than this often is as good as unbounded. */
const widest = 20

const quantifier = /(?:([*+?])|\{(\d+)(,(\d*))?\})\??/y
const opening = /\((?:\?(?::|<?[=!]|<[^>]*>))?/y
const one = /\\(?:[pPu]\{[^}]*\}|.)|\[(?:\\.|[^\]\\])*\]|[^()|]/suy

const readAt = (pattern: RegExp, of: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at
  return pattern.exec(of)
}

type Times = { readonly least: number; readonly most: number; readonly next: number }

const timesAt = (of: string, at: number): Times => {
  const found = readAt(quantifier, of, at)
  if (found === null) return { least: 1, most: 1, next: at }
  const [all, sign, least, more, most] = found
  const next = at + all.length
  if (sign !== undefined)
    return { least: sign === '+' ? 1 : 0, most: sign === '?' ? 1 : Number.POSITIVE_INFINITY, next }
  const from = Number(least)
  return { least: from, most: more === undefined ? from : most ? Number(most) : Number.POSITIVE_INFINITY, next }
}

/** A group that is open: whether anything in it varies, and how many alternatives it has. */
type Group = { varies: boolean; alternatives: number }

/** What is wrong with a pattern, in words; undefined where it may be matched. */
const unboundedIn = (pattern: string): string | undefined => {
  try {
    new RegExp(pattern, 'u')
  } catch {
    return 'is no pattern'
  }
  const groups: Group[] = [{ varies: false, alternatives: 1 }]
  let [unbounded, ways] = [0, 1]
  for (let at = 0; at < pattern.length; ) {
    const group = groups.at(-1)
    const opened = readAt(opening, pattern, at)
    if (group === undefined) return 'is no pattern'
    if (opened !== null) {
      groups.push({ varies: false, alternatives: 1 })
      at += opened[0].length
      continue
    }
    if (pattern[at] === '|') {
      group.alternatives += 1
      group.varies = true
      at += 1
      continue
    }
    const closed = pattern[at] === ')' ? groups.pop() : undefined
    const part = closed === undefined ? readAt(one, pattern, at)?.[0] : ')'
    if (part === undefined) return 'is no pattern'
    if (/^\\[1-9k]/.test(part)) return 'refers back to what it found'
    const { least, most, next } = timesAt(pattern, at + part.length)
    if (closed?.varies === true && most > 1) return 'repeats a part that itself varies'
    ways *= closed?.alternatives ?? 1
    if (most - least > widest) unbounded += 1
    else ways *= most - least + 1
    const within = groups.at(-1)
    if (within !== undefined && (closed?.varies === true || most > least)) within.varies = true
    at = next
  }
  ways *= groups[0]?.alternatives ?? 1
  return unbounded > mostUnbounded || ways > mostWays ? 'can fit in too many ways' : undefined
}

const patterned: ReadonlySet<string> = new Set(['regexp_extract', 'regexp_replace'])

/** A pattern stands in the model: one out of a cell would be anybody's who sends a file. */
export const wrongPatternIn = (name: string, [, pattern]: readonly Expression[]): string | undefined => {
  if (!patterned.has(name)) return undefined
  return pattern?.kind === 'text' ? unboundedIn(pattern.text) : 'is no text of the model'
}
