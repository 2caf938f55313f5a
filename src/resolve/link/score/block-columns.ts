// The records of one block side by side, gathered once, so that comparing each with each reads only what lies close together.
import type { Plan, PlannedColumn } from './plan.ts'

export type BlockColumn = {
  ids: Int32Array
  values: Float64Array
  lengths: Uint16Array
  once: Int32Array
  twice: Int32Array
  starts: Int32Array
}

const column = (size: number): BlockColumn => ({
  ids: new Int32Array(size),
  values: new Float64Array(size),
  lengths: new Uint16Array(size),
  once: new Int32Array(size),
  twice: new Int32Array(size),
  starts: new Int32Array(size),
})

const gatherOne = (
  into: BlockColumn,
  from: PlannedColumn,
  { glances }: Plan,
  members: Int32Array,
  count: number,
): void => {
  if (from.kind === 'number') {
    for (let at = 0; at < count; at += 1) into.values[at] = from.values[members[at] ?? 0] ?? Number.NaN
    return
  }
  for (let at = 0; at < count; at += 1) {
    const id = from.ids[members[at] ?? 0] ?? 0
    into.ids[at] = id
    if (!from.isMeasured) continue
    into.lengths[at] = glances.lengths[id] ?? 0
    into.once[at] = glances.once[id] ?? 0
    into.twice[at] = glances.twice[id] ?? 0
    into.starts[at] = glances.starts[id] ?? 0
  }
}

/** One such set serves block after block; it grows to the largest. */
export class BlockColumns {
  readonly columns: BlockColumn[]
  members: Int32Array
  private readonly plan: Plan
  private size = 256

  constructor(plan: Plan) {
    this.plan = plan
    this.columns = plan.columns.map(() => column(this.size))
    this.members = new Int32Array(this.size)
  }

  room(count: number): void {
    if (count <= this.size) return
    this.size = Math.ceil(count * 1.3)
    this.members = new Int32Array(this.size)
    // In place: whoever holds a column sees the wider one.
    for (const one of this.columns) Object.assign(one, column(this.size))
  }

  /** Fills the columns for the first `count` members. */
  gather(count: number): void {
    this.plan.columns.forEach((from, at) => {
      const into = this.columns[at]
      if (into) gatherOne(into, from, this.plan, this.members, count)
    })
  }
}
