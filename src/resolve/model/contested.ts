// Verdicts that contradict each other: a chain of matches whose ends somebody kept apart.

export type Pair<Id> = readonly [Id, Id]
type Edge = { readonly from: number; readonly to: number; readonly id: number }

type Search = {
  readonly around: readonly (readonly Edge[])[]
  readonly seen: number[]
  readonly low: number[]
  readonly stack: Edge[]
  readonly blocks: number[][]
  time: number
}

const closeBlock = (search: Search, edge: Edge): void => {
  const block: number[] = []
  for (let last = search.stack.pop(); last !== undefined; last = search.stack.pop()) {
    block.push(last.id)
    if (last.id === edge.id) break
  }
  search.blocks.push(block)
}

/** Tarjan's blocks: two edges are in one block when some ring of the graph runs over both. [recalled: Hopcroft and Tarjan 1973] */
const visit = (search: Search, at: number, through: number): void => {
  search.seen[at] = search.low[at] = search.time
  search.time += 1
  for (const edge of search.around[at] ?? []) {
    if (edge.id === through) continue
    const seen = search.seen[edge.to] ?? -1
    if (seen < 0) {
      search.stack.push(edge)
      visit(search, edge.to, edge.id)
      search.low[at] = Math.min(search.low[at] ?? 0, search.low[edge.to] ?? 0)
      if ((search.low[edge.to] ?? 0) >= (search.seen[at] ?? 0)) closeBlock(search, edge)
    } else if (seen < (search.seen[at] ?? 0)) {
      search.stack.push(edge)
      search.low[at] = Math.min(search.low[at] ?? 0, seen)
    }
  }
}

const blockWith = (edges: readonly Edge[], nodes: number, id: number): readonly number[] => {
  const around: Edge[][] = Array.from({ length: nodes }, () => [])
  for (const { from, to, id: edge } of edges) {
    around[from]?.push({ from, to, id: edge })
    around[to]?.push({ from: to, to: from, id: edge })
  }
  const empty = Array.from({ length: nodes }, () => -1)
  const search: Search = { around, seen: [...empty], low: [...empty], stack: [], blocks: [], time: 0 }
  visit(search, edges[id]?.from ?? 0, -1)
  return search.blocks.find(block => block.includes(id)) ?? []
}

/**
 * The matches that lie on a way between two records which somebody kept apart: a ring closed by the two ends as one more edge.
 * Neither side of the contradiction is believed: these matches do not hold, and matches off the way are left alone.
 */
export const contestedMatches = <Id>(must: readonly Pair<Id>[], cannot: readonly Pair<Id>[]): readonly Pair<Id>[] => {
  const ids = new Map([...new Set(must.flat())].map((id, at) => [id, at]))
  const edges = must.map(([a, b], id) => ({ from: ids.get(a) ?? 0, to: ids.get(b) ?? 0, id }))
  const contested = new Set<number>()
  for (const [a, b] of cannot) {
    const [from, to] = [ids.get(a), ids.get(b)]
    if (from === undefined || to === undefined || from === to) continue
    const closing = { from, to, id: edges.length }
    for (const id of blockWith([...edges, closing], ids.size, closing.id)) contested.add(id)
  }
  return must.filter((_, id) => contested.has(id))
}
