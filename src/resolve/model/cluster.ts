// Which records look like one thing, from the model's edges under persons' verdicts: joined on the mean of all pairs, never over one bridge.
import { componentsOf } from './components.ts'
import { contestedMatches, type Pair } from './contested.ts'
import { type Component, emptyMatrix, joinAll } from './join-groups.ts'
import { rivalled } from './rivals.ts'
import { weightOfProbability } from './weights.ts'

export type WeightedEdge<Id> = { readonly left: Id; readonly right: Id; readonly weight: number }
export type ClusterOptions<Id> = {
  /** Pairs that a person judged a match. */
  readonly must?: readonly Pair<Id>[]
  /** Pairs that a person judged no match, and vetoes. */
  readonly cannot?: readonly Pair<Id>[]
  /** Largest component that anything is suggested about. */
  readonly cap?: number
  /** Weight of a pair without an edge; without it, or where it says nothing, such a pair counts as slightly against. */
  readonly score?: (left: Id, right: Id) => number | undefined
  /** Whether two records are plainly of two people: never suggested as one, though a person may judge them so. */
  readonly contradicts?: (left: Id, right: Id) => boolean
  /** Weight from which an edge suggests that two records are one. */
  readonly link?: number
}
export type Clusters<Id> = {
  readonly groups: readonly (readonly Id[])[]
  /** Components over the cap, each whole, whichever record one starts from; their records are in no group. */
  readonly tooLarge: readonly (readonly Id[])[]
  /** Matches that other verdicts contradict: they join nothing until a person decides. */
  readonly contested: readonly Pair<Id>[]
}

const defaultCap = 200
const defaultLink = weightOfProbability(0.95)
// Hand-made from what joined best on open data: a pair nobody proposed is a little evidence against, and no single pair outweighs
// several. [measured: average linkage on an open set of
// historical figures did best with an unseen pair at -1 to -2 bits and weights capped at 12]
const unseen = -2
const mostWeight = 12

type Ground = {
  readonly weights: ReadonlyMap<number, number>
  readonly cannot: ReadonlySet<number>
  readonly must: readonly Pair<number>[]
  readonly link: number
  readonly score: ((left: number, right: number) => number | undefined) | undefined
  readonly contradicts: (left: number, right: number) => boolean
}

const pairKey = (count: number, a: number, b: number): number => Math.min(a, b) * count + Math.max(a, b)

const componentOf = (ids: readonly number[], count: number, ground: Ground): Component => {
  const matrix = emptyMatrix(ids.length)
  const place = new Map(ids.map((id, at) => [id, at]))
  ids.forEach((left, a) => {
    for (let b = a + 1; b < ids.length; b += 1) {
      const right = ids[b] ?? 0
      const key = pairKey(count, left, right)
      const weight = ground.weights.get(key) ?? ground.score?.(left, right) ?? unseen
      const at = a * ids.length + b
      matrix.mean[at] = Math.max(-mostWeight, Math.min(mostWeight, weight))
      matrix.links[at] = weight >= ground.link ? 1 : 0
      matrix.strongest[at] = weight
      matrix.kept[at] = ground.cannot.has(key) || ground.contradicts(left, right) ? 1 : 0
    }
  })
  const must = ground.must.flatMap(([a, b]): Pair<number>[] => {
    const [one, other] = [place.get(a), place.get(b)]
    return one === undefined || other === undefined ? [] : [[Math.min(one, other), Math.max(one, other)]]
  })
  return { matrix, must }
}

const indexed = <Id extends string>(ids: readonly Id[]) => {
  const sorted = [...new Set(ids)].toSorted()
  const place = new Map(sorted.map((id, at) => [id, at]))
  const pair = ([a, b]: Pair<Id>): Pair<number>[] => {
    const [one, other] = [place.get(a), place.get(b)]
    return one === undefined || other === undefined || one === other
      ? []
      : [[Math.min(one, other), Math.max(one, other)]]
  }
  return { sorted, pair }
}

/**
 * Groups records under the verdicts on them.
 * INVARIANT: depends on the set of records, edges and verdicts alone: not on their order, and a verdict taken away leaves no trace.
 */
export const clusterAll = <Id extends string>(
  ids: readonly Id[],
  edges: readonly WeightedEdge<Id>[],
  { must = [], cannot = [], cap = defaultCap, link = defaultLink, score, contradicts }: ClusterOptions<Id> = {},
): Clusters<Id> => {
  const { sorted, pair } = indexed(ids)
  const count = sorted.length
  const idAt = (at: number): Id => sorted[at] as Id
  const apart = cannot.flatMap(pair)
  const judged = must.flatMap(pair)
  const contested = contestedMatches(judged, apart)
  const cannotKeys = new Set([...apart, ...contested].map(([a, b]) => pairKey(count, a, b)))
  const weights = new Map<number, number>()
  for (const { left, right, weight } of edges)
    for (const [a, b] of pair([left, right]))
      weights.set(pairKey(count, a, b), Math.max(weight, weights.get(pairKey(count, a, b)) ?? -Infinity))
  const judgedKeys = new Set(judged.map(([a, b]) => pairKey(count, a, b)))
  // What a person judged a match is no contradiction, and yields to no rival.
  const contradictory = (a: number, b: number): boolean =>
    contradicts !== undefined && !judgedKeys.has(pairKey(count, a, b)) && contradicts(idAt(a), idAt(b))
  const ties = [...weights].flatMap(([key, weight]) =>
    weight < link || judgedKeys.has(key) ? [] : [{ left: Math.floor(key / count), right: key % count, weight }],
  )
  // Nor is one whom a person judged to be somebody else a rival.
  const open = ties.filter(({ left, right }) => !cannotKeys.has(pairKey(count, left, right)))
  const lost: ReadonlySet<unknown> = contradicts === undefined ? new Set() : rivalled(open, contradictory)
  for (const tie of ties) if (lost.has(tie)) weights.set(pairKey(count, tie.left, tie.right), unseen)
  const joining = ties.filter(tie => !lost.has(tie)).map(({ left, right }): Pair<number> => [left, right])
  const components = componentsOf(count, [...joining, ...judged])
  const ground: Ground = {
    weights,
    cannot: cannotKeys,
    must: judged.filter(match => !contested.includes(match)),
    link,
    score: score === undefined ? undefined : (a, b) => score(idAt(a), idAt(b)),
    contradicts: contradictory,
  }
  const small = components.filter(component => component.length <= cap)
  const groups = small.flatMap(component =>
    joinAll(componentOf(component, count, ground)).map(group => group.map(at => component[at] ?? 0)),
  )
  return {
    groups: groups.toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0)).map(group => group.map(idAt)),
    tooLarge: components.filter(component => component.length > cap).map(component => component.map(idAt)),
    contested: contested.map(([a, b]) => [idAt(a), idAt(b)] as const),
  }
}

/** The groups alone; records of a component over the cap stand each for itself. */
export const cluster = <Id extends string>(
  ids: readonly Id[],
  edges: readonly WeightedEdge<Id>[],
  options: ClusterOptions<Id> = {},
): readonly (readonly Id[])[] => {
  const { groups, tooLarge } = clusterAll(ids, edges, options)
  return [...groups, ...tooLarge.flat().map(id => [id])]
}
