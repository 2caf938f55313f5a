// A voyage as its form gives it: when, how many, what is known of each part in words, who may read it, and how far it can be trusted.
import { type VoyagePart, voyageParts } from '#core/language/collecting.ts'
import {
  type HandlingConditions,
  type IntelligenceAssessment,
  intelligenceAssessments,
  type Marking,
  markedText,
  markings,
  type SourceEvaluation,
  sourceEvaluations,
} from '#core/language/handling.ts'
import { type RecordId, recordId } from '#core/language/ids.ts'
import type { Properties, TimeValue } from '#core/language/properties.ts'
import { handlingIn, markedTooHigh } from '../report/report-form.ts'
import { type FormFault, onceIn, said, type Typed, tooLong } from '../written/form-fault.ts'
import { howToMend, propertiesOf } from '../written/named-things.ts'
import { whenOf } from '../written/when.ts'
import { ties } from './voyage-parts.ts'

/** A part that is joined: a record that is there, or one to be written from words. */
export type Joined = { readonly part: VoyagePart } & (
  | { readonly record: RecordId }
  | { readonly properties: Properties }
)

export type WrittenVoyage = {
  readonly once: string
  readonly readers: string
  readonly marking: Marking
  readonly launched?: TimeValue
  readonly landed?: TimeValue
  readonly aboard?: number
  readonly children?: number
  readonly words: string
  readonly source: SourceEvaluation
  readonly assessment: IntelligenceAssessment
  readonly handled: HandlingConditions
}

type Read<T> = { readonly value?: T; readonly faults: readonly FormFault[] }

const countOf = (typed: Typed, name: string): Read<number> => {
  const text = said(typed, name)
  if (text === '') return { faults: [] }
  return /^\d{1,4}$/.test(text)
    ? { value: Number(text), faults: [] }
    : { faults: [{ text: 'Write a whole number', field: name }] }
}

const when = (typed: Typed, name: string, now: Date) =>
  whenOf(
    { day: said(typed, `${name}-day`), time: said(typed, `${name}-time`) },
    { day: `${name}-day`, time: `${name}-time` },
    now,
  )

/** Where only a day is known, the day alone is compared. */
const isBefore = (one: TimeValue, other: TimeValue): boolean =>
  one.precision === 'day' || other.precision === 'day'
    ? one.text.slice(0, 10) < other.text.slice(0, 10)
    : one.at < other.at

export const isAboveTheCeiling = (typed: Typed): boolean =>
  said(typed, 'marking') === 'above' || markedText.test(said(typed, 'words'))

const saysSomething = (typed: Typed): boolean =>
  ['words', 'launched-day', 'landed-day', 'aboard', ...voyageParts.values.map(part => `part-${part}`)].some(
    name => said(typed, name) !== '',
  )

/** The first page of the form. */
export const readVoyage = (typed: Typed, now: Date): Read<WrittenVoyage> => {
  if (isAboveTheCeiling(typed)) return { faults: [markedTooHigh] }
  const [launched, landed] = [when(typed, 'launched', now), when(typed, 'landed', now)]
  const [aboard, children] = [countOf(typed, 'aboard'), countOf(typed, 'children')]
  const handled = handlingIn(typed, 'voyage')
  const [marking, readers] = [said(typed, 'marking'), said(typed, 'readers')]
  const [source, assessment] = [said(typed, 'source'), said(typed, 'assessment')]
  const isBackwards = launched.when && landed.when && isBefore(landed.when, launched.when)
  const faults = [
    ...(saysSomething(typed)
      ? []
      : [{ text: 'Write down at least one thing about the voyage', field: 'launched-day' }]),
    ...[launched.fault, landed.fault].flatMap(fault => fault ?? []),
    ...(isBackwards ? [{ text: 'A boat does not land before it is launched', field: 'landed-day' }] : []),
    ...aboard.faults,
    ...children.faults,
    ...((children.value ?? 0) > (aboard.value ?? 9_999)
      ? [{ text: 'There cannot be more children than people aboard', field: 'children' }]
      : []),
    ...tooLong(said(typed, 'words'), 4_000, 'words'),
    ...voyageParts.values.flatMap(part => tooLong(said(typed, `part-${part}`), 300, `part-${part}`)),
    ...(readers === '' ? [{ text: 'Choose who may read it', field: 'readers' }] : []),
    ...(markings.has(marking) ? [] : [{ text: 'Choose the marking', field: 'marking' }]),
    ...(sourceEvaluations.has(source) ? [] : [{ text: 'Evaluate the source', field: 'source' }]),
    ...(intelligenceAssessments.has(assessment) ? [] : [{ text: 'Assess the intelligence', field: 'assessment' }]),
    ...handled.faults,
  ]
  const once = onceIn(typed)
  if (faults.length > 0 || !handled.value || !markings.has(marking)) return { faults }
  if (!sourceEvaluations.has(source) || !intelligenceAssessments.has(assessment)) return { faults }
  if (!once) return { faults: [{ text: 'This form was not made by Breakwater. Begin again', field: 'words' }] }
  return {
    faults: [],
    value: {
      once,
      readers,
      marking,
      source,
      assessment,
      handled: handled.value,
      words: said(typed, 'words'),
      ...(launched.when ? { launched: launched.when } : {}),
      ...(landed.when ? { landed: landed.when } : {}),
      ...(aboard.value === undefined ? {} : { aboard: aboard.value }),
      ...(children.value === undefined ? {} : { children: children.value }),
    },
  }
}

export const writeAnew = 'new'
export const leaveOut = 'none'

/** What was chosen for a part on the second page: records that are there, a new one from the words, or nothing. */
export const readChoice = (form: URLSearchParams, typed: Typed, part: VoyagePart): Read<readonly Joined[]> => {
  const text = said(typed, `part-${part}`)
  if (text === '') return { value: [], faults: [] }
  const field = `choice-${part}`
  const chosen = form.getAll(field)
  if (chosen.length === 0) return { faults: [{ text: `Choose what is meant by ‘${text}’`, field }] }
  const records = chosen.flatMap(one => recordId(one) ?? []).map(record => ({ part, record }))
  const { writtenAs } = ties[part]
  if (!chosen.includes(writeAnew) || !writtenAs) return { value: records, faults: [] }
  const properties = propertiesOf(writtenAs, text)
  return properties
    ? { value: [...records, { part, properties }], faults: [] }
    : { faults: [{ text: howToMend[writtenAs], field }] }
}
