// Every pair within a cluster scored, also those that met on no rule: what a cluster is judged by.
import { blocked } from '../block/block-rules.ts'
import { piecesOf } from '../block/blocks.ts'
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
  const rule: PlannedRule = { ...blocked({ left: block, right: block, blocks }), rest: undefined, same: [] }
  const one: Plan = { ...plan, rules: [rule], acrossOnly: false }
  const weight = exactWeight(one)
  const scorer = new Scorer(one, Number.NEGATIVE_INFINITY, (left, right, _, levels, at) =>
    take(left, right, weight(left, right, levels, at)),
  )
  for (const piece of piecesOf(rule.members, 0)) scorer.score(piece)
}
