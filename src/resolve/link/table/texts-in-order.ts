// Texts of a pool read one after the other: many at once are made a value, and each is a slice of it. By itself each would cost as much as
// what is made of it.
import { type Texts, textOf } from './text-pool.ts'

const bytesAtOnce = 1 << 15

/** @returns the text of a number; numbers are to be asked for in rising order */
export const textsInOrder = (texts: Texts): ((id: number) => string | null) => {
  const { bytes, ends, count } = texts
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  /** As if each byte were a sign, which is so of texts whose signs are all of ASCII. */
  let stretch = ''
  let [from, to] = [0, 0]
  const isPlain = (start: number, end: number): boolean => {
    for (let at = start; at < end; at += 1) if ((bytes[at] ?? 0) > 127) return false
    return true
  }
  return id => {
    if (id === 0) return null
    const start = ends[id - 1] ?? 0
    const end = ends[id] ?? 0
    if (!isPlain(start, end)) return textOf(texts, id) ?? null
    if (start < from || end > to) {
      from = start
      to = Math.min(ends[count] ?? end, Math.max(end, start + bytesAtOnce))
      stretch = buffer.toString('latin1', from, to)
    }
    return stretch.slice(start - from, end - from)
  }
}
