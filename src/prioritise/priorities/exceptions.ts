// Which groups are graded low, not investigated or without a lead, and what speaks against leaving it at that. Rules are pure: who reads
// the list is shown only what was made of his own sight.
import type { GroupBand } from '#core/language/prioritise.ts'
import type { Moderation, Standing } from '../assess/assessment.ts'
import type { Lead } from '../lead/lead.ts'
import type { Priorities } from '../schemes/priorities.ts'
import type { EvidenceOtherwise } from './evidence-otherwise.ts'

/** The three rules, in the order in which they are told. */
export const exceptionRules = {
  'graded-low': 'Graded low',
  'not-investigated': 'Not investigated',
  'without-lead': 'Without a lead',
} as const
export type ExceptionRule = keyof typeof exceptionRules

export type Situation = {
  readonly standing: Standing
  readonly moderation?: Moderation | undefined
  readonly lead?: Lead | undefined
  readonly acceptedAt: Date
  readonly evidence: EvidenceOtherwise
  readonly now: Date
}

export type Exception = { readonly rule: ExceptionRule; readonly words: string }

const dayMs = 86_400_000
const counted = (many: number, one: string, more = `${one}s`): string => `${many} ${many === 1 ? one : more}`

/** The bands that count: what a second person let stand, else all that stand. */
const bandsOf = ({ standing, moderation }: Situation): readonly GroupBand[] =>
  [moderation ? standing[moderation.stands] : standing.attributes, moderation ? undefined : standing.harm].flatMap(
    one => one?.band ?? [],
  )

/** Whether what the viewer sees says that a low grading does not fit: enough recent items, or somebody came to harm. */
const saysOtherwise = ({ evidence }: Situation, { exceptions }: Priorities): boolean =>
  evidence.recent.length >= exceptions.recentItems || evidence.children.length > 0 || evidence.victims.length > 0

const gradedLow = (found: Situation, priorities: Priorities): string | undefined => {
  const bands = bandsOf(found)
  const isLow = bands.length > 0 && bands.every(band => priorities.exceptions.lowBands.includes(band))
  if (!isLow || !saysOtherwise(found, priorities)) return undefined
  const both = found.standing.attributes && found.standing.harm
  return both ? 'Graded low' : 'Graded low through the one lens that was used'
}

const notInvestigated = ({ lead, now }: Situation): string | undefined => {
  if (lead?.status !== 'not-investigated') return undefined
  const days = Math.floor((now.getTime() - Date.parse(`${lead.since}T00:00:00Z`)) / dayMs)
  return `Not investigated for ${counted(Math.max(days, 0), 'day')}; the reason on record: ${lead.reason ?? ''}`
}

const withoutLead = ({ lead, acceptedAt, now }: Situation, { exceptions }: Priorities): string | undefined => {
  if (lead?.leader || lead?.status === 'closed') return undefined
  const since = lead ? lead.recordedAt : acceptedAt
  const days = Math.floor((now.getTime() - since.getTime()) / dayMs)
  return days > exceptions.daysWithoutLead ? `Without a lead for ${counted(days, 'day')}` : undefined
}

/** Every rule that this group's situation meets; none when it is as it should be. */
export const exceptionsOf = (found: Situation, priorities: Priorities): readonly Exception[] => {
  const told = {
    'graded-low': gradedLow(found, priorities),
    'not-investigated': notInvestigated(found),
    'without-lead': withoutLead(found, priorities),
  } as const satisfies Record<ExceptionRule, string | undefined>
  return (Object.keys(exceptionRules) as ExceptionRule[]).flatMap(rule => {
    const words = told[rule]
    return words === undefined ? [] : [{ rule, words }]
  })
}

/** What speaks otherwise, a sentence each; empty when nothing that the viewer sees does. */
export const otherwiseWords = ({ evidence, standing }: Situation, days: number): readonly string[] => {
  const { recent, agencies, children, victims } = evidence
  const voyages = recent.filter(one => one.isVoyage).length
  const open = [standing.attributes, standing.harm].flatMap(one => (one && one.notKnown > 0 ? [one.notKnown] : []))
  return [
    ...(recent.length > 0 ? [`${counted(recent.length, 'item')} around its members in the last ${days} days`] : []),
    ...(voyages > 0 ? [`${counted(voyages, 'voyage')} among them`] : []),
    ...(children.length > 0 ? [`${counted(children.length, 'child', 'children')} met there`] : []),
    ...(victims.length > 0 ? [`${counted(victims.length, 'possible victim')} met there`] : []),
    ...(agencies.length > 1 ? [`${agencies.length} agencies hold something: ${agencies.join(', ')}`] : []),
    ...(open.length > 0 ? [`${counted(Math.max(...open), 'question')} of its grading not known`] : []),
  ]
}
