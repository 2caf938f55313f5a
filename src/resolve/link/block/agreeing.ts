// Who agrees on every part of a rule, looked for heap by heap. A hash says where to look, and never that two keys are the same.
import { sharedInts } from '../table/table.ts'
import type { Blocked, BlockOf, Side } from './blocks.ts'
import { type Heaps, type Parts, spreadKeys } from './heaps.ts'

/** One side of the blocks as they are found. There is room for every record; what is not written to takes no memory. */
class Filling {
  private readonly numbers: Int32Array
  private readonly width: number
  private readonly at: number
  private readonly starts: Int32Array
  private readonly members: Int32Array
  private count = 0

  constructor(records: number, { numbers, width, at }: BlockOf) {
    this.numbers = numbers
    this.width = width
    this.at = at
    this.starts = sharedInts(records + 1)
    this.members = sharedInts(records)
  }

  /** Makes the next block. @returns where its first member is put */
  open(size: number): number {
    const from = this.starts[this.count] ?? 0
    this.count += 1
    this.starts[this.count] = from + size
    return from
  }

  put(at: number, record: number, block: number): void {
    this.members[at] = record
    this.numbers[record * this.width + this.at] = block
  }

  side(): Side {
    const { starts, members, count } = this
    return { starts: starts.subarray(0, count + 1), members: members.subarray(0, starts[count]) }
  }
}

const largestHeap = ({ starts }: Heaps): number => {
  let most = 0
  for (let heap = 1; heap < starts.length; heap += 1)
    most = Math.max(most, (starts[heap] ?? 0) - (starts[heap - 1] ?? 0))
  return most
}

/** Twice as many places as keys. */
const tableFor = (keys: number): number => 2 ** Math.ceil(Math.log2(Math.max(2, keys * 2)))

/** Those keys of one heap that are equal, a group each; the same memory serves heap after heap. */
class Groups {
  private readonly heaps: Heaps
  private readonly slots: Int32Array
  /** By group, from 1: its first key, how many it has on either side, its block, and where its next member is put. */
  private readonly first: Int32Array
  private readonly lefts: Int32Array
  private readonly rights: Int32Array
  private readonly blocks: Int32Array
  private readonly nextLeft: Int32Array
  private readonly nextRight: Int32Array
  /** By key of the heap, its group. */
  private readonly groups: Int32Array
  private count = 0

  constructor(heaps: Heaps) {
    const most = largestHeap(heaps)
    const numbers = () => new Int32Array(most + 1)
    this.heaps = heaps
    this.slots = new Int32Array(tableFor(most))
    this.first = numbers()
    this.lefts = numbers()
    this.rights = numbers()
    this.blocks = numbers()
    this.nextLeft = numbers()
    this.nextRight = numbers()
    this.groups = numbers()
  }

  private isSame(one: number, other: number): boolean {
    const { hashes, parts } = this.heaps
    if (hashes[one] !== hashes[other]) return false
    for (let part = 0; part < parts.length; part += 1) if (parts[part]?.[one] !== parts[part]?.[other]) return false
    return true
  }

  private groupOf(key: number, mask: number): number {
    const { slots, first } = this
    for (let slot = (this.heaps.hashes[key] ?? 0) & mask; ; slot = (slot + 1) & mask) {
      const group = slots[slot] ?? 0
      if (group > 0 && this.isSame(first[group] ?? 0, key)) return group
      if (group > 0) continue
      this.count += 1
      slots[slot] = this.count
      first[this.count] = key
      this.lefts[this.count] = 0
      this.rights[this.count] = 0
      return this.count
    }
  }

  /** Puts the keys of a heap into groups. */
  find(from: number, to: number): void {
    const { groups, lefts, rights } = this
    const { records } = this.heaps
    const table = tableFor(to - from)
    this.slots.fill(0, 0, table)
    this.count = 0
    for (let key = from; key < to; key += 1) {
      const group = this.groupOf(key, table - 1)
      groups[key - from] = group
      const side = (records[key] ?? 0) >= 0 ? lefts : rights
      side[group] = (side[group] ?? 0) + 1
    }
  }

  /** Makes blocks of those groups that make pairs. @param block how many there are already @returns how many there are then */
  take(from: number, to: number, block: number, left: Filling, right: Filling | undefined): number {
    const { lefts, rights, blocks, nextLeft, nextRight, groups } = this
    const { records } = this.heaps
    let made = block
    for (let group = 1; group <= this.count; group += 1) {
      const [ofLeft, ofRight] = [lefts[group] ?? 0, rights[group] ?? 0]
      const makesPairs = right === undefined ? ofLeft > 1 : ofLeft > 0 && ofRight > 0
      blocks[group] = 0
      if (!makesPairs) continue
      made += 1
      blocks[group] = made
      nextLeft[group] = left.open(ofLeft)
      nextRight[group] = right?.open(ofRight) ?? 0
    }
    for (let key = from; key < to; key += 1) {
      const group = groups[key - from] ?? 0
      const number = blocks[group] ?? 0
      if (number === 0) continue
      const record = records[key] ?? 0
      const [side, next] = record >= 0 ? [left, nextLeft] : [right, nextRight]
      const at = next[group] ?? 0
      next[group] = at + 1
      side?.put(at, record >= 0 ? record : ~record, number)
    }
    return made
  }
}

/** One side of a rule: the parts of its key, and where the numbers of its blocks go. */
export type KeySide = { readonly parts: Parts; readonly blockOf: BlockOf }

/**
 * The blocks of records that agree on all parts of a key; who has nothing in a part, or meets nobody, is in none.
 * @param other where a rule reads the right record in another way than the left
 */
export const agreeing = (size: number, one: KeySide, other?: KeySide): Blocked => {
  const heaps = spreadKeys(other === undefined ? [one.parts] : [one.parts, other.parts], size)
  const groups = new Groups(heaps)
  const left = new Filling(size, one.blockOf)
  const right = other && new Filling(size, other.blockOf)
  let made = 0
  for (let heap = 1; heap < heaps.starts.length; heap += 1) {
    const [from, to] = [heaps.starts[heap - 1] ?? 0, heaps.starts[heap] ?? 0]
    groups.find(from, to)
    made = groups.take(from, to, made, left, right)
  }
  const side = left.side()
  return {
    left: one.blockOf,
    right: other?.blockOf ?? one.blockOf,
    members: { left: side, right: right?.side() ?? side, isSame: right === undefined },
  }
}
