// Records that hang together through at least one chain of pairs: Splink's own clusters.

/** The first record of each one's component: each is its own before any pair is joined. */
export class Components {
  readonly first: Int32Array

  constructor(records: number) {
    this.first = new Int32Array(records)
    for (let at = 0; at < records; at += 1) this.first[at] = at
  }

  private find(from: number): number {
    const { first } = this
    let at = from
    for (;;) {
      const up = first[at] ?? at
      if (up === at) return at
      const over = first[up] ?? up
      first[at] = over
      at = over
    }
  }

  join(one: number, other: number): void {
    const [a, b] = [this.find(one), this.find(other)]
    if (a < b) this.first[b] = a
    else this.first[a] = b
  }

  /** To be called when all pairs are joined: until then a record may point to another on the way. */
  settle(record: number): void {
    this.first[record] = this.find(record)
  }

  /** Alone again; to be done for every record of a component. */
  part(record: number): void {
    this.first[record] = record
  }
}

/** For each record the first record of its cluster. */
export const componentsOf = (
  records: number,
  left: Int32Array,
  right: Int32Array,
  isIn: (edge: number) => boolean,
): Components => {
  const components = new Components(records)
  for (let edge = 0; edge < left.length; edge += 1) if (isIn(edge)) components.join(left[edge] ?? 0, right[edge] ?? 0)
  for (let at = 0; at < records; at += 1) components.settle(at)
  return components
}

/** How many records each component has, at the place of its first; 0 for all others. @param first of each record's component */
export const sizesOf = (first: Int32Array): Int32Array => {
  const sizes = new Int32Array(first.length)
  for (let record = 0; record < first.length; record += 1) {
    const own = first[record] ?? 0
    sizes[own] = (sizes[own] ?? 0) + 1
  }
  return sizes
}

/** How many components have more records than `most`. */
export const moreThan = (sizes: Int32Array, most: number): number => {
  let count = 0
  for (let at = 0; at < sizes.length; at += 1) if ((sizes[at] ?? 0) > most) count += 1
  return count
}
