// Two texts of at most 64 bytes each: e-mail addresses, streets, names of companies. Places 0 to 31 of the left one are bits of `low`, those
// from 32 on of `high`; otherwise as in short-texts.ts.
import { jaroOf } from '../measure/jaro.ts'
import type { Texts } from '../table/text-pool.ts'
import { ones } from './short-texts.ts'

/** In bytes. */
export const longestInTwo = 64

/** Bits from place `at` on, of a word that begins at place 0. */
const from = (at: number): number => (at <= 0 ? -1 : at > 31 ? 0 : -1 << at)
/** Bits up to and with place `at`. */
const to = (at: number): number => (at >= 31 ? -1 : at < 0 ? 0 : (1 << (at + 1)) - 1)

export class LongText {
  private readonly low = new Int32Array(256)
  private readonly high = new Int32Array(256)
  private at = -1
  private start = 0
  private end = 0

  /** Makes a left text ready; it stays so for the next pairs that have it. */
  set({ bytes, ends }: Texts, id: number): this {
    if (this.at === id) return this
    const { low, high } = this
    for (let at = this.start; at < this.end; at += 1) low[bytes[at] ?? 0] = high[bytes[at] ?? 0] = 0
    this.at = id
    this.start = ends[id - 1] ?? 0
    this.end = Math.min(ends[id] ?? 0, this.start + longestInTwo)
    for (let at = this.start; at < this.end; at += 1) {
      const half = at - this.start < 32 ? low : high
      const sign = bytes[at] ?? 0
      half[sign] = (half[sign] ?? 0) | (1 << (at - this.start))
    }
    return this
  }

  /** Jaro similarity to a text of `lb` bytes that begins at `start`; the left one has `la`. */
  jaro(bytes: Uint8Array, start: number, la: number, lb: number): number {
    const { low, high } = this
    const reach = Math.max(0, (Math.max(la, lb) >> 1) - 1)
    let [lowA, highA, lowB, highB] = [0, 0, 0, 0]
    for (let j = 0; j < lb; j += 1) {
      const sign = bytes[start + j] ?? 0
      const inLow = (low[sign] ?? 0) & ~lowA & from(j - reach) & to(j + reach)
      const inHigh = inLow === 0 ? (high[sign] ?? 0) & ~highA & from(j - reach - 32) & to(j + reach - 32) : 0
      if (inLow !== 0) lowA |= inLow & -inLow
      else if (inHigh !== 0) highA |= inHigh & -inHigh
      else continue
      if (j < 32) lowB |= 1 << j
      else highB |= 1 << j
    }
    const matches = ones(lowA) + ones(highA)
    if (matches === 0) return 0
    let moved = 0
    for (let j = 0; j < lb; j += 1) {
      if ((((j < 32 ? lowB : highB) >>> j) & 1) === 0) continue
      const sign = bytes[start + j] ?? 0
      const isSame = lowA === 0 ? (high[sign] ?? 0) & highA & -highA : (low[sign] ?? 0) & lowA & -lowA
      if (isSame === 0) moved += 1
      if (lowA === 0) highA &= highA - 1
      else lowA &= lowA - 1
    }
    return jaroOf(matches, moved >> 1, la, lb)
  }
}
