// Pairs taken at random, which are of different things but for very few: what chance agreement looks like.
import { aloneIn, givenBlocks } from '../block/blocks.ts'
import type { Plan, PlannedRule } from '../score/plan.ts'
import { sharedInts } from '../table/table.ts'

/** A generator of 32 bits with a seed, so that a model can be trained again to the last digit. [recalled: mulberry32] */
const numbers = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Records shuffled into groups of one size, each compared within itself: as many random pairs as asked for, at the speed of blocks. */
export const randomBlocks = ({ size }: Plan, pairs: number, seed: number): PlannedRule => {
  const group = Math.min(size, Math.max(2, Math.ceil((2 * pairs) / Math.max(1, size)) + 1))
  const order = Int32Array.from({ length: size }, (_, at) => at)
  const next = numbers(seed)
  for (let at = size - 1; at > 0; at -= 1) {
    const other = Math.floor(next() * (at + 1))
    const held = order[at] ?? 0
    order[at] = order[other] ?? 0
    order[other] = held
  }
  const starts = sharedInts(Math.ceil(size / group) + 1)
  for (let block = 1; block < starts.length; block += 1) {
    starts[block] = Math.min(size, block * group)
    order.subarray(starts[block - 1], starts[block]).sort()
  }
  return { ...givenBlocks(starts, order, aloneIn(size)), rest: undefined, same: [] }
}
