// How right groups of records are against a truth kept apart: by pairs, by record (B-cubed), and group of cases by group of cases.

export type Score = { readonly precision: number; readonly recall: number; readonly f1: number }
type EntityOf = ReadonlyMap<string, string>
export type Edge = { readonly left: string; readonly right: string; readonly probability: number }

const pairsOf = (count: number): number => (count * (count - 1)) / 2
const sum = (numbers: Iterable<number>): number => [...numbers].reduce((so, one) => so + one, 0)

/** Nothing predicted is nothing wrong; nothing to find is nothing missed. */
const scoreOf = (right: number, predicted: number, wanted: number): Score => {
  const precision = predicted === 0 ? 1 : right / predicted
  const recall = wanted === 0 ? 1 : right / wanted
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) }
}

const sizesBy = (ids: readonly string[], entityOf: EntityOf): readonly number[] =>
  [...Map.groupBy(ids, id => entityOf.get(id)).values()].map(same => same.length)

export const truePairs = (entityOf: EntityOf): number => sum(sizesBy([...entityOf.keys()], entityOf).map(pairsOf))

/** Pairs at or above a probability, whatever is made of them afterwards. */
export const scorePairs = (edges: readonly Edge[], least: number, entityOf: EntityOf): Score => {
  const predicted = edges.filter(edge => edge.probability >= least)
  const right = predicted.filter(({ left, right: other }) => entityOf.get(left) === entityOf.get(other))
  return scoreOf(right.length, predicted.length, truePairs(entityOf))
}

/** Every record that stands in no group is a group by itself. */
const withSingles = (groups: readonly (readonly string[])[], all: Iterable<string>): readonly (readonly string[])[] => {
  const grouped = new Set(groups.flat())
  return [...groups, ...[...all].filter(id => !grouped.has(id)).map(id => [id])]
}

export type ClusterScores = {
  readonly pairwise: Score
  readonly bCubed: Score
  readonly clusters: number
  readonly largest: number
  /** Clusters that hold records of two entities or more. */
  readonly impure: number
}

const bCubed = (clusters: readonly (readonly string[])[], entityOf: EntityOf): Score => {
  const sizes = new Map(
    [...Map.groupBy(entityOf.keys(), id => entityOf.get(id))].map(([entity, ids]) => [entity, ids.length]),
  )
  const shares = clusters.flatMap(cluster =>
    [...Map.groupBy(cluster, id => entityOf.get(id))].map(([entity, same]) => ({
      precision: same.length ** 2 / cluster.length,
      recall: same.length ** 2 / (sizes.get(entity) ?? 1),
    })),
  )
  const [precision, recall] = (['precision', 'recall'] as const).map(
    name => sum(shares.map(share => share[name])) / entityOf.size,
  )
  const [p, r] = [precision ?? 1, recall ?? 1]
  return { precision: p, recall: r, f1: p + r === 0 ? 0 : (2 * p * r) / (p + r) }
}

export const scoreClusters = (groups: readonly (readonly string[])[], entityOf: EntityOf): ClusterScores => {
  const clusters = withSingles(groups, entityOf.keys())
  const right = sum(clusters.flatMap(cluster => sizesBy(cluster, entityOf).map(pairsOf)))
  return {
    pairwise: scoreOf(right, sum(clusters.map(cluster => pairsOf(cluster.length))), truePairs(entityOf)),
    bCubed: bCubed(clusters, entityOf),
    clusters: clusters.length,
    largest: Math.max(0, ...clusters.map(cluster => cluster.length)),
    impure: clusters.filter(cluster => sizesBy(cluster, entityOf).length > 1).length,
  }
}

/**
 * Which groups of cases came out right: inside the group two records stand together exactly when they are of one entity, and none of them
 * stands with a record outside unless that is of its entity.
 */
export const rightGroups = (
  groups: readonly (readonly string[])[],
  entityOf: EntityOf,
  caseOf: ReadonlyMap<string, string>,
): ReadonlyMap<string, boolean> => {
  const clusterOf = new Map(
    withSingles(groups, entityOf.keys()).flatMap((cluster, at) => cluster.map(id => [id, at] as const)),
  )
  const isRight = (one: string, other: string): boolean => {
    const together = clusterOf.get(one) === clusterOf.get(other)
    const same = entityOf.get(one) === entityOf.get(other)
    return caseOf.get(one) === caseOf.get(other) ? together === same : !together || same
  }
  const all = [...entityOf.keys()]
  return new Map(
    [...Map.groupBy(all, id => caseOf.get(id) ?? '')].map(([name, ids]) => [
      name,
      ids.every(one => all.every(other => isRight(one, other))),
    ]),
  )
}
