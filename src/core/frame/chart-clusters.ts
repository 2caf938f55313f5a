// Which things of a link chart hang together, and which of them matter first.

/** Two things that are linked, and how far apart they should stand so that the words between them can be read. */
export type Tie = { readonly a: string; readonly b: string; readonly length: number }

/** By code unit, so that no machine's language changes a picture. */
export const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

export const neighbours = (ids: readonly string[], ties: readonly Tie[]): ReadonlyMap<string, readonly string[]> => {
  const near = new Map(ids.map(id => [id, new Set<string>()]))
  for (const { a, b } of ties) {
    near.get(a)?.add(b)
    near.get(b)?.add(a)
  }
  return new Map([...near].map(([id, others]) => [id, [...others].sort(inOrder)]))
}

/** Everything that can be reached from a thing, nearest first; equally near things by id. */
const reachable = (from: string, near: ReadonlyMap<string, readonly string[]>): readonly string[] => {
  const found = [from]
  const seen = new Set(found)
  for (const id of found)
    for (const next of near.get(id) ?? []) {
      if (seen.has(next)) continue
      seen.add(next)
      found.push(next)
    }
  return found
}

const hubOf = (ids: readonly string[], near: ReadonlyMap<string, readonly string[]>): string | undefined =>
  [...ids].sort((a, b) => (near.get(b)?.length ?? 0) - (near.get(a)?.length ?? 0) || inOrder(a, b))[0]

/** The things in the order they matter: the focus and what hangs on it nearest first, then the other clusters, largest first. */
export const clusters = (
  ids: readonly string[],
  ties: readonly Tie[],
  focus?: string,
): readonly (readonly string[])[] => {
  const near = neighbours([...ids].sort(inOrder), ties)
  const left = new Set([...ids].sort(inOrder))
  const found: (readonly string[])[] = []
  while (left.size > 0) {
    const start = focus !== undefined && left.has(focus) ? focus : hubOf([...left], near)
    if (start === undefined) break
    const cluster = reachable(start, near)
    for (const id of cluster) left.delete(id)
    found.push(cluster)
  }
  const size = (cluster: readonly string[]) => (focus !== undefined && cluster[0] === focus ? Infinity : cluster.length)
  return found.sort((a, b) => size(b) - size(a) || inOrder(a[0] ?? '', b[0] ?? ''))
}
