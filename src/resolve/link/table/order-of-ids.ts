// In which order records stand: by number where every id is one, else byte by byte; with several files, by file name before that.
import type { Growing } from './growing.ts'

/** Ids side by side: that of record `at` lies from `ends[at]` to `ends[at + 1]`. */
export type IdSpans = {
  readonly bytes: Uint8Array
  readonly ends: Float64Array
  readonly sourceOf: (at: number) => number
}

const asTheyCame = (size: number): Uint32Array<ArrayBuffer> => {
  const order = new Uint32Array(size)
  for (let at = 0; at < size; at += 1) order[at] = at
  return order
}

const isInOrder = (size: number, before: (one: number, other: number) => number): boolean => {
  for (let at = 1; at < size; at += 1) if (before(at - 1, at) > 0) return false
  return true
}

const radixBits = 11
const buckets = 1 << radixBits

/** Least significant digit first; stable. */
export const orderByNumber = (size: number, numbers: Growing): Uint32Array => {
  let order = asTheyCame(size)
  if (isInOrder(size, (one, other) => numbers.get(one) - numbers.get(other))) return order
  let other = new Uint32Array(size)
  for (let shift = 0; shift < 32; shift += radixBits) {
    const digit = (at: number): number => (numbers.get(at) >>> shift) & (buckets - 1)
    const starts = new Uint32Array(buckets + 1)
    for (let at = 0; at < size; at += 1) starts[digit(at) + 1] = (starts[digit(at) + 1] ?? 0) + 1
    for (let at = 1; at < starts.length; at += 1) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0)
    for (const at of order) {
      const bucket = digit(at)
      other[starts[bucket] ?? 0] = at
      starts[bucket] = (starts[bucket] ?? 0) + 1
    }
    ;[order, other] = [other, order]
  }
  return order
}

/**
 * Splink compares file name and id as one text where there are several files, so the file's name leads.
 * [verified: splink joins source and id with -__-]
 */
export const orderByBytes = (
  size: number,
  { bytes, ends, sourceOf }: IdSpans,
  sources: readonly string[],
): Uint32Array => {
  const names = sources.map(source => new TextEncoder().encode(sources.length > 1 ? `${source}-__-` : ''))
  const nothing = new Uint8Array(0)
  const before = (one: number, other: number): number => {
    const [nameA, nameB] = [names[sourceOf(one)] ?? nothing, names[sourceOf(other)] ?? nothing]
    const [fromA, fromB] = [(ends[one] ?? 0) - nameA.length, (ends[other] ?? 0) - nameB.length]
    const [lengthA, lengthB] = [(ends[one + 1] ?? 0) - fromA, (ends[other + 1] ?? 0) - fromB]
    const length = Math.min(lengthA, lengthB)
    for (let at = nameA === nameB ? nameA.length : 0; at < length; at += 1) {
      const a = (at < nameA.length ? nameA[at] : bytes[fromA + at]) ?? 0
      const b = (at < nameB.length ? nameB[at] : bytes[fromB + at]) ?? 0
      if (a !== b) return a - b
    }
    return lengthA - lengthB
  }
  const order = asTheyCame(size)
  return isInOrder(size, before) ? order : order.sort(before)
}
