// Records by block: who stands in each, in order, and how the work of comparing them is cut into pieces.
import { sharedInts } from '../table/table.ts'

/** Members of block `b` lie from `starts[b]` to `starts[b + 1]`, each block in the order of its records. */
export type Side = { readonly starts: Int32Array; readonly members: Int32Array }
export type Blocks = {
  readonly left: Side
  /** The same as `left` where a rule reads both records alike. */
  readonly right: Side
  readonly isSame: boolean
}

/**
 * The block of each record, from 1; 0 for a record that is in none: that of record `r` is `numbers[r * width + at]`. Those of several rules
 * lie side by side, because who is asked for the one is asked for the others.
 */
export type BlockOf = { readonly numbers: Int32Array; readonly width: number; readonly at: number }

/** The block of each record on the left and on the right of a pair (the same where a rule reads both alike), and who is in each. */
export type Blocked = { readonly left: BlockOf; readonly right: BlockOf; readonly members: Blocks }

/** For blocks of one rule alone. */
export const aloneIn = (records: number): BlockOf => ({ numbers: sharedInts(records), width: 1, at: 0 })

const renumber = ({ starts, members }: Side, { numbers, width, at }: BlockOf): void => {
  for (let block = 1; block < starts.length; block += 1)
    for (let place = starts[block - 1] ?? 0; place < (starts[block] ?? 0); place += 1)
      numbers[(members[place] ?? 0) * width + at] = block
}

/** Blocks that were not found but chosen. @param starts from 0; members of each block in their order */
export const givenBlocks = (starts: Int32Array, members: Int32Array, blockOf: BlockOf): Blocked => {
  const side: Side = { starts, members }
  renumber(side, blockOf)
  return { left: blockOf, right: blockOf, members: { left: side, right: side, isSame: true } }
}

const sideInOrder = ({ starts, members }: Side, order: Int32Array): Side => {
  const sorted = { starts: sharedInts(order.length + 1), members: sharedInts(members.length) }
  for (const [at, block] of order.entries()) {
    const some = members.subarray(starts[block - 1], starts[block])
    sorted.members.set(some, sorted.starts[at])
    sorted.starts[at + 1] = (sorted.starts[at] ?? 0) + some.length
  }
  return sorted
}

/** The same blocks in the order of their first left records: blocks come as they are found, which the order of a file's rows decides. */
export const inRecordOrder = ({ left, right, members }: Blocked): Blocked => {
  const { numbers, width, at } = left
  const firsts = members.left.starts.subarray(0, -1).map(start => members.left.members[start] ?? 0)
  const order = firsts.sort().map(record => numbers[record * width + at] ?? 0)
  const ofLeft = sideInOrder(members.left, order)
  const ofRight = members.isSame ? ofLeft : sideInOrder(members.right, order)
  renumber(ofLeft, left)
  if (!members.isSame) renumber(ofRight, right)
  return { left, right, members: { left: ofLeft, right: ofRight, isSame: members.isSame } }
}

/** A piece of work: whole blocks from `from` to `to`, or of one large block the left members from `first` to `last`. */
export type Piece = {
  readonly rule: number
  readonly from: number
  readonly to: number
  readonly first: number
  readonly last: number
}

/** With so many pairs a piece of work is closed; one block makes a piece of its own up to twice so many. */
export const pairsPerPiece = 100_000

const sizeAt = ({ starts }: Side, block: number): number => (starts[block + 1] ?? 0) - (starts[block] ?? 0)

/** Left members of a large block in runs of about equal numbers of pairs. */
const cutBlock = (rule: number, block: number, lefts: number, pairs: number): readonly Piece[] => {
  const runs = Math.max(1, Math.min(lefts, Math.ceil(pairs / pairsPerPiece)))
  return Array.from({ length: runs }, (_, run) => ({
    rule,
    from: block,
    to: block + 1,
    first: Math.floor((lefts * run) / runs),
    last: Math.floor((lefts * (run + 1)) / runs),
  }))
}

export const piecesOf = ({ left, right, isSame }: Blocks, rule: number): readonly Piece[] => {
  const pieces: Piece[] = []
  const blocks = left.starts.length - 1
  let [from, so] = [0, 0]
  const close = (to: number): void => {
    if (to > from) pieces.push({ rule, from, to, first: 0, last: -1 })
    so = 0
  }
  for (let block = 0; block < blocks; block += 1) {
    const [lefts, rights] = [sizeAt(left, block), sizeAt(right, block)]
    const pairs = isSame ? (lefts * (lefts - 1)) / 2 : lefts * rights
    if (pairs > 2 * pairsPerPiece) {
      close(block)
      pieces.push(...cutBlock(rule, block, lefts, pairs))
      from = block + 1
      continue
    }
    so += pairs
    if (so >= pairsPerPiece) {
      close(block + 1)
      from = block + 1
    }
  }
  close(blocks)
  return pieces
}
