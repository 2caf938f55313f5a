// Records that may be one: components over every pair worth a thought. What hangs together too widely is taken apart by a higher bar.
import type { Edges } from '../score/edges.ts'
import { componentsOf } from './components.ts'
import type { RecordPair } from './verdicts.ts'

export type CandidateGroups = {
  /** The group of each record, from 1 in the order of their first records; 0 for a record that stands alone. */
  readonly group: Int32Array
  /** Members by group, each group in order: of group `g` from `starts[g - 1]` to `starts[g]`. */
  readonly members: Int32Array
  readonly starts: Int32Array
  readonly count: number
  /** Components before any was taken apart, and how many of them were too large. */
  readonly components: number
  readonly tooLarge: number
}

const sizesOf = (root: Int32Array): Int32Array => {
  const sizes = new Int32Array(root.length)
  for (const first of root) sizes[first] = (sizes[first] ?? 0) + 1
  return sizes
}

type Bars = { readonly root: Int32Array; readonly tooLarge: number; readonly components: number }

/**
 * One bit at a time within each component that is too large, until its parts are small enough or nothing weaker is left to leave out.
 * Records that verdicts hold together stay together.
 */
const partsUnder = (
  records: number,
  { left, right, weight }: Edges,
  floor: number,
  most: number,
  held: readonly RecordPair[],
): Bars => {
  const edges = left.length
  const ends = (of: Int32Array, side: 0 | 1): Int32Array => {
    const all = new Int32Array(edges + held.length)
    all.set(of)
    for (const [at, pair] of held.entries()) all[edges + at] = pair[side]
    return all
  }
  const [lefts, rights] = [ends(left, 0), ends(right, 1)]
  const bar = new Float64Array(records).fill(floor)
  const isIn = (edge: number): boolean => edge >= edges || (weight[edge] ?? 0) >= (bar[left[edge] ?? 0] ?? floor)
  let root = componentsOf(records, lefts, rights, isIn)
  let sizes = sizesOf(root)
  const components = sizes.reduce((sum, size) => sum + (size > 1 ? 1 : 0), 0)
  const tooLarge = sizes.reduce((sum, size) => sum + (size > most ? 1 : 0), 0)
  const strongest = weight.reduce((so, one) => Math.max(so, one), floor)
  for (let next = Math.floor(floor) + 1; next <= strongest; next += 1) {
    const wide = Uint8Array.from(root, first => ((sizes[first] ?? 0) > most ? 1 : 0))
    if (!wide.includes(1)) break
    // A bar is raised for the whole component, so both ends of an edge always have the same.
    for (let record = 0; record < records; record += 1) if (wide[record] === 1) bar[record] = next
    root = componentsOf(records, lefts, rights, isIn)
    sizes = sizesOf(root)
  }
  return { root, components, tooLarge }
}

const numbered = ({ root, components, tooLarge }: Bars): CandidateGroups => {
  const sizes = sizesOf(root)
  const numberOf = new Int32Array(root.length)
  const starts = [0]
  for (const [record, first] of root.entries()) {
    if (first !== record || (sizes[record] ?? 0) < 2) continue
    numberOf[record] = starts.length
    starts.push((starts.at(-1) ?? 0) + (sizes[record] ?? 0))
  }
  const group = Int32Array.from(root, first => numberOf[first] ?? 0)
  const members = new Int32Array(starts.at(-1) ?? 0)
  const next = Int32Array.from(starts)
  for (const [record, of] of group.entries()) {
    if (of === 0) continue
    const at = next[of - 1] ?? 0
    members[at] = record
    next[of - 1] = at + 1
  }
  return { group, members, starts: Int32Array.from(starts), count: starts.length - 1, components, tooLarge }
}

export const candidateGroups = (
  records: number,
  edges: Edges,
  floor: number,
  most: number,
  held: readonly RecordPair[],
): CandidateGroups => numbered(partsUnder(records, edges, floor, most, held))
