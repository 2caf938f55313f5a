// Puts rows together into a table: texts interned, records set in the order of their ids.
import { Problem } from '#core/ground/problem.ts'
import type { Fields } from './fields.ts'
import { Growing } from './growing.ts'
import { Ids } from './ids.ts'
import { sharedBytes, type Table } from './table.ts'
import { TextPool, textOf } from './text-pool.ts'

export class TableBuilder {
  private readonly pool = new TextPool()
  private readonly ids = new Ids()
  private readonly columns: readonly Growing[]
  private readonly names: readonly string[]
  private readonly encoder = new TextEncoder()

  constructor(names: readonly string[]) {
    this.names = names
    this.columns = names.map(() => new Growing())
  }

  get size(): number {
    return this.ids.size
  }

  /** The number of the text that lies there; 0 where none does. */
  text(bytes: Uint8Array, from: number, to: number): number {
    return from === to ? 0 : this.pool.internBytes(bytes, from, to)
  }

  /** @param id which field it is @param texts for each column the number of its text, from the row */
  addRow(source: number, row: Fields, id: number, texts: readonly ((row: Fields) => number)[]): void {
    this.ids.add(source, row.bytes, row.starts[id] ?? 0, row.ends[id] ?? 0)
    for (let at = 0; at < this.columns.length; at += 1) this.columns[at]?.push(texts[at]?.(row) ?? 0)
  }

  /** @param values one a column, in the order of the names; an empty text is no value */
  add(source: number, id: string, values: readonly string[]): void {
    const bytes = this.encoder.encode(id)
    this.ids.add(source, bytes, 0, bytes.length)
    for (let at = 0; at < this.columns.length; at += 1) {
      const text = values[at] ?? ''
      this.columns[at]?.push(text === '' ? 0 : this.pool.intern(text))
    }
  }

  /** Takes what was added: another table needs another builder. */
  table(sources: readonly string[]): Table {
    const { order, twice, texts, sourceOf } = this.ids.inOrder(sources)
    if (twice !== undefined)
      throw new Problem({
        what: `Two records have the id "${textOf(texts, order.indexOf(twice) + 1)}".`,
        where: sources[sourceOf(twice)] ?? '',
        mend: 'give a column whose values are different in every row with --id',
      })
    const placed = sharedBytes(order.length)
    for (let to = 0; to < order.length; to += 1) placed[to] = sourceOf(order[to] ?? 0)
    return {
      size: order.length,
      columns: new Map(this.names.map((name, at) => [name, (this.columns[at] ?? new Growing()).release(order)])),
      pool: this.pool,
      ids: texts,
      sources,
      sourceOf: placed,
    }
  }
}
