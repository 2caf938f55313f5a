// Records by block: who stands in each, in order, and how the work of comparing them is cut into pieces.
import { sharedInts } from '../table/table.ts'

/** Members of block `b` lie from `starts[b]` to `starts[b + 1]`; blocks that make no pair are left out. */
export type Side = { readonly starts: Int32Array; readonly members: Int32Array }
export type Blocks = {
  readonly left: Side
  /** The same as `left` where a rule reads both records alike. */
  readonly right: Side
  readonly isSame: boolean
}

/** The block of each record on either side, from 1; 0 for none. */
export type Numbered = { readonly left: Int32Array; readonly right: Int32Array; readonly blocks: number }

/** Blocks that are left, numbered anew; 0 for those that make no pair. */
const keptBlocks = ({ left, right, blocks }: Numbered): { readonly numbers: Int32Array; readonly count: number } => {
  const ofLeft = new Int32Array(blocks + 1)
  for (const block of left) ofLeft[block] = (ofLeft[block] ?? 0) + 1
  const ofRight = right === left ? ofLeft : new Int32Array(blocks + 1)
  if (right !== left) for (const block of right) ofRight[block] = (ofRight[block] ?? 0) + 1
  const numbers = new Int32Array(blocks + 1)
  let count = 0
  for (let block = 1; block <= blocks; block += 1) {
    const makesPairs = right === left ? (ofLeft[block] ?? 0) > 1 : (ofLeft[block] ?? 0) > 0 && (ofRight[block] ?? 0) > 0
    if (!makesPairs) continue
    count += 1
    numbers[block] = count
  }
  return { numbers, count }
}

const sideOf = (classes: Int32Array, numbers: Int32Array, count: number): Side => {
  const starts = sharedInts(count + 1)
  for (const block of classes) {
    const number = numbers[block] ?? 0
    if (number > 0) starts[number] = (starts[number] ?? 0) + 1
  }
  for (let at = 1; at <= count; at += 1) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0)
  const members = sharedInts(starts[count] ?? 0)
  const next = starts.slice(0, count)
  for (let record = 0; record < classes.length; record += 1) {
    const number = numbers[classes[record] ?? 0] ?? 0
    if (number === 0) continue
    members[next[number - 1] ?? 0] = record
    next[number - 1] = (next[number - 1] ?? 0) + 1
  }
  return { starts, members }
}

export const blocksOf = (rule: Numbered): Blocks => {
  const { numbers, count } = keptBlocks(rule)
  const left = sideOf(rule.left, numbers, count)
  const isSame = rule.left === rule.right
  return { left, right: isSame ? left : sideOf(rule.right, numbers, count), isSame }
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
