// Whether a model may become the shipped one: refused where the people of one group are wrongly joined far more often than all are.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { packageRoot } from '#core/ground/paths.ts'
import { traitNames } from './held-record.ts'
import { intervalOf } from './interval.ts'
import { overall } from './measure-groups.ts'
import type { Tallies, Tally } from './tally.ts'

const file = z.strictObject({
  official: z.boolean(),
  source: z.string(),
  mostTimesOverall: z.number().min(1),
  standardErrors: z.number().positive(),
  fewestOfGroup: z.number().int().positive(),
  leastPrecision: z.number().min(0).max(1),
  traits: z.array(z.enum(traitNames)).nonempty(),
})
export type PromotionRule = z.infer<typeof file>

export const promotionRule = (): PromotionRule =>
  file.parse(parse(readFileSync(join(packageRoot, 'reference', 'quality', 'promotion.yaml'), 'utf8')))

export type Decision = {
  readonly passed: boolean
  /** In words, each naming the group and both rates. */
  readonly reasons: readonly string[]
  /** Groups of whom too few were met to say anything. */
  readonly tooSmall: readonly string[]
}

const rate = ({ mismatched, things }: Tally): number => (things === 0 ? 0 : mismatched / things)
const perTenThousand = (share: number): string => (share * 10_000).toFixed(1)

const isOver = (tally: Tally, most: number, errors: number): boolean =>
  intervalOf(tally.mismatched, tally.things, errors).low > most

const precisionReason = ({ links, wrong }: Tally, rule: PromotionRule): readonly string[] =>
  links > 0 && intervalOf(links - wrong, links, rule.standardErrors).high < rule.leastPrecision
    ? [
        `precision is ${((1 - wrong / links) * 100).toFixed(2)}% of ${links} links, surely below ${rule.leastPrecision * 100}%`,
      ]
    : []

/**
 * INVARIANT: chance does not decide. A group speaks only where it is large enough and the lower end of its interval is over the bound;
 * a group that is too small is named and neither passes nor stops a model.
 */
export const decidePromotion = (tallies: Tallies, rule: PromotionRule): Decision => {
  const all = tallies.get(overall)
  if (all === undefined || all.things === 0)
    return {
      passed: false,
      reasons: ['the sample holds nothing of this kind, so nothing can be said for the model'],
      tooSmall: [],
    }
  if (all.things < rule.fewestOfGroup)
    return {
      passed: false,
      reasons: [
        `the sample holds ${all.things} of this kind, and of fewer than ${rule.fewestOfGroup} nothing can be said`,
      ],
      tooSmall: [],
    }
  const most = rate(all) * rule.mostTimesOverall
  const groups = [...tallies].filter(([name]) => rule.traits.some(trait => name.startsWith(`${trait} `)))
  const [large, small] = [
    groups.filter(([, tally]) => tally.things >= rule.fewestOfGroup),
    groups.filter(([, tally]) => tally.things < rule.fewestOfGroup),
  ]
  const unfair = large
    .filter(([, tally]) => isOver(tally, most, rule.standardErrors))
    .map(
      ([name, tally]) =>
        `${name}: ${perTenThousand(rate(tally))} false matches per 10,000, ${tally.mismatched} of ${tally.things}; overall ${perTenThousand(rate(all))}, and at most ${rule.mostTimesOverall} times that is allowed`,
    )
  const reasons = [...precisionReason(all, rule), ...unfair]
  return { passed: reasons.length === 0, reasons, tooSmall: small.map(([name]) => name).toSorted() }
}

/** What a report is bound to: the same model, to the last figure. */
export const digestOf = (model: unknown): string => createHash('sha256').update(JSON.stringify(model)).digest('hex')
