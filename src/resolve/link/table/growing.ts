// Numbers that come one by one: kept in blocks, so that nothing is copied while they come.
import { type Column, sharedInts } from './table.ts'

const blockBits = 16
const blockSize = 1 << blockBits

export class Growing {
  private blocks: Int32Array[] = []
  private last = new Int32Array(blockSize)
  private at = 0

  get length(): number {
    return this.blocks.length * blockSize + this.at
  }

  push(value: number): void {
    if (this.at === blockSize) {
      this.blocks.push(this.last)
      this.last = new Int32Array(blockSize)
      this.at = 0
    }
    this.last[this.at] = value
    this.at += 1
  }

  get(at: number): number {
    const block = this.blocks[at >>> blockBits] ?? this.last
    return block[at & (blockSize - 1)] ?? 0
  }

  /** As one column in the order given; what was kept here is let go. */
  release(order: Uint32Array): Column {
    const column = sharedInts(order.length)
    for (let to = 0; to < order.length; to += 1) column[to] = this.get(order[to] ?? 0)
    this.blocks = []
    this.last = new Int32Array(0)
    this.at = 0
    return column
  }
}
