// The records of a few blocks side by side, gathered once, so that comparing each with each reads only what lies close together.
import { wider } from '../table/wider.ts'
import type { Plan, PlannedColumn } from './plan.ts'

const unknown = -1

/** One column of the records at hand. What texts look like at a glance is fetched when a measure first asks for it. */
export class BlockColumn {
  ids = new Int32Array(256)
  values = new Float64Array(256)
  lengths = new Int32Array(256)
  once = new Int32Array(256)
  twice = new Int32Array(256)
  starts = new Int32Array(256)
  private glanced = false
  private count = 0
  private readonly glances: Int32Array

  constructor(glances: Int32Array) {
    this.glances = glances
  }

  room(size: number): void {
    this.ids = new Int32Array(size)
    this.values = new Float64Array(size)
    this.lengths = new Int32Array(size)
    this.once = new Int32Array(size)
    this.twice = new Int32Array(size)
    this.starts = new Int32Array(size)
  }

  begin(count: number): void {
    this.count = count
    this.glanced = false
    this.lengths.fill(unknown, 0, count)
  }

  /** Fetches what the texts look like, of those that are asked for; of all at once where that is most of them. */
  glance(places: Int32Array, asked: Int32Array, count: number): void {
    if (this.glanced) return
    const { lengths } = this
    this.glanced = count * 2 > this.count
    if (this.glanced) {
      for (let place = 0; place < this.count; place += 1) this.fetch(place)
      return
    }
    for (let at = 0; at < count; at += 1) {
      const place = places[asked[at] ?? 0] ?? 0
      if (lengths[place] === unknown) this.fetch(place)
    }
  }

  private fetch(place: number): void {
    const { glances } = this
    const from = (this.ids[place] ?? 0) * 4
    this.lengths[place] = glances[from] ?? 0
    this.once[place] = glances[from + 1] ?? 0
    this.twice[place] = glances[from + 2] ?? 0
    this.starts[place] = glances[from + 3] ?? 0
  }
}

const gatherNumbers = (into: BlockColumn, values: Float64Array, members: Int32Array, count: number): void => {
  for (let at = 0; at < count; at += 1) into.values[at] = values[members[at] ?? 0] ?? Number.NaN
}

const isNumbers = (column: PlannedColumn | undefined): column is Extract<PlannedColumn, { kind: 'number' }> =>
  column?.kind === 'number'

/** One such set serves stretch after stretch; it grows to the longest. Members that are already there stay when it grows. */
export class BlockColumns {
  readonly columns: readonly BlockColumn[]
  members = new Int32Array(256)
  private readonly plan: Plan
  private size = 256

  constructor(plan: Plan) {
    this.plan = plan
    this.columns = plan.columns.map(() => new BlockColumn(plan.glances))
  }

  room(count: number): void {
    if (count <= this.size) return
    this.size = Math.ceil(count * 1.3)
    this.members = wider(this.members, new Int32Array(this.size))
    for (const one of this.columns) one.room(this.size)
  }

  /** Fills the columns for the first `count` members. */
  gather(count: number): void {
    const { rows, width, inRow, columns: planned } = this.plan
    const { members, columns } = this
    for (let at = 0; at < inRow.length; at += 1) {
      const column = columns[inRow[at] ?? 0]
      if (column === undefined) continue
      column.begin(count)
      const { ids } = column
      for (let place = 0; place < count; place += 1) ids[place] = rows[(members[place] ?? 0) * width + at] ?? 0
    }
    for (const [at, from] of planned.entries()) {
      const into = columns[at]
      if (into && isNumbers(from)) gatherNumbers(into, from.values, members, count)
    }
  }
}
