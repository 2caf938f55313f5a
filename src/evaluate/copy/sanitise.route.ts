// Writing a sanitised copy: the original beside it, what may go along, and a warning where a name or a number still stands in the text.
import { highestMarking, nameOf, sayProperty, text as wordsOf } from '#collect'
import { type Answer, absent, defineRoute, field, onceIn, page, seenIn, seeOther, stale } from '#core/frame/index.ts'
import type { Officer, Routes } from '#core/frame/officer.ts'
import type { Mistake } from '#core/frame/shown.ts'
import { kindWord } from '#core/frame/words.ts'
import { intelligenceAssessments, markings, readGrade, sourceEvaluations } from '#core/language/handling.ts'
import { type RecordId, recordId } from '#core/language/ids.ts'
import { assessmentChoices, sourceChoices } from '../grade/choices.ts'
import { lookAtSanitising, type Sanitising } from './look-at-sanitising.ts'
import { type Sanitise, type Sanitised, sanitise } from './sanitise.ts'

type Typed = {
  readonly text: string
  readonly why: string
  readonly source: string
  readonly assessment: string
  readonly marking: string
  readonly agreement: string
  readonly take: readonly string[]
  readonly mayStand: boolean
  readonly protectsNobody: boolean
  readonly once: string
}

const typedIn = (form: URLSearchParams, once: string): Typed => ({
  text: field(form, 'text'),
  why: field(form, 'why'),
  source: field(form, 'source'),
  assessment: field(form, 'assessment'),
  marking: field(form, 'marking'),
  agreement: field(form, 'agreement'),
  take: form.getAll('take'),
  mayStand: field(form, 'may-stand') === 'yes',
  protectsNobody: field(form, 'protects-nobody') === 'yes',
  once: onceIn(form) ?? once,
})

/** A fresh form offers the original's own letters and the lower marking; nobody goes along unless he is chosen. */
const fresh = ({ item }: Sanitising, once: string): Typed => {
  const parts = readGrade(item.grade ?? '')
  return {
    ...{ text: '', why: '', agreement: '', take: [], mayStand: false, protectsNobody: false, once },
    source: parts?.source ?? '',
    assessment: parts?.assessment ?? '',
    marking: 'OFFICIAL-SENSITIVE',
  }
}

const template = 'evaluate/copy/sanitise.page.njk'

const shown = (seen: Sanitising, typed: Typed, errors: readonly Mistake[] = [], left: readonly string[] = []) => {
  const { item, takeable, agreements } = seen
  return {
    title: `Write a sanitised copy: ${nameOf(item)}`,
    name: nameOf(item),
    marking: highestMarking([item, ...seen.named]),
    wide: true,
    back: { text: 'Evaluation', href: `/records/${item.id}/evaluation` },
    ...(errors.length > 0 ? { errors } : {}),
    mistakes: Object.fromEntries(errors.map(one => [one.field, one.text])),
    original: sayProperty(item.properties, 'description').map(wordsOf),
    isProtected: item.protected !== 'none',
    protected: item.protected,
    left,
    typed,
    source: sourceChoices(typed.source),
    assessment: assessmentChoices(typed.assessment),
    marks: markings.values.map(value => ({ value, text: markings.words[value], checked: value === typed.marking })),
    agreements: agreements.map(one => ({
      value: one.id,
      text: `${one.title}: read by ${one.parties.filter(party => party.reads).length} agencies`,
      checked: one.id === typed.agreement,
    })),
    takeable: takeable.map(({ record }) => ({
      value: record.id,
      text: `${nameOf(record)} (${kindWord(record.kind)})`,
      checked: typed.take.includes(record.id),
    })),
    action: `/records/${item.id}/sanitised-copy`,
    seen: String(item.version),
  }
}

const again = async (
  officer: Officer,
  id: RecordId,
  typed: Typed | undefined,
  errors: readonly Mistake[] = [],
  left: readonly string[] = [],
): Promise<Answer> => {
  const seen = await lookAtSanitising(officer.desk, id)
  if (!seen) return absent()
  return page(template, shown(seen, typed ?? fresh(seen, officer.desk.nextId('sanitised copy form')), errors, left))
}

const mistakesIn = (typed: Typed): readonly Mistake[] => [
  ...(typed.text === '' ? [{ text: 'Write the sanitised text', field: 'text' }] : []),
  ...(sourceEvaluations.has(typed.source)
    ? []
    : [{ text: 'Say how reliable the source is: 1, 2 or 3', field: 'source' }]),
  ...(intelligenceAssessments.has(typed.assessment)
    ? []
    : [{ text: 'Say how the source knows it: A to E', field: 'assessment' }]),
  ...(typed.agreement === '' ? [{ text: 'Choose the agreement under which it is read', field: 'agreement' }] : []),
  ...(typed.why === '' ? [{ text: 'Say why a copy is needed, in a sentence', field: 'why' }] : []),
]

const askOf = (record: RecordId, seen: number, typed: Typed): Sanitise | undefined => {
  const { source, assessment, marking } = typed
  if (!sourceEvaluations.has(source) || !intelligenceAssessments.has(assessment) || !markings.has(marking))
    return undefined
  return { ...typed, record, seen, source, assessment, marking, take: typed.take.flatMap(id => recordId(id) ?? []) }
}

/** What an officer can mend himself: the form again, with what was typed. */
const mend: Partial<Record<Sanitised['kind'], Mistake>> = {
  'no-such-agreement': { text: 'Choose the agreement under which it is read', field: 'agreement' },
  'no-common-purpose': {
    text: 'Choose another agreement: the original allows none of the purposes of this one',
    field: 'agreement',
  },
  'somebody-is-protected': {
    text: 'Say that nobody who needs protection can be known by the copy, or do not make it',
    field: 'protects-nobody',
  },
  'still-names': {
    text: 'The text still holds words by which somebody or something of the original can be known. Change them, or say that they may stand',
    field: 'text',
  },
}

const answered = (officer: Officer, id: RecordId, typed: Typed, outcome: Sanitised): Answer | Promise<Answer> => {
  const mistake = mend[outcome.kind]
  if (mistake) return again(officer, id, typed, [mistake], outcome.kind === 'still-names' ? outcome.words : [])
  switch (outcome.kind) {
    case 'sanitised':
    case 'sanitised-before':
      return seeOther(`/records/${outcome.copy}/evaluation?done=copy`)
    case 'moved-on':
      return stale({ back: `/records/${id}/sanitised-copy/new` })
    default:
      return absent()
  }
}

export const sanitiseRoutes: Routes = [
  defineRoute<Officer>({
    method: 'GET',
    url: '/records/:id/sanitised-copy/new',
    access: 'signed-in',
    ledger: 'consultation',
    handler: ask => {
      const id = recordId(ask.params.id)
      return id ? again(ask.visitor, id, undefined) : absent()
    },
  }),
  defineRoute<Officer>({
    method: 'POST',
    url: '/records/:id/sanitised-copy',
    access: 'act',
    ledger: 'alteration',
    handler: async ask => {
      const id = recordId(ask.params.id)
      if (!id) return absent()
      const typed = typedIn(ask.form, ask.visitor.desk.nextId('sanitised copy form'))
      const mistakes = mistakesIn(typed)
      const asked = askOf(id, seenIn(ask.form), typed)
      if (mistakes.length > 0 || !asked) return again(ask.visitor, id, typed, mistakes)
      return answered(ask.visitor, id, typed, await sanitise(ask.visitor.desk, asked))
    },
  }),
]
