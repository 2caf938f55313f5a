// The official letters with their sentences, as a form offers them.
import type { ClosedSet } from '#core/language/closed-set.ts'
import {
  actionCodes,
  handlings,
  intelligenceAssessments,
  sanitisationCodes,
  sourceEvaluations,
} from '#core/language/handling.ts'

export type Choice = { readonly value: string; readonly text: string; readonly checked: boolean }

const choices = (set: ClosedSet<string>, chosen: string): readonly Choice[] =>
  set.values.map(value => ({ value, text: `${value}: ${set.words[value]}`, checked: value === chosen }))

const orNone = (set: ClosedSet<string>, chosen: string): readonly Choice[] => [
  { value: '', text: 'No code: handling is P', checked: chosen === '' },
  ...choices(set, chosen),
]

export const sourceChoices = (chosen: string) => choices(sourceEvaluations, chosen)
export const assessmentChoices = (chosen: string) => choices(intelligenceAssessments, chosen)
export const handlingChoices = (chosen: string) => choices(handlings, chosen)
export const actionChoices = (chosen: string) => orNone(actionCodes, chosen)
export const sanitisationChoices = (chosen: string) => orNone(sanitisationCodes, chosen)
