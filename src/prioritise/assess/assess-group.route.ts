// The form by which a group is graded through one lens: a question a row, with the records that its answer rests on.
import { detailsOf, sourcedBy, text } from '#collect'
import { absent, defineRoute, field, onceOf, page, seeOther, stale } from '#core/frame/index.ts'
import type { Officer, Routes } from '#core/frame/officer.ts'
import type { Mistake } from '#core/frame/shown.ts'
import { capitalised, kindWord } from '#core/frame/words.ts'
import { type GroupId, groupId, mustBe, type RecordId, recordId } from '#core/language/ids.ts'
import { type Lens, lenses } from '#core/language/prioritise.ts'
import { groupAddress } from '#understand'
import { reasonProblem } from '../reason-problem.ts'
import { notKnown, type Scheme } from '../schemes/scheme.ts'
import { type Answers, isAnswerTo, unanswered } from '../schemes/score.ts'
import { currentScheme } from '../schemes/shelf.ts'
import { assessGroup } from './assess-group.ts'
import {
  assessmentShown,
  assessmentsAddress,
  newAssessmentAddress,
  schemeAddress,
  titleOf,
} from './assessment-words.ts'
import type { Offered } from './evidence-offered.ts'
import { type AssessmentForm, openAssessmentForm } from './look-at-assessments.ts'

type Typed = {
  readonly answers: Answers
  readonly rests: Readonly<Record<string, readonly RecordId[]>>
  readonly rationale: string
  readonly once?: string
}

const nothingTyped: Typed = { answers: {}, rests: {}, rationale: '' }

const typedIn = (scheme: Scheme, form: URLSearchParams): Typed => ({
  answers: Object.fromEntries(
    scheme.questions.flatMap(question => {
      const said = field(form, `answer-${question.id}`)
      return isAnswerTo(question, said) ? [[question.id, said] as const] : []
    }),
  ),
  rests: Object.fromEntries(
    scheme.questions.map(({ id }) => [id, form.getAll(`rests-${id}`).flatMap(said => recordId(said) ?? [])] as const),
  ),
  rationale: field(form, 'rationale'),
  once: field(form, 'once'),
})

const isEvidenced = ({ rests }: Typed): boolean => Object.values(rests).some(records => records.length > 0)

const mistakesIn = (scheme: Scheme, typed: Typed): readonly Mistake[] => {
  const why = reasonProblem(typed.rationale, 'Say in a few sentences how you come to this')
  return [
    ...unanswered(scheme, typed.answers).map(one => ({ text: `Answer: ${one.ask}`, field: `answer-${one.id}` })),
    ...(isEvidenced(typed) ? [] : [{ text: 'Pick at least one record that you relied on', field: 'evidence' }]),
    ...(why === undefined ? [] : [{ text: why, field: 'rationale' }]),
  ]
}

const offeredShown = ({ record, name, isMember }: Offered) => ({
  id: record.id,
  name,
  says: [
    isMember ? `Member, ${kindWord(record.kind)}` : capitalised(kindWord(record.kind)),
    ...detailsOf(record).map(text),
    sourcedBy(record).source,
  ].join(', '),
})

const shown = (form: AssessmentForm, lens: Lens, typed: Typed, errors: readonly Mistake[] = []) => ({
  title: `Grade ${form.group.name}: ${lenses.words[lens].toLowerCase()}`,
  marking: form.marking,
  breadcrumbs: [
    { text: 'Groups', href: '/groups' },
    { text: form.group.name, href: groupAddress(form.group.id) },
    { text: 'Assessments', href: assessmentsAddress(form.group.id) },
    { text: lenses.words[lens] },
  ],
  ...(errors.length > 0 ? { errors } : {}),
  name: form.group.name,
  heading: lenses.words[lens],
  scheme: { ...form.scheme, titled: titleOf(form.scheme), href: schemeAddress(form.scheme.id) },
  standing: form.standing && assessmentShown(form.standing),
  offered: form.offered.map(offeredShown),
  questions: form.scheme.questions.map(question => ({
    ...question,
    said: typed.answers[question.id],
    rests: typed.rests[question.id] ?? [],
    error: errors.find(one => one.field === `answer-${question.id}`)?.text,
  })),
  notKnown,
  evidenceError: errors.find(one => one.field === 'evidence')?.text,
  rationale: typed.rationale,
  rationaleError: errors.find(one => one.field === 'rationale')?.text,
  action: newAssessmentAddress(form.group.id, lens),
  membersHref: groupAddress(form.group.id),
  seen: form.standing?.id ?? '',
  once: typed.once ?? form.once,
})

const template = 'prioritise/assess/assess-group.page.njk'

const lensIn = (query: URLSearchParams): Lens | undefined => lenses.values.find(one => one === field(query, 'lens'))

const opened = async (visitor: Officer, group: GroupId, lens: Lens, typed: Typed, errors: readonly Mistake[] = []) => {
  const form = await openAssessmentForm(visitor.desk, { group, lens })
  return form ? page(template, shown(form, lens, typed, errors)) : absent()
}

export const newAssessmentRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/groups/:id/assessments/new',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ask => {
    const group = groupId(ask.params.id)
    const lens = lensIn(ask.query)
    return group && lens ? opened(ask.visitor, group, lens, nothingTyped) : absent()
  },
})

const picked = ({ rests }: Typed) =>
  Object.entries(rests).flatMap(([question, records]) =>
    [...new Set(records)].map(record => ({ question, record: mustBe(record, 'record') })),
  )

export const assessGroupRoute = defineRoute<Officer>({
  method: 'POST',
  url: '/groups/:id/assessments/new',
  access: 'act',
  ledger: 'combination',
  handler: async ask => {
    const group = groupId(ask.params.id)
    const lens = lensIn(ask.query)
    if (!group || !lens) return absent()
    const scheme = currentScheme(lens)
    const typed = typedIn(scheme, ask.form)
    const errors = mistakesIn(scheme, typed)
    const once = onceOf(typed.once ?? '')
    if (errors.length > 0 || !once) return opened(ask.visitor, group, lens, typed, errors)
    const { answers, rationale } = typed
    const asked = { scheme: field(ask.form, 'scheme'), seen: field(ask.form, 'seen') }
    const outcome = await assessGroup(ask.visitor.desk, {
      ...{ group, lens, answers, rationale, once },
      ...asked,
      evidence: picked(typed),
    })
    switch (outcome.kind) {
      case 'assessed':
        return seeOther(`${assessmentsAddress(group)}?done=${lens}`)
      case 'moved-on':
        return stale({ back: newAssessmentAddress(group, lens) })
      case 'refused':
      case 'no-such-group':
        return absent()
    }
  },
})

export const assessGroupRoutes: Routes = [newAssessmentRoute, assessGroupRoute]
