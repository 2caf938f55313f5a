// Every distinct text of a table once, as UTF-8, under a number: equal numbers are equal texts, in whichever column they stand.
import { sharedBytes, sharedFloats } from './table.ts'
import { wider } from './wider.ts'

/** Texts side by side, by number: text `id` lies from `ends[id - 1]` to `ends[id]`, and 0 is no value. Those of a pool lie in memory that all threads read. */
export type Texts = { readonly bytes: Uint8Array; readonly ends: Float64Array; readonly count: number }

const first = 1 << 16

/** FNV-1a, 32 bits (Fowler, Noll, Vo). */
const seed = 0x811c9dc5
const prime = 0x01000193

const grown = (bytes: Uint8Array, least: number): Uint8Array =>
  wider(bytes, sharedBytes(Math.max(least, Math.ceil(bytes.length * 1.6))))

const grownEnds = (ends: Float64Array): Float64Array => wider(ends, sharedFloats(Math.ceil(ends.length * 1.6)))

export class TextPool {
  private bytes = sharedBytes(first * 16)
  private ends = sharedFloats(first)
  /** By slot, the number of a text (0 for none) and its hash, side by side so that one fetch brings both. */
  private slots = new Int32Array(first * 4)
  private used = 0
  private readonly encoder = new TextEncoder()
  count = 0

  /** The number of a text, given on first sight. */
  intern(text: string): number {
    // The text is written behind what is used, and stays there only if it is new.
    const start = this.used
    if (start + text.length * 3 > this.bytes.length) this.bytes = grown(this.bytes, start + text.length * 3)
    const { bytes } = this
    let hash = seed
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at)
      if (code > 127) return this.internEncoded(text, start)
      bytes[start + at] = code
      hash = Math.imul(hash ^ code, prime)
    }
    return this.found(hash, start, text.length)
  }

  /** The number of a text that lies somewhere as bytes. */
  internBytes(from: Uint8Array, first: number, end: number): number {
    const start = this.used
    const length = end - first
    if (start + length > this.bytes.length) this.bytes = grown(this.bytes, start + length)
    const { bytes } = this
    let hash = seed
    for (let at = 0; at < length; at += 1) {
      const byte = from[first + at] ?? 0
      bytes[start + at] = byte
      hash = Math.imul(hash ^ byte, prime)
    }
    return this.found(hash, start, length)
  }

  private internEncoded(text: string, start: number): number {
    const { bytes } = this
    const length = this.encoder.encodeInto(text, bytes.subarray(start)).written
    let hash = seed
    for (let at = start; at < start + length; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), prime)
    return this.found(hash, start, length)
  }

  private found(mixed: number, start: number, length: number): number {
    const hash = mixed ^ (mixed >>> 15)
    const { slots } = this
    const mask = slots.length / 2 - 1
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const id = slots[2 * slot] ?? 0
      if (id === 0) return this.add(slot, hash, start, length)
      if (slots[2 * slot + 1] === hash && this.same(id, start, length)) return id
    }
  }

  private same(id: number, start: number, length: number): boolean {
    const from = this.ends[id - 1] ?? 0
    if ((this.ends[id] ?? 0) - from !== length) return false
    for (let i = 0; i < length; i += 1) if (this.bytes[from + i] !== this.bytes[start + i]) return false
    return true
  }

  private add(slot: number, hash: number, start: number, length: number): number {
    this.count += 1
    const id = this.count
    if (id >= this.ends.length) this.ends = grownEnds(this.ends)
    this.slots[2 * slot] = id
    this.slots[2 * slot + 1] = hash
    this.used = start + length
    this.ends[id] = this.used
    // Three quarters full.
    if (id * 8 > this.slots.length * 3) this.rehash()
    return id
  }

  private rehash(): void {
    const { slots: old } = this
    const slots = new Int32Array(old.length * 2)
    const mask = slots.length / 2 - 1
    for (let at = 0; at < old.length; at += 2) {
      const id = old[at] ?? 0
      if (id === 0) continue
      const hash = old[at + 1] ?? 0
      let slot = hash & mask
      while (slots[2 * slot] !== 0) slot = (slot + 1) & mask
      slots[2 * slot] = id
      slots[2 * slot + 1] = hash
    }
    this.slots = slots
  }

  /** What is there so far, in shared memory; whatever is interned later is not in it. */
  texts(): Texts {
    return { bytes: this.bytes, ends: this.ends, count: this.count }
  }
}

/** The bytes of a text; reading shared memory as a value of its own needs a copy. */
export const bytesOf = ({ bytes, ends }: Texts, id: number): Uint8Array => bytes.slice(ends[id - 1] ?? 0, ends[id] ?? 0)

export const textOf = ({ bytes, ends }: Texts, id: number): string | undefined =>
  id === 0
    ? undefined
    : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8', ends[id - 1] ?? 0, ends[id] ?? 0)
