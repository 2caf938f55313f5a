// Records that may be one: components over every pair that reaches the bar. What hangs together too widely is taken apart by a higher bar.
import type { Edges } from '../score/edges.ts'
import { componentsOf, moreThan, sizesOf } from './components.ts'
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

/** Ends of the edges on one side, and after them of what verdicts hold together. */
const ends = (of: Int32Array, held: readonly RecordPair[], side: 0 | 1): Int32Array => {
  if (held.length === 0) return of
  const all = new Int32Array(of.length + held.length)
  all.set(of)
  for (const [at, pair] of held.entries()) all[of.length + at] = pair[side]
  return all
}

const none = new Int32Array(0)

const placesWhere = (count: number, isSo: (at: number) => boolean): Int32Array => {
  const places = new Int32Array(count)
  let found = 0
  for (let at = 0; at < count; at += 1) {
    if (!isSo(at)) continue
    places[found] = at
    found += 1
  }
  return places.slice(0, found)
}

type Parts = { readonly root: Int32Array; readonly components: number; readonly tooLarge: number }

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
): Parts => {
  const [lefts, rights] = [ends(left, held, 0), ends(right, held, 1)]
  const edges = left.length
  const together = componentsOf(records, lefts, rights, edge => edge >= edges || (weight[edge] ?? 0) >= floor)
  const root = together.first
  const sizes = sizesOf(root)
  const components = moreThan(sizes, 1)
  const tooLarge = moreThan(sizes, most)
  const isLarge = (record: number): boolean => (sizes[root[record] ?? 0] ?? 0) > most
  // Only what is too large is gone through again, which in a large file is little of it.
  let members = tooLarge === 0 ? none : placesWhere(records, isLarge)
  let open = tooLarge === 0 ? none : placesWhere(lefts.length, edge => isLarge(lefts[edge] ?? 0))
  const strongest = tooLarge === 0 ? floor : weight.reduce((so, one) => Math.max(so, one), floor)
  for (let bar = floor; bar < strongest && members.length > 0; ) {
    bar = Math.min(strongest, Math.floor(bar) + 1)
    for (const record of members) {
      sizes[record] = 0
      together.part(record)
    }
    for (const edge of open)
      if (edge >= edges || (weight[edge] ?? 0) >= bar) together.join(lefts[edge] ?? 0, rights[edge] ?? 0)
    for (const record of members) together.settle(record)
    for (const record of members) sizes[root[record] ?? 0] = (sizes[root[record] ?? 0] ?? 0) + 1
    members = members.filter(isLarge)
    open = open.filter(edge => isLarge(lefts[edge] ?? 0) && isLarge(rights[edge] ?? 0))
  }
  return { root, components, tooLarge }
}

const numbered = ({ root, components, tooLarge }: Parts): CandidateGroups => {
  const sizes = sizesOf(root)
  const group = new Int32Array(root.length)
  const starts = new Int32Array(moreThan(sizes, 1) + 1)
  let count = 0
  // The first record of a group comes before all others of it.
  for (let record = 0; record < root.length; record += 1) {
    const first = root[record] ?? 0
    const size = sizes[first] ?? 0
    if (size < 2) continue
    if (first === record) {
      count += 1
      group[record] = count
      starts[count] = (starts[count - 1] ?? 0) + size
    } else group[record] = group[first] ?? 0
  }
  const members = new Int32Array(starts[count] ?? 0)
  const next = starts.slice()
  for (let record = 0; record < group.length; record += 1) {
    const of = group[record] ?? 0
    if (of === 0) continue
    const at = next[of - 1] ?? 0
    members[at] = record
    next[of - 1] = at + 1
  }
  return { group, members, starts, count, components, tooLarge }
}

export const candidateGroups = (
  records: number,
  edges: Edges,
  floor: number,
  most: number,
  held: readonly RecordPair[],
): CandidateGroups => numbered(partsUnder(records, edges, floor, most, held))
