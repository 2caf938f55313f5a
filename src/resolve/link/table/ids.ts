// The ids of the records as they come: kept as bytes, because tens of millions of them as values of their own would take most of the memory.
import { Growing } from './growing.ts'
import { type IdSpans, orderByBytes, orderByNumber } from './order-of-ids.ts'
import type { Texts } from './text-pool.ts'
import { wider } from './wider.ts'

const mostDigits = 9
const [nought, nine] = [0x30, 0x39]

/** Whole numbers that are written in one way only and fit in 32 bits; others stand as texts. */
const numberOf = (bytes: Uint8Array, first: number, end: number): number | undefined => {
  const length = end - first
  if (length < 1 || length > mostDigits || (length > 1 && bytes[first] === nought)) return undefined
  let number = 0
  for (let at = first; at < end; at += 1) {
    const digit = bytes[at] ?? 0
    if (digit < nought || digit > nine) return undefined
    number = number * 10 + digit - nought
  }
  return number
}
const firstSize = 1 << 20

export class Ids {
  private bytes = new Uint8Array(firstSize)
  private used = 0
  private readonly lengths = new Growing()
  private readonly sources = new Growing()
  /** Undefined once an id came that is no number. */
  private numbers: Growing | undefined = new Growing()

  get size(): number {
    return this.lengths.length
  }

  /** @param from where the id lies as bytes */
  add(source: number, from: Uint8Array, first: number, end: number): void {
    const length = end - first
    if (this.used + length > this.bytes.length)
      this.bytes = wider(this.bytes, new Uint8Array(Math.ceil((this.bytes.length + length) * 1.6)))
    for (let at = 0; at < length; at += 1) this.bytes[this.used + at] = from[first + at] ?? 0
    this.used += length
    this.lengths.push(length)
    this.sources.push(source)
    const number = this.numbers && numberOf(from, first, end)
    if (number === undefined) this.numbers = undefined
    else this.numbers?.push(number)
  }

  /** Where each id lies, as they came. */
  private spans(): IdSpans {
    const ends = new Float64Array(this.size + 1)
    for (let at = 0; at < this.size; at += 1) ends[at + 1] = (ends[at] ?? 0) + this.lengths.get(at)
    return { bytes: this.bytes, ends, sourceOf: at => this.sources.get(at) }
  }

  /** @param sources names of the files, by the number that an id was added with */
  inOrder(sources: readonly string[]): OrderedIds {
    const spans = this.spans()
    const order =
      sources.length < 2 && this.numbers !== undefined
        ? orderByNumber(this.size, this.numbers)
        : orderByBytes(this.size, spans, sources)
    return { order, twice: firstTwice(order, spans), texts: textsOf(order, spans), sourceOf: spans.sourceOf }
  }
}

export type OrderedIds = {
  readonly order: Uint32Array
  /** A record whose id another of its file has too. */
  readonly twice: number | undefined
  /** In their order. */
  readonly texts: Texts
  readonly sourceOf: (at: number) => number
}

const isSame = ({ bytes, ends, sourceOf }: IdSpans, one: number, other: number): boolean => {
  const [a, b] = [ends[one] ?? 0, ends[other] ?? 0]
  const length = (ends[one + 1] ?? 0) - a
  if ((ends[other + 1] ?? 0) - b !== length || sourceOf(one) !== sourceOf(other)) return false
  for (let at = 0; at < length; at += 1) if (bytes[a + at] !== bytes[b + at]) return false
  return true
}

const firstTwice = (order: Uint32Array, spans: IdSpans): number | undefined => {
  for (let at = 1; at < order.length; at += 1) if (isSame(spans, order[at - 1] ?? 0, order[at] ?? 0)) return order[at]
  return undefined
}

const textsOf = (order: Uint32Array, { bytes, ends }: IdSpans): Texts => {
  const placed = new Uint8Array(ends.at(-1) ?? 0)
  const placedEnds = new Float64Array(ends.length)
  let at = 0
  for (let to = 0; to < order.length; to += 1) {
    const from = ends[order[to] ?? 0] ?? 0
    const end = ends[(order[to] ?? 0) + 1] ?? 0
    for (let byte = from; byte < end; byte += 1, at += 1) placed[at] = bytes[byte] ?? 0
    placedEnds[to + 1] = at
  }
  return { bytes: placed, ends: placedEnds, count: order.length }
}
