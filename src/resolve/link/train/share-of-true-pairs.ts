// Which share of all pairs of a table is of one thing: where the odds of every pair begin.
import type { Plan, PlannedRule } from '../score/plan.ts'
import type { LinkModel } from '../settings/link-model.ts'
import type { Table } from '../table/table.ts'
import { countPatterns, type Pattern } from './count-patterns.ts'
import type { Shares } from './expectation.ts'

export const allPairs = ({ linkType }: LinkModel, { size, sourceOf, sources }: Table): number => {
  if (linkType !== 'link_only') return (size * (size - 1)) / 2
  const counts = sources.map((_, source) => sourceOf.reduce((sum, one) => sum + (one === source ? 1 : 0), 0))
  return (size * size - counts.reduce((sum, count) => sum + count * count, 0)) / 2
}

/** From rules that find true pairs and hardly any others, and which share of all true pairs they find: Splink's way. */
export const shareByRules = (plan: Plan, rules: readonly PlannedRule[], recall: number, all: number): number =>
  countPatterns(plan, rules, Number.POSITIVE_INFINITY).pairs / recall / all

const likelihoods = (
  patterns: readonly Pattern[],
  m: Shares,
  u: Shares,
): readonly { readonly ratio: number; readonly pairs: number }[] =>
  patterns.map(({ levels, pairs }) => {
    let ratio = 1
    for (const [comparison, level] of levels.entries()) {
      const [match, chance] = [m[comparison]?.[level], u[comparison]?.[level]]
      if (match !== undefined && chance !== undefined) ratio *= match / chance
    }
    return { ratio, pairs }
  })

const rounds = 100
const mostPairs = 8_000_000

/**
 * The share at which the pairs that meet hold, by the model itself, as many true pairs as it says there are. True pairs that meet on no
 * rule are not in it, so it errs to the low side. Ours: it needs nothing to be told.
 */
export const shareByModel = (plan: Plan, m: Shares, u: Shares, all: number): number => {
  const { patterns, each } = countPatterns(plan, plan.rules, mostPairs)
  const ratios = likelihoods(patterns, m, u)
  const matchesIn = (odds: number): number =>
    // Many comparisons that agree are a ratio beyond what a number holds: that pair is one.
    ratios.reduce(
      (sum, { ratio, pairs }) => sum + pairs * (ratio === Infinity ? 1 : (odds * ratio) / (1 + odds * ratio)),
      0,
    )
  let share = 1e-4
  for (let round = 0; round < rounds; round += 1) {
    const matches = matchesIn(share / (1 - share))
    const next = Math.min(0.5, Math.max(1e-12, (matches * each) / all))
    if (Math.abs(next - share) < share * 1e-4) return next
    share = next
  }
  return share
}
