// Which records of a table are one thing, from the pairs that were found: ours without false chains, or Splink's components.
import { Problem } from '#core/ground/problem.ts'
import { weightOfProbability } from '../../model/weights.ts'
import type { Edges } from '../score/edges.ts'
import type { Plan } from '../score/plan.ts'
import { candidateGroups } from './candidate-groups.ts'
import { componentsOf, moreThan, sizesOf } from './components.ts'
import { heldVerdicts, noVerdicts, type Verdicts } from './verdicts.ts'
import { weighGroups } from './weigh-groups.ts'

/**
 * `components` joins whatever one chain of pairs connects; `linkage` weighs all pairs of two groups before it joins them.
 * INVARIANT: without verdicts, linkage joins nothing that components at the same threshold would not.
 */
export const clusterings = ['linkage', 'components'] as const
export type Clustering = (typeof clusterings)[number]

export type ClusterOptions = {
  readonly clustering: Clustering
  /** Probability from which two records alone are one thing. */
  readonly threshold: number
  readonly verdicts?: Verdicts
  /** A component of more records is taken apart by a higher bar before its pairs are weighed. */
  readonly mostTogether?: number
}
export type Clustered = {
  /** For each record the first record of its cluster. */
  readonly clusterOf: Int32Array
  /** Components of the pairs that were looked at, and how many of them were too large to weigh pair by pair. */
  readonly components: number
  readonly tooLarge: number
  /** Verdicts of "same" that others contradict. */
  readonly contested: number
  /** Pairs that were scored because both records are in one component. */
  readonly pairsWithin: number
}

const defaultMost = 400

const byComponents = (plan: Plan, edges: Edges, { threshold, verdicts = noVerdicts }: ClusterOptions): Clustered => {
  if (verdicts.same.length + verdicts.different.length > 0)
    throw new Problem({
      what: 'Clusters by components know no verdicts: one chain of pairs joins what a verdict keeps apart.',
      mend: 'cluster by linkage, or leave the verdicts out',
    })
  const { left, right, weight } = edges
  const bar = weightOfProbability(threshold)
  const clusterOf = componentsOf(plan.size, left, right, edge => (weight[edge] ?? 0) >= bar).first
  return { clusterOf, components: moreThan(sizesOf(clusterOf), 1), tooLarge: 0, contested: 0, pairsWithin: 0 }
}

const byLinkage = (plan: Plan, edges: Edges, options: ClusterOptions): Clustered => {
  const { threshold, verdicts = noVerdicts, mostTogether = defaultMost } = options
  const held = heldVerdicts(plan.size, verdicts)
  const bar = weightOfProbability(threshold)
  const groups = candidateGroups(plan.size, edges, bar, mostTogether, held.together)
  const rules = { prior: plan.prior, bar }
  const { clusterOf, pairsWithin } = weighGroups(plan, edges, groups, rules, held, mostTogether)
  const { components, tooLarge } = groups
  return { clusterOf, components, tooLarge, contested: held.contested, pairsWithin }
}

export const clusterEdges = (plan: Plan, edges: Edges, options: ClusterOptions): Clustered =>
  options.clustering === 'components' ? byComponents(plan, edges, options) : byLinkage(plan, edges, options)
