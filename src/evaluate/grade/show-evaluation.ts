// The page of a record's evaluation: what it says, its letters in words, what was said before, and the forms for who may.
import { highestMarking, nameOf, type ReadRecord, sideBySide, sourcedBy } from '#collect'
import { day, moment } from '#core/frame/dates.ts'
import type { Mistake, NoticeShown } from '#core/frame/shown.ts'
import { actionCodes, readGrade, sanitisationCodes } from '#core/language/handling.ts'
import type { Provenance } from '../provenance/provenance-store.ts'
import { actionChoices, assessmentChoices, handlingChoices, sanitisationChoices, sourceChoices } from './choices.ts'
import type { Typed } from './evaluation.ts'
import type { Evaluation } from './look-at-evaluation.ts'
import { monthsUntilReview } from './review-period.ts'

export type TypedGrade = Typed & { readonly why: string; readonly corroboratedBy: string }
export type TypedProvenance = {
  readonly words: string
  readonly source: string
  readonly assessment: string
  readonly readers: string
}

export type Shown = {
  readonly grade?: TypedGrade
  readonly provenance?: TypedProvenance
  readonly errors?: readonly Mistake[]
  /** What has just been done, told only while it is so. */
  readonly done?: string
  readonly once: string
}

const asItStands = ({ item, label }: Evaluation): TypedGrade => {
  const parts = readGrade(item.grade ?? '')
  return {
    source: parts?.source ?? '',
    assessment: parts?.assessment ?? '',
    handling: label.handling,
    action: label.action ?? '',
    sanitisation: label.sanitisation ?? '',
    instructions: item.instructions ?? '',
    why: '',
    corroboratedBy: '',
  }
}

const gradeForm = (typed: TypedGrade) => ({
  ...typed,
  source: sourceChoices(typed.source),
  assessment: assessmentChoices(typed.assessment),
  handling: handlingChoices(typed.handling),
  action: actionChoices(typed.action),
  sanitisation: sanitisationChoices(typed.sanitisation),
})

const nothingTyped: TypedProvenance = { words: '', source: '', assessment: '', readers: 'own' }

const provenanceForm = (typed: TypedProvenance) => ({
  ...typed,
  source: sourceChoices(typed.source),
  assessment: assessmentChoices(typed.assessment),
})

const columnsOf = ({ item, of, made, together }: Evaluation) => {
  const role = (record: ReadRecord): string => {
    if (record.id === of?.original) return 'Original'
    return made.some(one => one.copy === record.id) || of ? 'Sanitised copy' : 'Original'
  }
  const shown = sideBySide(
    together,
    together.length > 1 ? 'The original and its sanitised copies' : 'The record',
    item.id,
  )
  return {
    ...shown,
    // That they agree says nothing: one was made of the other.
    rows: shown.rows.map(({ agreement: _, ...row }) => row),
    columns: shown.columns.map((column, at) => {
      const record = together[at]
      return record && together.length > 1 ? { ...column, source: `${role(record)}. ${column.source}` } : column
    }),
  }
}

const provenanceShown = (one: Provenance) => ({ ...one, letters: `${one.source}${one.assessment}` })

const noticeOf = ({ evaluations, provenance, of }: Evaluation, done = ''): { readonly notice?: NoticeShown } => {
  const [latest] = evaluations
  if (done === 'graded' && latest)
    return {
      notice: { kind: 'success', text: `Evaluated ${latest.grade}. Look at it again by ${day(latest.reviewDue)}.` },
    }
  if (done === 'provenance' && provenance.length > 0)
    return { notice: { kind: 'success', text: 'Where it came from is kept, apart from the record.' } }
  return done === 'copy' && of
    ? { notice: { kind: 'success', text: `The sanitised copy is kept, made ${moment(of.at)}.` } }
    : {}
}

const everyone = ({ together, along, provenance }: Evaluation) =>
  highestMarking([...together, ...along, ...provenance.map(({ marking }) => ({ marking }))])

export const showEvaluation = (seen: Evaluation, { grade, provenance, errors, done, once }: Shown) => {
  const { item, label, mayGrade } = seen
  const address = `/records/${item.id}`
  return {
    title: `How far can it be trusted: ${nameOf(item)}`,
    name: nameOf(item),
    marking: everyone(seen),
    wide: true,
    back: { text: nameOf(item), href: `/things/${item.id}` },
    ...(errors ? { errors } : {}),
    mistakes: Object.fromEntries((errors ?? []).map(one => [one.field, one.text])),
    ...noticeOf(seen, done),
    record: item.id,
    records: columnsOf(seen),
    grade: sourcedBy(item).grade,
    codes: {
      ...(label.action ? { action: `${label.action}: ${actionCodes.words[label.action]}` } : {}),
      ...(label.sanitisation
        ? { sanitisation: `${label.sanitisation}: ${sanitisationCodes.words[label.sanitisation]}` }
        : {}),
      ...(item.instructions ? { instructions: item.instructions } : {}),
    },
    evaluations: seen.evaluations.map(one => ({
      ...one,
      corroboration: one.corroboratedBy && `/things/${one.corroboratedBy}`,
    })),
    provenance: seen.provenance.map(provenanceShown),
    along: seen.along.map(one => nameOf(one)),
    mayGrade,
    form: mayGrade ? gradeForm(grade ?? asItStands(seen)) : undefined,
    provenanceForm: mayGrade ? provenanceForm(provenance ?? nothingTyped) : undefined,
    action: `${address}/evaluation`,
    provenanceAction: `${address}/provenance`,
    sanitise: seen.maySanitise ? `${address}/sanitised-copy/new` : undefined,
    // A recipient under S2 asks the originator first; under S1 he may make a copy himself.
    consult: !seen.maySanitise && label.sanitisation === 'S2' ? item.source.agencyName : undefined,
    months: { P: monthsUntilReview('P'), C: monthsUntilReview('C') },
    seen: String(item.version),
    once,
  }
}
