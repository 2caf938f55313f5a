// Every pair within a cluster scored, also those that met on no rule: what a cluster is judged by.
import { blocksOf, piecesOf } from '../block/blocks.ts'
import type { Plan, PlannedRule } from '../score/plan.ts'
import { Scorer } from '../score/score-blocks.ts'
import { exactWeight } from '../score/weigh-levels.ts'

/** @param block the cluster of each record, from 1; 0 for none */
export const scoreWithin = (
  plan: Plan,
  block: Int32Array,
  blocks: number,
  take: (left: number, right: number, weight: number) => void,
): void => {
  const rule: PlannedRule = { left: block, right: block, blocks, rest: undefined, same: [] }
  const one: Plan = { ...plan, rules: [rule], acrossOnly: false }
  const weight = exactWeight(one)
  const made = blocksOf(rule)
  const scorer = new Scorer(one, [made], Number.NEGATIVE_INFINITY, (left, right, _, levels, at) =>
    take(left, right, weight(left, right, levels, at)),
  )
  for (const piece of piecesOf(made, 0)) scorer.score(piece)
}
