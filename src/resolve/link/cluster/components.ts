// Records that hang together through at least one chain of pairs: Splink's own clusters.

/** For each record the first record of its cluster. */
export const componentsOf = (
  records: number,
  left: Int32Array,
  right: Int32Array,
  isIn: (edge: number) => boolean,
): Int32Array => {
  const root = new Int32Array(records)
  for (let at = 0; at < records; at += 1) root[at] = at
  const find = (from: number): number => {
    let at = from
    for (;;) {
      const up = root[at] ?? at
      if (up === at) return at
      const over = root[up] ?? up
      root[at] = over
      at = over
    }
  }
  for (let edge = 0; edge < left.length; edge += 1) {
    if (!isIn(edge)) continue
    const [one, other] = [find(left[edge] ?? 0), find(right[edge] ?? 0)]
    if (one < other) root[other] = one
    else root[one] = other
  }
  for (let at = 0; at < records; at += 1) root[at] = find(at)
  return root
}
