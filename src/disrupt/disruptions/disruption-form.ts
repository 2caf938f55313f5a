// What was typed of a disruption, and what is wrong with it: everything at once, each with its field.
import { field, onceOf } from '#core/frame/index.ts'
import type { Mistake } from '#core/frame/shown.ts'
import { dayIn } from '#core/ground/calendar.ts'
import { disruptionGrades, disruptionMeans, fourPs } from '#core/language/disrupt.ts'
import { type AgencyCode, agencyCode, type GroupId, outcomeId } from '#core/language/ids.ts'
import { recordInWords } from '../returns/event-form.ts'
import type { GivenEvidence } from './evidence.ts'
import type { RecordDisruption } from './record-disruption.ts'

export type TypedEvidence = {
  readonly words: string
  /** A record that was offered. */
  readonly chosen: string
  /** Or the address of another one's page. */
  readonly record: string
  readonly event: string
  readonly document: string
}

export type TypedDisruption = {
  readonly fourP: string
  readonly means: string
  readonly happenedOn: string
  readonly what: string
  readonly expected: string
  readonly impact: string
  readonly grade: string
  readonly lookAgainOn: string
  readonly agencies: readonly string[]
  readonly evidence: TypedEvidence
  readonly once: string
}

export const typedEvidence = (form: URLSearchParams): TypedEvidence => ({
  words: field(form, 'evidence'),
  chosen: field(form, 'chosen'),
  record: field(form, 'record'),
  event: field(form, 'event'),
  document: field(form, 'document'),
})

export const typedDisruption = (form: URLSearchParams): TypedDisruption => ({
  fourP: field(form, 'fourP'),
  means: field(form, 'means'),
  happenedOn: field(form, 'happenedOn'),
  what: field(form, 'what'),
  expected: field(form, 'expected'),
  impact: field(form, 'impact'),
  grade: field(form, 'grade'),
  lookAgainOn: field(form, 'lookAgainOn'),
  agencies: form.getAll('agencies').slice(0, 100),
  evidence: typedEvidence(form),
  once: field(form, 'once'),
})

export const blankDisruption = (once: string, event = ''): TypedDisruption => ({
  ...typedDisruption(new URLSearchParams({ event })),
  once,
})

const tooLong = (text: string, at: string): readonly Mistake[] =>
  text.length > 2_000 ? [{ text: 'Say it in 2,000 characters or fewer', field: at }] : []

const needed = (text: string, at: string, otherwise: string): readonly Mistake[] =>
  text === '' ? [{ text: otherwise, field: at }] : tooLong(text, at)

/** Words and at least one thing that shows it. */
export const evidenceMistakes = (typed: TypedEvidence): readonly Mistake[] => [
  ...needed(typed.words, 'evidence', 'Say what the evidence shows: without evidence there is no disruption'),
  ...(typed.chosen || typed.record || typed.event || typed.document
    ? []
    : [{ text: 'Point to at least one record, event or document that shows it', field: 'chosen' }]),
  ...(typed.record !== '' && !recordInWords(typed.record)
    ? [{ text: 'Enter the address of the record’s page', field: 'record' }]
    : []),
  ...(typed.document.length > 300
    ? [{ text: 'The reference must be 300 characters or fewer', field: 'document' }]
    : []),
]

export const givenEvidence = (typed: TypedEvidence): GivenEvidence => {
  const record = recordInWords(typed.record) ?? recordInWords(typed.chosen)
  const event = outcomeId(typed.event)
  return {
    words: typed.words,
    ...(record ? { record } : {}),
    ...(event ? { event } : {}),
    ...(typed.document ? { document: typed.document } : {}),
  }
}

export const missingEvidence = {
  record: { text: 'There is no record at this address that you can see', field: 'record' },
  event: { text: 'Choose an event that you can see', field: 'event' },
  everything: { text: 'Point to at least one record, event or document that shows it', field: 'chosen' },
} as const satisfies Record<string, Mistake>

const dayMistakes = (typed: TypedDisruption, today: string): readonly Mistake[] => {
  const day = dayIn(typed.happenedOn)
  return [
    ...(day ? [] : [{ text: 'Enter the day it happened', field: 'happenedOn' }]),
    ...(day && day > today ? [{ text: 'The day cannot be after today', field: 'happenedOn' }] : []),
    ...(typed.lookAgainOn !== '' && (dayIn(typed.lookAgainOn) ?? '') <= today
      ? [{ text: 'Enter a day after today, or leave it open', field: 'lookAgainOn' }]
      : []),
  ]
}

export type ReadDisruption = { readonly ask?: RecordDisruption; readonly mistakes: readonly Mistake[] }

export const readDisruption = (
  typed: TypedDisruption,
  group: GroupId,
  known: readonly AgencyCode[],
  today: string,
): ReadDisruption => {
  const { fourP, means, grade, what, expected, impact } = typed
  const once = onceOf(typed.once)
  const mistakes: Mistake[] = [
    ...(fourPs.has(fourP) ? [] : [{ text: 'Choose which of the four it is', field: 'fourP' }]),
    ...(disruptionMeans.has(means) ? [] : [{ text: 'Choose how it was done', field: 'means' }]),
    ...dayMistakes(typed, today),
    ...needed(what, 'what', 'Say what was done'),
    ...tooLong(expected, 'expected'),
    ...needed(impact, 'impact', 'Say what it did to the group'),
    ...(disruptionGrades.has(grade) ? [] : [{ text: 'Choose a grade', field: 'grade' }]),
    ...evidenceMistakes(typed.evidence),
    ...(once ? [] : [{ text: 'Send the form from this page again', field: 'what' }]),
  ]
  if (mistakes.length > 0 || !fourPs.has(fourP) || !disruptionMeans.has(means) || !disruptionGrades.has(grade) || !once)
    return { mistakes }
  const agencies = typed.agencies.map(agencyCode).filter((code): code is AgencyCode => known.some(one => one === code))
  const lookAgainOn = dayIn(typed.lookAgainOn)
  const said = { group, fourP, means, grade, what, expected, impact, happenedOn: typed.happenedOn, lookAgainOn }
  return { mistakes, ask: { ...said, agencies, evidence: givenEvidence(typed.evidence), once } }
}
