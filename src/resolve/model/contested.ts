// Verdicts that contradict each other: a chain of matches whose ends somebody kept apart.

import { blocksOf } from './blocks.ts'
import { componentsOf } from './components.ts'

export type Pair<Id> = readonly [Id, Id]
/**
 * The matches that lie on a way between two records which somebody kept apart: a ring closed by the two ends as one more edge.
 * Neither side of the contradiction is believed: these matches do not hold, and matches off the way are left alone.
 */
export const contestedMatches = <Id>(must: readonly Pair<Id>[], cannot: readonly Pair<Id>[]): readonly Pair<Id>[] => {
  const ids = new Map([...new Set(must.flat())].map((id, at) => [id, at]))
  const edges = must.map(([a, b], id) => ({ from: ids.get(a) ?? 0, to: ids.get(b) ?? 0, id }))
  const components = componentsOf(
    ids.size,
    edges.map(({ from, to }) => [from, to] as const),
  )
  const componentOf = new Map(components.flatMap((nodes, component) => nodes.map(node => [node, component] as const)))
  const edgesIn = Map.groupBy(edges, ({ from }) => componentOf.get(from))
  const contested = new Set<number>()
  for (const [a, b] of cannot) {
    const [from, to] = [ids.get(a), ids.get(b)]
    if (from === undefined || to === undefined || componentOf.get(from) !== componentOf.get(to)) continue
    const closing = { from, to, id: edges.length }
    const blocks = blocksOf(ids.size, [...(edgesIn.get(componentOf.get(from)) ?? []), closing])
    for (const id of blocks.find(block => block.includes(closing.id)) ?? []) contested.add(id)
  }
  return must.filter((_, id) => contested.has(id))
}
