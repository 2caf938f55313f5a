// The report on quality and fairness: how right a model is, for everybody and for each group of people, and whether it may be promoted.

import type { ThingKind } from '#core/language/things.ts'
import type { Model } from '#resolve'
import { weightOfProbability } from '#resolve'
import type { HeldRecord } from './held-record.ts'
import { cautionOfSample, type JudgedPair, measureJudged } from './judged-sample.ts'
import { groupsAt, linkRecords } from './link-records.ts'
import { measureGroups } from './measure-groups.ts'
import { type Decision, decidePromotion, type PromotionRule } from './promotion.ts'
import { linesOfTallies } from './say-tallies.ts'
import { type Figures, figuresOf, type Tallies } from './tally.ts'

export type QualityReport = {
  readonly kind: ThingKind
  readonly model: string
  readonly sample: 'truth' | 'judged pairs'
  readonly caution?: string
  readonly tallies: Tallies
  readonly decision: Decision
}

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

export type ReportFigures = Omit<QualityReport, 'tallies'> & {
  readonly groups: Readonly<Record<string, Figures & { readonly counted: object }>>
}

export const figuresOfReport = ({ tallies, ...report }: QualityReport): ReportFigures => ({
  ...report,
  groups: Object.fromEntries([...tallies].map(([name, counted]) => [name, { counted, ...figuresOf(counted) }])),
})

export const linesOfReport = (report: QualityReport): readonly string[] => {
  const { kind, model, sample, caution, decision, tallies } = report
  return [
    `${kind}, by ${model}, measured on ${sample === 'truth' ? 'the truth of the sample' : 'judged pairs'}`,
    ...(caution === undefined ? [] : [caution]),
    ...linesOfTallies(tallies).map(line => `  ${line}`),
    ...(decision.tooSmall.length > 0 ? [`  Too few to say anything of: ${decision.tooSmall.join(', ')}`] : []),
    decision.passed
      ? '  No group is surely matched wrongly more often than our bound allows.'
      : `  May not be promoted: ${decision.reasons.join('; ')}.`,
  ]
}
