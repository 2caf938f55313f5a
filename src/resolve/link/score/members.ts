// Who stands in a block, on which side: where a rule reads both records alike, everybody on both.
import type { Blocks, Side } from '../block/blocks.ts'
import type { BlockColumns } from './block-columns.ts'

export type Gathered = {
  /** Records in the block, each once, in order. */
  count: number
  /** Places that may stand left, and right; undefined for all. */
  lefts: Uint8Array | undefined
  rights: Uint8Array | undefined
}

const all = { lefts: undefined, rights: undefined } as const

const run = ({ starts, members }: Side, block: number): Int32Array =>
  members.subarray(starts[block] ?? 0, starts[block + 1] ?? 0)

const gatherBoth = (one: Int32Array, other: Int32Array, into: BlockColumns): Gathered => {
  into.room(one.length + other.length)
  const { members } = into
  const lefts = new Uint8Array(one.length + other.length)
  const rights = new Uint8Array(one.length + other.length)
  let [a, b, count] = [0, 0, 0]
  while (a < one.length || b < other.length) {
    const left = one[a] ?? Number.POSITIVE_INFINITY
    const right = other[b] ?? Number.POSITIVE_INFINITY
    members[count] = Math.min(left, right)
    if (left <= right) {
      lefts[count] = 1
      a += 1
    }
    if (right <= left) {
      rights[count] = 1
      b += 1
    }
    count += 1
  }
  return { count, lefts, rights }
}

export const gatherBlock = (blocks: Blocks, block: number, into: BlockColumns): Gathered => {
  const left = run(blocks.left, block)
  if (!blocks.isSame) return gatherBoth(left, run(blocks.right, block), into)
  into.room(left.length)
  into.members.set(left)
  return { count: left.length, ...all }
}
