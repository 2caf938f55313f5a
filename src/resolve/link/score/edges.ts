// Pairs that were found, as columns that grow; a pair is two places in the table, the smaller left.

export type Edges = {
  readonly left: Int32Array
  readonly right: Int32Array
  readonly weight: Float64Array
  /** The rule that found the pair first. */
  readonly rule: Uint8Array
}

export class GrowingEdges {
  private left = new Int32Array(4096)
  private right = new Int32Array(4096)
  private weight = new Float64Array(4096)
  private rule = new Uint8Array(4096)
  count = 0

  add(left: number, right: number, weight: number, rule: number): void {
    if (this.count === this.left.length) this.grow()
    this.left[this.count] = left
    this.right[this.count] = right
    this.weight[this.count] = weight
    this.rule[this.count] = rule
    this.count += 1
  }

  private grow(): void {
    const size = this.left.length * 2
    const wider = <T extends Int32Array | Float64Array | Uint8Array>(from: T, to: T): T => {
      to.set(from)
      return to
    }
    this.left = wider(this.left, new Int32Array(size))
    this.right = wider(this.right, new Int32Array(size))
    this.weight = wider(this.weight, new Float64Array(size))
    this.rule = wider(this.rule, new Uint8Array(size))
  }

  /** What is there so far, not a copy of it. */
  edges(): Edges {
    const { count } = this
    return {
      left: this.left.subarray(0, count),
      right: this.right.subarray(0, count),
      weight: this.weight.subarray(0, count),
      rule: this.rule.subarray(0, count),
    }
  }
}

const counted = (order: Uint32Array, keys: Int32Array, records: number): Uint32Array => {
  const starts = new Uint32Array(records + 2)
  for (const key of keys) starts[key + 1] = (starts[key + 1] ?? 0) + 1
  for (let at = 1; at <= records; at += 1) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0)
  const placed = new Uint32Array(order.length)
  for (const at of order) {
    const key = keys[at] ?? 0
    placed[starts[key] ?? 0] = at
    starts[key] = (starts[key] ?? 0) + 1
  }
  return placed
}

/** By left, then by right record: counted, not compared. */
export const inOrder = ({ left, right, weight, rule }: Edges, records: number): Edges => {
  const places = new Uint32Array(left.length)
  for (let at = 0; at < places.length; at += 1) places[at] = at
  const order = counted(counted(places, right, records), left, records)
  const sorted = {
    left: new Int32Array(order.length),
    right: new Int32Array(order.length),
    weight: new Float64Array(order.length),
    rule: new Uint8Array(order.length),
  }
  for (let to = 0; to < order.length; to += 1) {
    const from = order[to] ?? 0
    sorted.left[to] = left[from] ?? 0
    sorted.right[to] = right[from] ?? 0
    sorted.weight[to] = weight[from] ?? 0
    sorted.rule[to] = rule[from] ?? 0
  }
  return sorted
}

export const mergedEdges = (parts: readonly Edges[]): Edges => {
  const count = parts.reduce((sum, { left }) => sum + left.length, 0)
  const merged = {
    left: new Int32Array(count),
    right: new Int32Array(count),
    weight: new Float64Array(count),
    rule: new Uint8Array(count),
  }
  let at = 0
  for (const part of parts) {
    merged.left.set(part.left, at)
    merged.right.set(part.right, at)
    merged.weight.set(part.weight, at)
    merged.rule.set(part.rule, at)
    at += part.left.length
  }
  return merged
}

/** Those at or above a weight. */
export const edgesFrom = (edges: Edges, least: number): Edges => {
  const { left, right, weight, rule } = edges
  if (weight.every(so => so >= least)) return edges
  return {
    left: left.filter((_, at) => (weight[at] ?? 0) >= least),
    right: right.filter((_, at) => (weight[at] ?? 0) >= least),
    weight: weight.filter(so => so >= least),
    rule: rule.filter((_, at) => (weight[at] ?? 0) >= least),
  }
}
