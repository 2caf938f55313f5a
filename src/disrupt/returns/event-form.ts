// What was typed of an event, and what is wrong with it.
import { field, onceOf } from '#core/frame/index.ts'
import type { Mistake } from '#core/frame/shown.ts'
import { dayIn } from '#core/ground/calendar.ts'
import { type OperationEventKind, operationEvents } from '#core/language/disrupt.ts'
import { type AgencyCode, agencyCode, type OutcomeId, outcomeId, type RecordId, recordId } from '#core/language/ids.ts'
import type { EnterEvents } from './enter-events.ts'
import type { Period } from './periods.ts'

export type TypedEvent = {
  readonly kind: string
  readonly day: string
  readonly many: string
  readonly place: string
  readonly reference: string
  readonly pounds: string
  readonly record: string
  readonly others: readonly string[]
  readonly once: string
}

export const typedEvent = (form: URLSearchParams): TypedEvent => ({
  kind: field(form, 'kind'),
  day: field(form, 'day'),
  many: field(form, 'many') || '1',
  place: field(form, 'place'),
  reference: field(form, 'reference'),
  pounds: field(form, 'pounds').replace(/[£,\s]/g, ''),
  record: field(form, 'record'),
  others: form.getAll('others').slice(0, 100),
  once: field(form, 'once'),
})

export const most = 50

/** The id in an address that was copied from a page, or typed by itself. */
export const recordInWords = (text: string): RecordId | undefined =>
  recordId(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(text.toLowerCase())?.[0])

export type ReadEvent = {
  readonly ask?: Omit<EnterEvents, 'operation' | 'onDay' | 'pillar' | 'joins'>
  readonly mistakes: readonly Mistake[]
}

const countOf = (text: string, atMost: number): number | undefined => {
  const n = Number(text)
  return /^\d{1,9}$/.test(text) && n >= 1 && n <= atMost ? n : undefined
}

const wrongDay = (day: string, { firstDay, lastDay }: Period): boolean =>
  dayIn(day) === undefined || day < firstDay || day > lastDay

const kindMistakes = (typed: TypedEvent, kind: OperationEventKind, pounds: number | undefined): readonly Mistake[] => [
  ...(kind === 'cash-seized' && pounds === undefined
    ? [{ text: 'Enter how many pounds were seized, in whole pounds', field: 'pounds' }]
    : []),
  ...(kind !== 'cash-seized' && typed.pounds !== ''
    ? [{ text: 'Pounds go with cash seized alone', field: 'pounds' }]
    : []),
  ...(kind === 'person-safeguarded' && typed.record !== ''
    ? [{ text: 'Whoever was safeguarded is counted and never named: leave the record out', field: 'record' }]
    : []),
]

/** The day of a return of one day needs no typing. */
export const readEvent = (typed: TypedEvent, period: Period, own: AgencyCode): ReadEvent => {
  const { kind } = typed
  const day = period.firstDay === period.lastDay ? period.firstDay : typed.day
  const [many, pounds] = [countOf(typed.many, most), countOf(typed.pounds, 1_000_000_000)]
  const record = recordInWords(typed.record)
  const once = onceOf(typed.once)
  const mistakes: Mistake[] = [
    ...(operationEvents.has(kind)
      ? kindMistakes(typed, kind, pounds)
      : [{ text: 'Choose what happened', field: 'kind' }]),
    ...(many === undefined ? [{ text: `Enter how many, from 1 to ${most}`, field: 'many' }] : []),
    ...(wrongDay(day, period) ? [{ text: 'Enter a day of this return', field: 'day' }] : []),
    ...(typed.place.length > 200 ? [{ text: 'Say where in 200 characters or fewer', field: 'place' }] : []),
    ...(typed.reference.length > 100
      ? [{ text: 'The reference must be 100 characters or fewer', field: 'reference' }]
      : []),
    ...(typed.record !== '' && !record ? [{ text: 'Enter the address of the record’s page', field: 'record' }] : []),
    ...(once === undefined ? [{ text: 'Send the form from this page again', field: 'kind' }] : []),
  ]
  if (mistakes.length > 0 || !operationEvents.has(kind) || many === undefined || once === undefined) return { mistakes }
  const others = typed.others.map(agencyCode).filter((code): code is AgencyCode => code !== undefined && code !== own)
  const event = { kind, day, pillar: period.pillar, place: typed.place, ownReference: typed.reference, pounds }
  return { mistakes, ask: { event, many, others, once, ...(record ? { record } : {}) } }
}

/** The events that he ticked as being his too. */
export const joinsIn = (form: URLSearchParams): readonly OutcomeId[] =>
  form
    .getAll('same')
    .map(outcomeId)
    .filter((id): id is OutcomeId => id !== undefined)
