// Who stands in a block, on which side: where a rule reads both records alike, everybody on both.
import type { Blocks, Side } from '../block/blocks.ts'
import { wider } from '../table/wider.ts'
import type { BlockColumns } from './block-columns.ts'

const run = ({ starts, members }: Side, block: number): Int32Array =>
  members.subarray(starts[block] ?? 0, starts[block + 1] ?? 0)

/** Who may stand left and who right, by place. */
export class Sides {
  lefts = new Uint8Array(256)
  rights = new Uint8Array(256)

  room(size: number): void {
    if (size <= this.lefts.length) return
    const most = Math.ceil(size * 1.3)
    this.lefts = wider(this.lefts, new Uint8Array(most))
    this.rights = wider(this.rights, new Uint8Array(most))
  }
}

/** Each record once, in order, marked with the sides it stands on. */
const gatherBoth = (one: Int32Array, other: Int32Array, from: number, into: BlockColumns, sides: Sides): number => {
  into.room(from + one.length + other.length)
  sides.room(from + one.length + other.length)
  const { members } = into
  let [a, b, count] = [0, 0, from]
  while (a < one.length || b < other.length) {
    const left = one[a] ?? Number.POSITIVE_INFINITY
    const right = other[b] ?? Number.POSITIVE_INFINITY
    members[count] = Math.min(left, right)
    sides.lefts[count] = left <= right ? 1 : 0
    sides.rights[count] = right <= left ? 1 : 0
    if (left <= right) a += 1
    if (right <= left) b += 1
    count += 1
  }
  return count
}

/**
 * Puts a block's members behind what is gathered already.
 * @returns the place behind the last of them
 */
export const gatherBlock = (blocks: Blocks, block: number, from: number, into: BlockColumns, sides: Sides): number => {
  const left = run(blocks.left, block)
  if (!blocks.isSame) return gatherBoth(left, run(blocks.right, block), from, into, sides)
  into.room(from + left.length)
  into.members.set(left, from)
  return from + left.length
}
