// Records that hang together through at least one chain of pairs.

/** The connected parts of 0..count-1, each in ascending order, in the order of their first members. */
export const componentsOf = (
  count: number,
  pairs: Iterable<readonly [number, number]>,
): readonly (readonly number[])[] => {
  const parent = Array.from({ length: count }, (_, at) => at)
  const rootOf = (at: number): number => {
    let root = at
    while (parent[root] !== root) root = parent[root] ?? root
    for (let next = at; next !== root; ) {
      const up = parent[next] ?? root
      parent[next] = root
      next = up
    }
    return root
  }
  for (const [a, b] of pairs) {
    const [one, other] = [rootOf(a), rootOf(b)]
    parent[Math.max(one, other)] = Math.min(one, other)
  }
  return [...Map.groupBy(parent.keys(), rootOf).values()]
}
