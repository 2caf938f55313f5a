// Which records look like one thing, from the model's edges under persons' verdicts: joined on the mean of all pairs, never over one bridge.
import { bridgesOf } from './blocks.ts'
import { componentsOf } from './components.ts'
import { contestedMatches, type Pair } from './contested.ts'
import { weightOfProbability } from './weights.ts'

export type WeightedEdge<Id> = { readonly left: Id; readonly right: Id; readonly weight: number }
export type ClusterOptions<Id> = {
  /** Pairs that a person judged a match. */
  readonly must?: readonly Pair<Id>[]
  /** Pairs that a person judged no match, and vetoes. */
  readonly cannot?: readonly Pair<Id>[]
  /** Largest component that anything is suggested about. */
  readonly cap?: number
  /** Weight of a pair without an edge; without it such a pair counts as slightly against. */
  readonly score?: (left: Id, right: Id) => number
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
// several. [verified: shared measurement of average linkage on historical figures, unseen pair -1 to -2 bits, weights capped at 12]
const unseen = -2
const mostWeight = 12
const leastMean = 0
/** One pair may bridge two groups only with this weight, which strong identifiers reach and name with birth date does not. */
const strongBridge = 14

type Matrix = {
  readonly size: number
  readonly mean: Float64Array
  readonly links: Int32Array
  readonly strongest: Float64Array
  readonly kept: Uint8Array
}

const emptyMatrix = (size: number): Matrix => ({
  size,
  mean: new Float64Array(size * size),
  links: new Int32Array(size * size),
  strongest: new Float64Array(size * size).fill(-Infinity),
  kept: new Uint8Array(size * size),
})

const mayBridge = (matrix: Matrix, at: number, sizes: readonly number[], a: number, b: number): boolean => {
  const links = matrix.links[at] ?? 0
  if (links === 0) return false
  const bothGroups = (sizes[a] ?? 1) > 1 && (sizes[b] ?? 1) > 1
  return !bothGroups || links > 1 || (matrix.strongest[at] ?? 0) >= strongBridge
}

/** The best pair of groups that may join; the first in order of ids among equals. */
const bestPair = (matrix: Matrix, alive: readonly number[], sizes: readonly number[]): Pair<number> | undefined => {
  let best: Pair<number> | undefined
  let most = leastMean
  for (const [place, a] of alive.entries())
    for (let next = place + 1; next < alive.length; next += 1) {
      const b = alive[next] ?? 0
      const at = a * matrix.size + b
      if (matrix.kept[at] === 1 || !mayBridge(matrix, at, sizes, a, b)) continue
      const mean = (matrix.mean[at] ?? 0) / ((sizes[a] ?? 1) * (sizes[b] ?? 1))
      if (mean > most || (best === undefined && mean === most)) [best, most] = [[a, b], mean]
    }
  return best
}

const absorb = (matrix: Matrix, into: number, gone: number): void => {
  const { size, mean, links, strongest, kept } = matrix
  for (let other = 0; other < size; other += 1) {
    if (other === into || other === gone) continue
    const to = into < other ? into * size + other : other * size + into
    const from = gone < other ? gone * size + other : other * size + gone
    mean[to] = (mean[to] ?? 0) + (mean[from] ?? 0)
    links[to] = (links[to] ?? 0) + (links[from] ?? 0)
    strongest[to] = Math.max(strongest[to] ?? 0, strongest[from] ?? 0)
    kept[to] = (kept[to] ?? 0) | (kept[from] ?? 0)
  }
}

type Component = {
  readonly matrix: Matrix
  readonly must: readonly Pair<number>[]
}
type Groups = { readonly members: Map<number, number[]>; readonly sizes: number[]; readonly alive: number[] }

const judgedGroups = ({ matrix, must }: Component): Groups => {
  const groups = componentsOf(matrix.size, must).map(group => [...group])
  const members = new Map(groups.map(group => [group[0] ?? 0, group]))
  for (const [first, ...others] of groups) for (const other of others) absorb(matrix, first ?? 0, other)
  const sizes = Array.from({ length: matrix.size }, (_, at) => members.get(at)?.length ?? 1)
  return { members, sizes, alive: [...members.keys()].toSorted((a, b) => a - b) }
}

/** The best mean again and again, while one may be. */
const joinBest = (matrix: Matrix, { members, sizes, alive }: Groups): void => {
  for (let pair = bestPair(matrix, alive, sizes); pair !== undefined; pair = bestPair(matrix, alive, sizes)) {
    const [into, gone] = pair
    absorb(matrix, into, gone)
    members.get(into)?.push(...(members.get(gone) ?? []))
    members.delete(gone)
    sizes[into] = (sizes[into] ?? 1) + (sizes[gone] ?? 1)
    alive.splice(alive.indexOf(gone), 1)
  }
}

/** Places in the matrix of pairs that alone hold two groups together and are not strong enough for it. */
const weakBridges = ({ matrix, must }: Component): readonly number[] => {
  const { size, links, kept, strongest } = matrix
  const held = new Set(must.map(([a, b]) => a * size + b))
  const edges = [...links.keys()]
    .filter(id => held.has(id) || (links[id] === 1 && kept[id] === 0))
    .map(id => ({ from: Math.floor(id / size), to: id % size, id }))
  return bridgesOf(size, edges).filter(id => !held.has(id) && (strongest[id] ?? 0) < strongBridge)
}

/** Judged matches, then everything but weak bridges, then these where one side is a single record. */
const joinAll = (component: Component): readonly (readonly number[])[] => {
  const { matrix } = component
  const bridges = weakBridges(component)
  for (const id of bridges) matrix.links[id] = 0
  const groups = judgedGroups(component)
  joinBest(matrix, groups)
  const groupOf = new Map([...groups.members].flatMap(([first, ids]) => ids.map(id => [id, first] as const)))
  for (const id of bridges) {
    const [one = 0, other = 0] = [Math.floor(id / matrix.size), id % matrix.size].map(at => groupOf.get(at) ?? at)
    const place = Math.min(one, other) * matrix.size + Math.max(one, other)
    if (one !== other) matrix.links[place] = (matrix.links[place] ?? 0) + 1
  }
  joinBest(matrix, groups)
  return groups.alive.map(first => (groups.members.get(first) ?? []).toSorted((a, b) => a - b))
}

type Ground = {
  readonly weights: ReadonlyMap<number, number>
  readonly cannot: ReadonlySet<number>
  readonly must: readonly Pair<number>[]
  readonly link: number
  readonly score: ((left: number, right: number) => number) | undefined
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
      matrix.kept[at] = ground.cannot.has(key) ? 1 : 0
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
  { must = [], cannot = [], cap = defaultCap, link = defaultLink, score }: ClusterOptions<Id> = {},
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
  const joining = edges.filter(({ weight }) => weight >= link).flatMap(({ left, right }) => pair([left, right]))
  const components = componentsOf(count, [...joining, ...judged])
  const ground: Ground = {
    weights,
    cannot: cannotKeys,
    must: judged.filter(match => !contested.includes(match)),
    link,
    score: score === undefined ? undefined : (a, b) => score(idAt(a), idAt(b)),
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
