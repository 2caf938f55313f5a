// Every pair within a cluster scored, also those that met on no rule: what a cluster is judged by.
import { type Blocked, piecesOf } from '../block/blocks.ts'
import type { Plan, PlannedRule } from '../score/plan.ts'
import { Scorer } from '../score/score-blocks.ts'

/** @param clusters each a block */
export const scoreWithin = (
  plan: Plan,
  clusters: Blocked,
  take: (left: number, right: number, weight: number) => void,
): void => {
  const rule: PlannedRule = { ...clusters, rest: undefined, same: [] }
  const one: Plan = { ...plan, rules: [rule], acrossOnly: false }
  const scorer = new Scorer(one, Number.NEGATIVE_INFINITY, (left, right, _rule, _levels, at) =>
    take(left, right, scorer.weightAt(at)),
  )
  for (const piece of piecesOf(rule.members, 0)) scorer.score(piece)
}
