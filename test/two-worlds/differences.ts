// Holds what was sent in one world against what was sent in the other, byte by byte, and says where they part.
import type { Entry, Transcript } from './caller.ts'
import { unevenlyAsked } from './waivers.ts'

const around = (bytes: Buffer, at: number): string =>
  JSON.stringify(bytes.subarray(Math.max(0, at - 60), at + 100).toString('utf8'))

const firstApart = (one: Buffer, other: Buffer): number => {
  const upTo = Math.min(one.length, other.length)
  for (let at = 0; at < upTo; at++) if (one[at] !== other[at]) return at
  return upTo
}

const told = (entry: Entry): string => `${entry.by}: ${entry.asked.slice(0, 200)}`

const apart = (one: Entry, other: Entry): string | undefined => {
  if (one.by !== other.by || one.asked !== other.asked)
    return `${told(one)}, where the other world was asked ${told(other)}`
  if (one.answered.bytes.equals(other.answered.bytes)) return undefined
  if (one.answered.status !== other.answered.status)
    return `${told(one)}: answered ${one.answered.status} became ${other.answered.status}`
  // A body of another length shows in the headers first; where it parts says more.
  const [mine, theirs] = one.answered.body.equals(other.answered.body)
    ? [one.answered.bytes, other.answered.bytes]
    : [one.answered.body, other.answered.body]
  const at = firstApart(mine, theirs)
  return `${told(one)}: byte ${at}: ${around(mine, at)} became ${around(theirs, at)}`
}

/** One line for each answer that differs; empty when the worlds cannot be told apart. */
export const differences = (first: Transcript, second: Transcript): readonly string[] => {
  const found = first.flatMap((entry, at) => {
    const other = second[at]
    return other === undefined ? [`${told(entry)}: not asked in the other world`] : (apart(entry, other) ?? [])
  })
  return second.length > first.length
    ? [...found, `${second.length - first.length} more requests in the other world`]
    : found
}

/** Answers to asking for nothing: the same bytes whether it is absent or hidden. One line for each that is not. */
export const unlikeNothing = (transcript: Transcript): readonly string[] => {
  const first = new Map<string, Entry>()
  return transcript.flatMap(entry => {
    if (entry.nothing === undefined) return []
    const kind = `${entry.by} ${entry.nothing}`
    const model = first.get(kind)
    if (!model) first.set(kind, entry)
    return model === undefined || model.answered.bytes.equals(entry.answered.bytes)
      ? []
      : [`${told(entry)} is not answered as ${told(model)}`]
  })
}

const timesAsked = ({ statements = [] }: Entry): ReadonlyMap<string, number> => {
  const times = new Map<string, number>()
  for (const asked of statements) {
    const uneven = unevenlyAsked.find(({ statement }) => asked.includes(statement))
    if (uneven?.in === 'times') continue
    const written = uneven ? uneven.statement : asked
    times.set(written, (times.get(written) ?? 0) + 1)
  }
  return times
}

/**
 * What the database was asked for an answer in one world and not in the other, in whatever order: pages ask some of it side by side. One line
 * each; empty when nobody could tell the worlds apart by how much there was to ask.
 */
export const unlikeAsking = (first: Transcript, second: Transcript): readonly string[] =>
  first.flatMap((entry, at) => {
    const other = second[at]
    if (other === undefined) return [`${told(entry)}: not asked in the other world`]
    const [mine, theirs] = [timesAsked(entry), timesAsked(other)]
    return [...new Set([...mine.keys(), ...theirs.keys()])]
      .filter(asked => mine.get(asked) !== theirs.get(asked))
      .map(
        asked =>
          `${told(entry)}: ${mine.get(asked) ?? 0} became ${theirs.get(asked) ?? 0} times: ${asked.slice(0, 600)}`,
      )
  })
