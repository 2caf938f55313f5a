// How well groups of records agree with a truth that is kept apart: pairs across agencies, precision and recall.
import type { AgencyCode, RecordId } from '#core/language/ids.ts'

export type Held = { readonly id: RecordId; readonly agency: AgencyCode; readonly entity?: string | undefined }

export type LinkQuality = {
  /** Pairs of records of different agencies that stand in one group. */
  readonly links: number
  /** Of those pairs whose two entities are known, the share that is of one entity; undefined where there is none to judge. */
  readonly precision?: number
  /** Of all pairs of different agencies that are of one entity, the share that stands in one group. */
  readonly recall?: number
  readonly truePairs?: number
}

const pairsAcross = (held: readonly Held[]): number => {
  const byAgency = [...Map.groupBy(held, one => one.agency).values()].map(many => many.length)
  const all = held.length
  return (all * all - byAgency.reduce((sum, many) => sum + many * many, 0)) / 2
}

/** Pairs within a group are counted by agency and entity, never one by one: a group of many records costs no more than its size. */
const truePairsWithin = (held: readonly Held[]): number =>
  [
    ...Map.groupBy(
      held.filter(one => one.entity !== undefined),
      one => one.entity,
    ).values(),
  ].reduce((sum, same) => sum + pairsAcross(same), 0)

const judgedPairs = (held: readonly Held[]): number => pairsAcross(held.filter(one => one.entity !== undefined))

/**
 * @param groups records that look like one thing, each record in at most one
 * @param held every record of the kind, with its entity where the truth names one
 */
export const measureLinks = (groups: readonly (readonly Held[])[], held: readonly Held[]): LinkQuality => {
  const sum = (count: (group: readonly Held[]) => number) => groups.reduce((so, group) => so + count(group), 0)
  const links = sum(pairsAcross)
  const truePairs = truePairsWithin(held)
  if (truePairs === 0) return { links }
  const found = sum(truePairsWithin)
  const judged = sum(judgedPairs)
  return { links, truePairs, recall: found / truePairs, ...(judged > 0 ? { precision: found / judged } : {}) }
}
