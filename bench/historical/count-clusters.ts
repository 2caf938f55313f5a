// How good clusters are when it is known who is who: over all pairs within them, and over records (B-cubed).

export type Counted = {
  readonly precision: number
  readonly recall: number
  readonly f1: number
  readonly bcubed: { readonly precision: number; readonly recall: number; readonly f1: number }
  readonly largest: number
  /** Clusters that hold records of more than one thing. */
  readonly impure: number
}

const harmonic = (a: number, b: number): number => (a + b === 0 ? 0 : (2 * a * b) / (a + b))
const pairsOf = (count: number): number => (count * (count - 1)) / 2

const sizesOf = (of: Int32Array): Map<number, number> => {
  const sizes = new Map<number, number>()
  for (const one of of) sizes.set(one, (sizes.get(one) ?? 0) + 1)
  return sizes
}

/** Records by cluster and, within it, by thing. */
const overlaps = (clusterOf: Int32Array, thing: Int32Array): ReadonlyMap<number, ReadonlyMap<number, number>> => {
  const all = new Map<number, Map<number, number>>()
  for (const [record, cluster] of clusterOf.entries()) {
    const within = all.get(cluster) ?? new Map<number, number>()
    all.set(cluster, within)
    const of = thing[record] ?? -1
    within.set(of, (within.get(of) ?? 0) + 1)
  }
  return all
}

const sum = (numbers: Iterable<number>): number => {
  let total = 0
  for (const one of numbers) total += one
  return total
}

export const countClusters = (clusterOf: Int32Array, thing: Int32Array): Counted => {
  const [clusters, things] = [sizesOf(clusterOf), sizesOf(thing)]
  const within = overlaps(clusterOf, thing)
  let [right, precise, complete] = [0, 0, 0]
  for (const [cluster, parts] of within)
    for (const [of, count] of parts) {
      right += pairsOf(count)
      precise += count ** 2 / (clusters.get(cluster) ?? 1)
      complete += count ** 2 / (things.get(of) ?? 1)
    }
  const told = sum(clusters.values().map(pairsOf))
  const true_ = sum(things.values().map(pairsOf))
  const [precision, recall] = [told === 0 ? 1 : right / told, right / true_]
  const [cubedPrecision, cubedRecall] = [precise / thing.length, complete / thing.length]
  return {
    precision,
    recall,
    f1: harmonic(precision, recall),
    bcubed: { precision: cubedPrecision, recall: cubedRecall, f1: harmonic(cubedPrecision, cubedRecall) },
    largest: Math.max(...clusters.values()),
    impure: sum(within.values().map(parts => (parts.size > 1 ? 1 : 0))),
  }
}
