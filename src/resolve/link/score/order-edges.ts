// What the threads found, as one, in the order of the records: first by stretches of left records, then within each stretch. Sorted record
// by record, every pair would cost fetches from far memory.
import type { Edges } from './edges.ts'

const pairsInStretch = 16_384
const mostStretches = 2048

const roomFor = (count: number) => ({
  left: new Int32Array(count),
  right: new Int32Array(count),
  weight: new Float64Array(count),
  rule: new Uint8Array(count),
})

/** Stretch `s` of left records is those with `left >> shift === s`. */
const shiftFor = (records: number, pairs: number): number => {
  const wanted = Math.min(mostStretches, Math.max(1, Math.ceil(pairs / pairsInStretch)))
  let shift = 0
  while (records >> shift >= wanted) shift += 1
  return shift
}

const startsOf = (parts: readonly Edges[], shift: number, stretches: number): Int32Array => {
  const starts = new Int32Array(stretches + 1)
  for (const { left } of parts)
    for (const record of left) starts[(record >> shift) + 1] = (starts[(record >> shift) + 1] ?? 0) + 1
  for (let at = 1; at <= stretches; at += 1) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0)
  return starts
}

const spread = (parts: readonly Edges[], shift: number, starts: Int32Array, into: Edges): void => {
  const next = starts.slice()
  for (const { left, right, weight, rule } of parts) {
    const places = left.map(record => {
      const at = next[record >> shift] ?? 0
      next[record >> shift] = at + 1
      return at
    })
    const columns = [
      [left, into.left],
      [right, into.right],
      [weight, into.weight],
      [rule, into.rule],
    ] as const
    for (const [from, to] of columns) for (let at = 0; at < from.length; at += 1) to[places[at] ?? 0] = from[at] ?? 0
  }
}

const digit = 11
const values = 1 << digit

/** Puts places in order by keys below `2 ** bits`, the last digit first; what an earlier key put in order stays so among equals. */
class Sorting {
  private order: Int32Array
  private other: Int32Array
  private readonly next = new Int32Array(values + 1)

  constructor(most: number) {
    this.order = new Int32Array(most)
    this.other = new Int32Array(most)
  }

  begin(count: number): void {
    for (let at = 0; at < count; at += 1) this.order[at] = at
  }

  by(keys: Int32Array, bits: number): Int32Array {
    for (let shift = 0; shift < bits; shift += digit) this.byDigit(keys, shift)
    return this.order
  }

  private byDigit(keys: Int32Array, shift: number): void {
    const { order, other, next } = this
    next.fill(0)
    for (const key of keys) {
      const behind = ((key >> shift) & (values - 1)) + 1
      next[behind] = (next[behind] ?? 0) + 1
    }
    for (let value = 1; value <= values; value += 1) next[value] = (next[value] ?? 0) + (next[value - 1] ?? 0)
    for (let at = 0; at < keys.length; at += 1) {
      const from = order[at] ?? 0
      const value = ((keys[from] ?? 0) >> shift) & (values - 1)
      const to = next[value] ?? 0
      other[to] = from
      next[value] = to + 1
    }
    this.order = other
    this.other = order
  }
}

/** By left, then by right record. @param records how many there are */
export const inOrder = (parts: readonly Edges[], records: number): Edges => {
  const count = parts.reduce((sum, { left }) => sum + left.length, 0)
  const shift = shiftFor(records, count)
  const stretches = (records >> shift) + 1
  const starts = startsOf(parts, shift, stretches)
  const all = roomFor(count)
  spread(parts, shift, starts, all)
  const most = starts.reduce((so, start, at) => Math.max(so, start - (starts[at - 1] ?? 0)), 0)
  const sorting = new Sorting(most)
  const held = roomFor(most)
  const bits = 32 - Math.clz32(records)
  for (let at = 0; at < stretches; at += 1) {
    const [from, to] = [starts[at] ?? 0, starts[at + 1] ?? 0]
    const some = {
      left: all.left.subarray(from, to),
      right: all.right.subarray(from, to),
      weight: all.weight.subarray(from, to),
      rule: all.rule.subarray(from, to),
    }
    sorting.begin(to - from)
    sorting.by(some.right, bits)
    // All left records of a stretch begin alike.
    const order = sorting.by(some.left, shift)
    held.left.set(some.left)
    held.right.set(some.right)
    held.weight.set(some.weight)
    held.rule.set(some.rule)
    for (let place = 0; place < to - from; place += 1) {
      const was = order[place] ?? 0
      some.left[place] = held.left[was] ?? 0
      some.right[place] = held.right[was] ?? 0
      some.weight[place] = held.weight[was] ?? 0
      some.rule[place] = held.rule[was] ?? 0
    }
  }
  return all
}
