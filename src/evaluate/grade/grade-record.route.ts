// Look at a record's evaluation, evaluate it anew, and say where it came from.
import { absent, defineRoute, field, onceIn, page, seenIn, seeOther, stale } from '#core/frame/index.ts'
import type { Officer, Routes } from '#core/frame/officer.ts'
import type { Mistake } from '#core/frame/shown.ts'
import { intelligenceAssessments, sourceEvaluations } from '#core/language/handling.ts'
import { type RecordId, recordId } from '#core/language/ids.ts'
import { writeProvenance } from '../provenance/write-provenance.ts'
import { gradeRecord } from './grade-record.ts'
import { lookAtEvaluation } from './look-at-evaluation.ts'
import { mistakesOf } from './problem-words.ts'
import { type Shown, showEvaluation, type TypedGrade, type TypedProvenance } from './show-evaluation.ts'

const template = 'evaluate/grade/evaluation.page.njk'
const address = (id: RecordId): string => `/records/${id}/evaluation`

const again = async (officer: Officer, id: RecordId, shown: Omit<Shown, 'once'>) => {
  const seen = await lookAtEvaluation(officer.desk, id)
  return seen
    ? page(template, showEvaluation(seen, { ...shown, once: officer.desk.nextId('provenance form') }))
    : absent()
}

const typedGrade = (form: URLSearchParams): TypedGrade => ({
  source: field(form, 'source'),
  assessment: field(form, 'assessment'),
  handling: field(form, 'handling'),
  action: field(form, 'action'),
  sanitisation: field(form, 'sanitisation'),
  instructions: field(form, 'instructions'),
  why: field(form, 'why'),
  corroboratedBy: field(form, 'corroborated-by'),
})

const noWhy: Mistake = { text: 'Say why: what you relied on, in a sentence', field: 'why' }
const corroboratesNothing: Mistake = {
  text: 'Give the address of a record that you can open and that is not this account told again: an original and its copy corroborate nothing',
  field: 'corroborated-by',
}

/** An id, or the address of a page that shows it. */
const recordIn = (text: string): RecordId | undefined =>
  recordId(
    text
      .split(/[?#]/)[0]
      ?.split('/')
      .findLast(part => recordId(part)),
  )

const grade = async (officer: Officer, id: RecordId, form: URLSearchParams) => {
  const typed = typedGrade(form)
  if (typed.why === '') return again(officer, id, { grade: typed, errors: [noWhy] })
  const corroboratedBy = recordIn(typed.corroboratedBy)
  if (typed.corroboratedBy !== '' && !corroboratedBy)
    return again(officer, id, { grade: typed, errors: [corroboratesNothing] })
  const outcome = await gradeRecord(officer.desk, {
    record: id,
    seen: seenIn(form),
    typed,
    why: typed.why,
    ...(corroboratedBy ? { corroboratedBy } : {}),
  })
  switch (outcome.kind) {
    case 'graded':
      return seeOther(`${address(id)}?done=graded`)
    case 'cannot-stand':
      return again(officer, id, { grade: typed, errors: mistakesOf(outcome.problems) })
    case 'corroborates-nothing':
      return again(officer, id, { grade: typed, errors: [corroboratesNothing] })
    case 'moved-on':
      return stale({ back: address(id) })
    case 'refused':
    case 'no-such-record':
      return absent()
  }
}

const typedProvenance = (form: URLSearchParams): TypedProvenance => ({
  words: field(form, 'words'),
  source: field(form, 'provenance-source'),
  assessment: field(form, 'provenance-assessment'),
  readers: field(form, 'readers') === 'item' ? 'item' : 'own',
})

const provenanceMistakes = ({ words, source, assessment }: TypedProvenance): readonly Mistake[] => [
  ...(words === '' ? [{ text: 'Say where it came from, in a sentence', field: 'words' }] : []),
  ...(sourceEvaluations.has(source)
    ? []
    : [{ text: 'Say how reliable the source is: 1, 2 or 3', field: 'provenance-source' }]),
  ...(intelligenceAssessments.has(assessment)
    ? []
    : [{ text: 'Say how the source knows it: A to E', field: 'provenance-assessment' }]),
]

const provenance = async (officer: Officer, id: RecordId, form: URLSearchParams) => {
  const typed = typedProvenance(form)
  const { words, source, assessment, readers } = typed
  const errors = provenanceMistakes(typed)
  if (errors.length > 0 || !sourceEvaluations.has(source) || !intelligenceAssessments.has(assessment))
    return again(officer, id, { provenance: typed, errors })
  const once = onceIn(form) ?? officer.desk.nextId('provenance form')
  const outcome = await writeProvenance(officer.desk, {
    record: id,
    words,
    source,
    assessment,
    isNarrow: readers === 'own',
    once,
  })
  if (outcome.kind === 'moved-on') return stale({ back: address(id) })
  return outcome.kind === 'written' ? seeOther(`${address(id)}?done=provenance`) : absent()
}

export const gradeRoutes: Routes = [
  defineRoute<Officer>({
    method: 'GET',
    url: '/records/:id/evaluation',
    access: 'signed-in',
    ledger: 'consultation',
    handler: ask => {
      const id = recordId(ask.params.id)
      return id ? again(ask.visitor, id, { done: field(ask.query, 'done') }) : absent()
    },
  }),
  defineRoute<Officer>({
    method: 'POST',
    url: '/records/:id/evaluation',
    access: 'act',
    ledger: 'alteration',
    handler: ask => {
      const id = recordId(ask.params.id)
      return id ? grade(ask.visitor, id, ask.form) : absent()
    },
  }),
  defineRoute<Officer>({
    method: 'POST',
    url: '/records/:id/provenance',
    access: 'act',
    ledger: 'alteration',
    handler: ask => {
      const id = recordId(ask.params.id)
      return id ? provenance(ask.visitor, id, ask.form) : absent()
    },
  }),
]
