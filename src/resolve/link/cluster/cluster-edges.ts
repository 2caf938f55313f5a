// Which records of a table look like one thing, from the pairs that were found: Splink's components, or ours without false chains.
import type { Edges } from '../score/edges.ts'
import type { Plan } from '../score/plan.ts'
import { componentsOf } from './components.ts'

export const clusterings = ['linkage', 'components'] as const
export type Clustering = (typeof clusterings)[number]
export type ClusterOptions = { readonly clustering: Clustering; readonly threshold: number }
export type Clustered = {
  /** For each record the first record of its cluster. */
  readonly clusterOf: Int32Array
  /** Components that were too large to weigh pair by pair. */
  readonly tooLarge: number
}

export const clusterEdges = (plan: Plan, { left, right, weight }: Edges, { threshold }: ClusterOptions): Clustered => {
  const least = Math.log2(threshold / (1 - threshold))
  return { clusterOf: componentsOf(plan.size, left, right, edge => (weight[edge] ?? 0) >= least), tooLarge: 0 }
}
