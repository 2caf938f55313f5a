// Pairs that were found, as columns that grow; a pair is two places in the table, the smaller left.
import { wider } from '../table/wider.ts'

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
