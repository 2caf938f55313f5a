// What can be said of two texts without reading them: lengths, which signs occur once and twice, and the first four bytes.
import { sharedInts } from '../table/table.ts'
import type { Texts } from '../table/text-pool.ts'

/** How many bytes a text has. */
export const lengthIn = (glances: Int32Array, id: number): number => glances[id * 4] ?? 0

export const roomForGlances = ({ count }: Texts): Int32Array => sharedInts((count + 1) * 4)

/**
 * Of the texts that stand in any of the columns. Four numbers a text, side by side so that one fetch brings them: length, classes of signs
 * that it has, classes that it has twice, first four bytes. Signs fall into 32 classes by their last five bits.
 */
export const fillGlances = (columns: readonly Int32Array[], texts: Texts, into: Int32Array): void => {
  const wanted = new Uint8Array(texts.count + 1)
  for (const column of columns) for (const id of column) wanted[id] = 1
  fillWanted(texts, wanted, into)
}

const fillWanted = ({ bytes, ends, count }: Texts, wanted: Uint8Array, glances: Int32Array): void => {
  for (let id = 1; id <= count; id += 1) {
    if (wanted[id] === 0) continue
    const from = ends[id - 1] ?? 0
    const to = ends[id] ?? 0
    let once = 0
    let twice = 0
    let start = 0
    for (let at = from; at < to; at += 1) {
      const sign = bytes[at] ?? 0
      const bit = 1 << (sign & 31)
      twice |= once & bit
      once |= bit
      if (at < from + 4) start |= sign << (24 - 8 * (at - from))
    }
    glances[id * 4] = to - from
    glances[id * 4 + 1] = once
    glances[id * 4 + 2] = twice
    glances[id * 4 + 3] = start
  }
}
