// One component of records joined step by step on the mean weight of all pairs, under what persons judged, never over one weak bridge.
import { bridgesOf } from './blocks.ts'
import { componentsOf } from './components.ts'
import type { Pair } from './contested.ts'
import { decisive } from './weights.ts'

const leastMean = 0

/** For each pair of places, the smaller first: sum of weights, pairs that suggest, the strongest of them, and whether it must stay apart. */
export type Matrix = {
  readonly size: number
  readonly mean: Float64Array
  readonly links: Int32Array
  readonly strongest: Float64Array
  readonly kept: Uint8Array
}

export const emptyMatrix = (size: number): Matrix => ({
  size,
  mean: new Float64Array(size * size),
  links: new Int32Array(size * size),
  strongest: new Float64Array(size * size).fill(-Infinity),
  kept: new Uint8Array(size * size),
})

/** One pair alone bridges two groups only where it decides by itself. */
const mayBridge = (matrix: Matrix, at: number, sizes: readonly number[], a: number, b: number): boolean => {
  const links = matrix.links[at] ?? 0
  if (links === 0) return false
  const bothGroups = (sizes[a] ?? 1) > 1 && (sizes[b] ?? 1) > 1
  return !bothGroups || links > 1 || (matrix.strongest[at] ?? 0) >= decisive
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

export type Component = {
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
  return bridgesOf(size, edges).filter(id => !held.has(id) && (strongest[id] ?? 0) < decisive)
}

/** Judged matches, then everything but weak bridges, then these where one side is a single record. */
export const joinAll = (component: Component): readonly (readonly number[])[] => {
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
