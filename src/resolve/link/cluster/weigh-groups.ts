// Groups of candidates judged one after the other: what is plain from the pairs at hand is settled at once, the rest is scored whole.
import { aloneIn, givenBlocks } from '../block/blocks.ts'
import type { Edges } from '../score/edges.ts'
import type { Plan } from '../score/plan.ts'
import type { CandidateGroups } from './candidate-groups.ts'
import { type JoinRules, joinMembers, Members } from './join-members.ts'
import { scoreWithin } from './score-within.ts'
import type { HeldVerdicts, RecordPair } from './verdicts.ts'

const open = 0
const joined = 1
const apart = 2

const sizeOf = ({ starts }: CandidateGroups, of: number): number => (starts[of] ?? 0) - (starts[of - 1] ?? 0)

/**
 * A group all of whose pairs are known and reach the bar is one; a pair that does not is two. Neither needs a look, and most groups of a
 * large file are such.
 */
const plainGroups = (groups: CandidateGroups, { left, right, weight }: Edges, bar: number): Uint8Array => {
  const { group, count } = groups
  const known = new Int32Array(count + 1)
  const weak = new Uint8Array(count + 1)
  for (let edge = 0; edge < left.length; edge += 1) {
    const of = group[left[edge] ?? 0] ?? 0
    if (of === 0 || of !== group[right[edge] ?? 0]) continue
    known[of] = (known[of] ?? 0) + 1
    if ((weight[edge] ?? 0) < bar) weak[of] = 1
  }
  const settled = new Uint8Array(count + 1)
  for (let of = 1; of <= count; of += 1) {
    const size = sizeOf(groups, of)
    if (known[of] !== (size * (size - 1)) / 2) continue
    if (weak[of] === 0) settled[of] = joined
    else if (size === 2) settled[of] = apart
  }
  return settled
}

const byGroup = (
  pairs: readonly RecordPair[],
  { group }: CandidateGroups,
): ReadonlyMap<number, readonly RecordPair[]> =>
  Map.groupBy(
    pairs.filter(([a, b]) => (group[a] ?? 0) > 0 && group[a] === group[b]),
    ([a]) => group[a] ?? 0,
  )

type Weighing = {
  readonly plan: Plan
  readonly groups: CandidateGroups
  readonly rules: JoinRules
  readonly together: ReadonlyMap<number, readonly RecordPair[]>
  readonly apart: ReadonlyMap<number, readonly RecordPair[]>
  readonly clusterOf: Int32Array
}

/** The open groups as blocks, and each record's place in its group. */
const openBlocks = ({ members, starts, count }: CandidateGroups, settled: Uint8Array, records: number) => {
  const place = new Int32Array(records)
  const numbers = Array.from({ length: count }, (_, at) => at + 1).filter(of => settled[of] === open)
  const kept = new Int32Array(numbers.length + 1)
  for (const [at, of] of numbers.entries()) kept[at + 1] = (kept[at] ?? 0) + (starts[of] ?? 0) - (starts[of - 1] ?? 0)
  const all = new Int32Array(kept.at(-1) ?? 0)
  for (const [at, of] of numbers.entries()) {
    const group = members.subarray(starts[of - 1], starts[of])
    all.set(group, kept[at])
    for (const [within, record] of group.entries()) place[record] = within
  }
  return { blocks: givenBlocks(kept, all, aloneIn(records)), place }
}

/** Pairs come group by group; each group is joined when the last of its pairs is there. */
const weighOpen = (weighing: Weighing, settled: Uint8Array): number => {
  const { plan, groups, rules, clusterOf } = weighing
  const { blocks, place } = openBlocks(groups, settled, plan.size)
  const pairs = new Members()
  let current = 0
  let scored = 0
  const places = ([a, b]: RecordPair): RecordPair => [place[a] ?? 0, place[b] ?? 0]
  const finish = (): void => {
    if (current === 0) return
    for (const [a, b] of (weighing.apart.get(current) ?? []).map(places)) pairs.keepApart(a, b)
    const first = joinMembers(pairs, rules, (weighing.together.get(current) ?? []).map(places))
    const from = groups.starts[current - 1] ?? 0
    for (let at = 0; at < pairs.size; at += 1)
      clusterOf[groups.members[from + at] ?? 0] = groups.members[from + (first[at] ?? 0)] ?? 0
  }
  scoreWithin(plan, blocks, (left, right, weight) => {
    const of = groups.group[left] ?? 0
    if (of !== current) {
      finish()
      current = of
      pairs.begin(sizeOf(groups, of))
    }
    scored += 1
    pairs.pair(place[left] ?? 0, place[right] ?? 0, weight, rules)
  })
  finish()
  return scored
}

const joinWhole = ({ groups: { members, starts }, clusterOf }: Weighing, of: number): void => {
  const from = starts[of - 1] ?? 0
  for (let at = from; at < (starts[of] ?? 0); at += 1) clusterOf[members[at] ?? 0] = members[from] ?? 0
}

/** @returns for each record the first one of its cluster, and how many pairs were scored for it */
export const weighGroups = (
  plan: Plan,
  edges: Edges,
  groups: CandidateGroups,
  rules: JoinRules,
  held: HeldVerdicts,
  mostTogether: number,
): { readonly clusterOf: Int32Array; readonly pairsWithin: number } => {
  const clusterOf = new Int32Array(plan.size)
  for (let record = 0; record < plan.size; record += 1) clusterOf[record] = record
  const [together, keptApart] = [byGroup(held.together, groups), byGroup(held.apart, groups)]
  const weighing: Weighing = { plan, groups, rules, together, apart: keptApart, clusterOf }
  const settled = plainGroups(groups, edges, rules.bar)
  for (const of of [...together.keys(), ...keptApart.keys()]) settled[of] = open
  for (let of = 1; of <= groups.count; of += 1) {
    // What no bar takes apart is as good as equal throughout: it is one, unless somebody said of two of them that they differ.
    if (sizeOf(groups, of) > mostTogether) settled[of] = keptApart.has(of) ? apart : joined
    if (settled[of] === joined) joinWhole(weighing, of)
  }
  return { clusterOf, pairsWithin: weighOpen(weighing, settled) }
}
