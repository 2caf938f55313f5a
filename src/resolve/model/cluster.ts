// Which records look like one thing, from the model's edges under persons' verdicts: joined on the mean of all pairs, never over one bridge.
import { componentsOf } from './components.ts'
import { contestedMatches, type Pair } from './contested.ts'
import { type Component, emptyMatrix, joinAll } from './join-groups.ts'
import { type PairEvidence, pairKey, tiesThatHold } from './ties.ts'
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
// Hand-made: a pair nobody proposed is a little evidence against, and no single pair outweighs several.
// [measured: average linkage on an open set of historical figures did best with an unseen pair at -1 to -2 bits and weights capped at 12]
const unseen = -2
const mostWeight = 12

type Ground = PairEvidence & {
  readonly lost: ReadonlySet<number>
  readonly must: readonly Pair<number>[]
  readonly score: ((left: number, right: number) => number | undefined) | undefined
}

const componentOf = (ids: readonly number[], ground: Ground): Component => {
  const { count, weights, lost, link, cannot, contradicts, score } = ground
  const matrix = emptyMatrix(ids.length)
  const place = new Map(ids.map((id, at) => [id, at]))
  ids.forEach((left, a) => {
    for (let b = a + 1; b < ids.length; b += 1) {
      const right = ids[b] ?? 0
      const key = pairKey(count, left, right)
      const seen = lost.has(key) ? undefined : (weights.get(key) ?? score?.(left, right))
      const weight = seen ?? unseen
      const at = a * ids.length + b
      matrix.mean[at] = Math.max(-mostWeight, Math.min(mostWeight, weight))
      matrix.links[at] = seen !== undefined && seen >= link ? 1 : 0
      matrix.strongest[at] = weight
      matrix.kept[at] = cannot.has(key) || contradicts?.(left, right) ? 1 : 0
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

/** Of several edges of one pair the strongest counts. */
const strongestOf = (count: number, edges: readonly (readonly [Pair<number>, number])[]): Map<number, number> => {
  const weights = new Map<number, number>()
  for (const [[a, b], weight] of edges) {
    const key = pairKey(count, a, b)
    weights.set(key, Math.max(weight, weights.get(key) ?? -Infinity))
  }
  return weights
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
  const keysOf = (pairs: readonly Pair<number>[]) => new Set(pairs.map(([a, b]) => pairKey(count, a, b)))
  const apart = cannot.flatMap(pair)
  const judged = must.flatMap(pair)
  const judgedMatch = keysOf(judged)
  const contested = contestedMatches(judged, apart)
  const weighed = edges.flatMap(({ left, right, weight }) => pair([left, right]).map(both => [both, weight] as const))
  const evidence: PairEvidence = {
    count,
    link,
    weights: strongestOf(count, weighed),
    judgedMatch,
    cannot: keysOf([...apart, ...contested]),
    // What a person judged a match is no contradiction.
    contradicts: contradicts && ((a, b) => !judgedMatch.has(pairKey(count, a, b)) && contradicts(idAt(a), idAt(b))),
  }
  const { ties, lost } = tiesThatHold(evidence)
  const ground: Ground = {
    ...evidence,
    lost,
    must: judged.filter(match => !contested.includes(match)),
    score: score && ((a, b) => score(idAt(a), idAt(b))),
  }
  const components = componentsOf(count, [...ties, ...judged])
  const small = components.filter(component => component.length <= cap)
  const groups = small.flatMap(component =>
    joinAll(componentOf(component, ground)).map(group => group.map(at => component[at] ?? 0)),
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
