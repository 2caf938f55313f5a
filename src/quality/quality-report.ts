// The report on quality and fairness: how right a model is, for everybody and for each group of people, and whether it may be promoted.

import type { ThingKind } from '#core/language/things.ts'
import type { Model } from '#resolve'
import { weightOfProbability } from '#resolve'
import type { HeldRecord } from './held-record.ts'
import { cautionOfSample, type JudgedPair, measureJudged } from './judged-sample.ts'
import { groupsAt, linkRecords } from './link-records.ts'
import { measureGroups, overall } from './measure-groups.ts'
import { type Decision, decidePromotion, type PromotionRule } from './promotion.ts'
import { linesOfTallies } from './say-tallies.ts'
import { addUp, type Figures, figuresOf, type Tallies } from './tally.ts'

export type QualityReport = {
  readonly kind: ThingKind
  readonly model: string
  readonly sample: 'truth' | 'judged pairs'
  readonly caution?: string
  readonly tallies: Tallies
  readonly decision: Decision
  /** Where several worlds were added up: each by itself. The decision above is on the people of all of them. */
  readonly worlds?: readonly WorldReport[]
}
export type WorldReport = { readonly name: string; readonly tallies: Tallies; readonly decision: Decision }

export type ReportAsk = {
  readonly held: readonly HeldRecord[]
  readonly kind: ThingKind
  readonly model: Model
  readonly rule: PromotionRule
  /** Where pairs were judged, these stand in for the truth. */
  readonly judged?: readonly JudgedPair[]
}

/** At the model's own bound, as its suggested view would show it with nobody's verdict given. */
export const reportOn = ({ held, kind, model, rule, judged }: ReportAsk): QualityReport => {
  const ofKind = held.filter(record => record.kind === kind)
  const groups = groupsAt(linkRecords(ofKind, kind, model), weightOfProbability(model.link))
  const tallies = judged === undefined ? measureGroups(ofKind, groups).tallies : measureJudged(ofKind, groups, judged)
  const shared = { kind, model: model.model, tallies, decision: decidePromotion(tallies, rule) }
  return judged === undefined
    ? { ...shared, sample: 'truth' }
    : { ...shared, sample: 'judged pairs', caution: cautionOfSample }
}

/** Several worlds under one decision: groups too small in each are large enough together, and one lucky world decides nothing. */
export const reportOver = (
  each: readonly { readonly name: string; readonly report: QualityReport }[],
  rule: PromotionRule,
): QualityReport => {
  const [first, ...others] = each
  if (first === undefined) throw new Error('A report over no world was asked for: give at least one.')
  if (others.length === 0) return first.report
  const tallies = addUp(each.map(({ report }) => report.tallies))
  return {
    ...first.report,
    tallies,
    decision: decidePromotion(tallies, rule),
    worlds: each.map(({ name, report }) => ({ name, tallies: report.tallies, decision: report.decision })),
  }
}

export type ReportFigures = Omit<QualityReport, 'tallies' | 'worlds'> & {
  readonly worlds?: readonly {
    readonly name: string
    readonly decision: Decision
    readonly counted: object | undefined
  }[]
  readonly groups: Readonly<Record<string, Figures & { readonly counted: object }>>
}

export const figuresOfReport = ({ tallies, worlds, ...report }: QualityReport): ReportFigures => ({
  ...report,
  ...(worlds === undefined
    ? {}
    : { worlds: worlds.map(({ name, decision, ...one }) => ({ name, decision, counted: one.tallies.get(overall) })) }),
  groups: Object.fromEntries([...tallies].map(([name, counted]) => [name, { counted, ...figuresOf(counted) }])),
})

const lineOfWorld = ({ name, tallies, decision }: WorldReport): string => {
  const { things = 0, mismatched = 0 } = tallies.get(overall) ?? {}
  const said = decision.passed ? 'by itself it passes' : `by itself it is refused: ${decision.reasons.join('; ')}`
  return `  ${name}: ${mismatched} of ${things} falsely matched; ${said}`
}

export const linesOfReport = (report: QualityReport): readonly string[] => {
  const { kind, model, sample, caution, decision, tallies, worlds = [] } = report
  return [
    `${kind}, by ${model}, measured on ${sample === 'truth' ? 'the truth of the sample' : 'judged pairs'}`,
    ...(caution === undefined ? [] : [caution]),
    ...worlds.map(lineOfWorld),
    ...linesOfTallies(tallies).map(line => `  ${line}`),
    ...(decision.tooSmall.length > 0 ? [`  Too few to say anything of: ${decision.tooSmall.join(', ')}`] : []),
    decision.passed
      ? '  No group is surely matched wrongly more often than our bound allows.'
      : `  May not be promoted: ${decision.reasons.join('; ')}.`,
  ]
}
