// Rings in a graph of records: which pairs are held together by more than one way, and which hang by a single one.

export type GraphEdge = { readonly from: number; readonly to: number; readonly id: number }

type Search = {
  readonly around: readonly (readonly GraphEdge[])[]
  readonly seen: number[]
  readonly low: number[]
  readonly stack: GraphEdge[]
  readonly blocks: number[][]
  time: number
}

const closeBlock = (search: Search, edge: GraphEdge): void => {
  const block: number[] = []
  for (let last = search.stack.pop(); last !== undefined; last = search.stack.pop()) {
    block.push(last.id)
    if (last.id === edge.id) break
  }
  search.blocks.push(block)
}

/** Depth first; the depth is bounded by the cap on a component or by how many verdicts hang together. */
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

const neighbours = (nodes: number, edges: readonly GraphEdge[]): readonly (readonly GraphEdge[])[] => {
  const around: GraphEdge[][] = Array.from({ length: nodes }, () => [])
  for (const { from, to, id } of edges) {
    around[from]?.push({ from, to, id })
    around[to]?.push({ from: to, to: from, id })
  }
  return around
}

/** Ids of edges block by block: two edges are in one block when some ring runs over both. [recalled: Hopcroft and Tarjan 1973] */
export const blocksOf = (nodes: number, edges: readonly GraphEdge[]): readonly (readonly number[])[] => {
  const empty = Array.from({ length: nodes }, () => -1)
  const search: Search = {
    around: neighbours(nodes, edges),
    seen: [...empty],
    low: [...empty],
    stack: [],
    blocks: [],
    time: 0,
  }
  for (let at = 0; at < nodes; at += 1) if ((search.seen[at] ?? 0) < 0) visit(search, at, -1)
  return search.blocks
}

const reached = (around: readonly (readonly GraphEdge[])[], start: number, without: number): number => {
  const seen = new Set([start])
  for (const at of seen) for (const { to, id } of around[at] ?? []) if (id !== without) seen.add(to)
  return seen.size
}

/** Ids of the edges that alone hold together two parts of two nodes or more. */
export const bridgesOf = (nodes: number, edges: readonly GraphEdge[]): readonly number[] => {
  const around = neighbours(nodes, edges)
  const single = new Set(blocksOf(nodes, edges).flatMap(block => (block.length === 1 ? block : [])))
  return edges
    .filter(({ id, from, to }) => single.has(id) && reached(around, from, id) > 1 && reached(around, to, id) > 1)
    .map(({ id }) => id)
}
