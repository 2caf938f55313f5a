// Puts rows together into a table: texts interned, records set in the order of their ids.
import { Problem } from '#core/ground/problem.ts'
import { orderOfIds } from './order-of-ids.ts'
import { type Column, sharedBytes, sharedInts, type Table } from './table.ts'
import { TextPool, type Texts } from './text-pool.ts'

const blocks = 1 << 16

/** Grows by blocks, so that nothing is copied while it grows. */
class Growing {
  private readonly full: Int32Array[] = []
  private last = new Int32Array(blocks)
  private at = 0

  push(value: number): void {
    if (this.at === blocks) {
      this.full.push(this.last)
      this.last = new Int32Array(blocks)
      this.at = 0
    }
    this.last[this.at] = value
    this.at += 1
  }

  inOrder(order: Uint32Array): Column {
    const column = sharedInts(order.length)
    for (let to = 0; to < order.length; to += 1) {
      const from = order[to] ?? 0
      const block = this.full[from >>> 16] ?? this.last
      column[to] = block[from & 65535] ?? 0
    }
    return column
  }
}

const idTexts = (ids: readonly string[], order: Uint32Array): Texts => {
  const ends = new Float64Array(ids.length + 1)
  const encoder = new TextEncoder()
  let total = 0
  for (const id of ids) total += id.length * 3
  const bytes = new Uint8Array(total)
  let at = 0
  order.forEach((from, to) => {
    at += encoder.encodeInto(ids[from] ?? '', bytes.subarray(at)).written
    ends[to + 1] = at
  })
  return { bytes: bytes.slice(0, at), ends, count: ids.length }
}

export class TableBuilder {
  private readonly pool = new TextPool()
  private readonly ids: string[] = []
  private readonly sourceOf: number[] = []
  private readonly growing: readonly Growing[]
  private readonly names: readonly string[]

  constructor(names: readonly string[]) {
    this.names = names
    this.growing = names.map(() => new Growing())
  }

  get size(): number {
    return this.ids.length
  }

  /** @param values one a column, in the order of the names; an empty text is no value */
  add(source: number, id: string, values: readonly string[]): void {
    this.ids.push(id)
    this.sourceOf.push(source)
    for (const [at, column] of this.growing.entries()) {
      const text = values[at] ?? ''
      column.push(text === '' ? 0 : this.pool.intern(text))
    }
  }

  table(sources: readonly string[]): Table {
    const sourceOf = Uint8Array.from(this.sourceOf)
    const order = orderOfIds(this.ids, sources, sourceOf)
    this.refuseTwice(order, sources, sourceOf)
    const placed = sharedBytes(order.length)
    order.forEach((from, to) => {
      placed[to] = sourceOf[from] ?? 0
    })
    return {
      size: order.length,
      columns: new Map(this.names.map((name, at) => [name, (this.growing[at] ?? new Growing()).inOrder(order)])),
      pool: this.pool,
      ids: idTexts(this.ids, order),
      sources,
      sourceOf: placed,
    }
  }

  private refuseTwice(order: Uint32Array, sources: readonly string[], sourceOf: Uint8Array): void {
    for (let at = 1; at < order.length; at += 1) {
      const [one = 0, other = 0] = [order[at - 1], order[at]]
      if (this.ids[one] !== this.ids[other] || sourceOf[one] !== sourceOf[other]) continue
      throw new Problem({
        what: `Two records have the id "${this.ids[one]}".`,
        where: sources[sourceOf[one] ?? 0] ?? '',
        mend: 'give a column whose values are different in every row with --id',
      })
    }
  }
}
