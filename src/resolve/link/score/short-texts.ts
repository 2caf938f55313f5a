// Two texts of at most 32 bytes each compared 32 places at a time: a bit for every byte of the left one.
import { jaroOf } from '../measure/jaro.ts'
import type { Texts } from '../table/text-pool.ts'

/** In bytes: as many as an integer has bits. */
export const longest = 32

/** How many bits are set. */
export const ones = (bits: number): number => {
  let n = bits - ((bits >>> 1) & 0x55555555)
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333)
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** For every byte, the places at which the left text has it; kept while the next pairs have the same left text. */
export class LeftText {
  readonly places = new Int32Array(256)
  private at = -1
  private from = 0
  private to = 0

  set({ bytes, ends }: Texts, id: number): Int32Array {
    const { places } = this
    if (this.at === id) return places
    for (let at = this.from; at < this.to; at += 1) places[bytes[at] ?? 0] = 0
    this.at = id
    this.from = ends[id - 1] ?? 0
    this.to = Math.min(ends[id] ?? 0, this.from + longest)
    for (let at = this.from; at < this.to; at += 1) {
      const sign = bytes[at] ?? 0
      places[sign] = (places[sign] ?? 0) | (1 << (at - this.from))
    }
    return places
  }
}

/** Jaro similarity. @param places those of the left text, of `la` bytes; the right one has `lb`, from `from` on */
export const bitJaro = (places: Int32Array, bytes: Uint8Array, from: number, la: number, lb: number): number => {
  const reach = Math.max(0, (Math.max(la, lb) >> 1) - 1)
  let takenA = 0
  let takenB = 0
  for (let j = 0; j < lb; j += 1) {
    const high = j + reach
    const window = (high >= 31 ? -1 : (1 << (high + 1)) - 1) & (j > reach ? -1 << (j - reach) : -1)
    const free = (places[bytes[from + j] ?? 0] ?? 0) & window & ~takenA
    if (free === 0) continue
    takenA |= free & -free
    takenB |= 1 << j
  }
  if (takenA === 0) return 0
  const matches = ones(takenA)
  let moved = 0
  let restA = takenA
  for (let restB = takenB; restB !== 0; restB &= restB - 1) {
    const j = 31 - Math.clz32(restB & -restB)
    if (((places[bytes[from + j] ?? 0] ?? 0) & restA & -restA) === 0) moved += 1
    restA &= restA - 1
  }
  return jaroOf(matches, moved >> 1, la, lb)
}

/** Levenshtein distance of the same. [recalled: Myers 1999, in the form for whole texts of Hyyrö 2001] */
export const bitLevenshtein = (places: Int32Array, bytes: Uint8Array, from: number, la: number, lb: number): number => {
  const last = 1 << (la - 1)
  let more = -1
  let less = 0
  let score = la
  for (let j = 0; j < lb; j += 1) {
    let x = (places[bytes[from + j] ?? 0] ?? 0) | less
    const d = (((more + (x & more)) | 0) ^ more) | x
    const down = more & d
    const up = less | ~(more | d)
    if ((up & last) !== 0) score += 1
    else if ((down & last) !== 0) score -= 1
    x = (up << 1) | 1
    less = x & d
    more = (down << 1) | ~(x | d)
  }
  return score
}
