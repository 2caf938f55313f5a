// Asking one thing: the form of a group, then who and what the answer names and how far it can be trusted.
import type { Answer } from '#core/frame/answers.ts'
import { absent, defineRoute, page, seeOther, stale } from '#core/frame/index.ts'
import type { Officer, Routes } from '#core/frame/officer.ts'
import {
  type AnswerGroup,
  answerGroups,
  answerStates,
  directnesses,
  proposedAssessment,
} from '#core/language/collecting.ts'
import { intelligenceAssessments } from '#core/language/handling.ts'
import { type DebriefId, debriefId } from '#core/language/ids.ts'
import { choices, choicesOf, namedShown, typedOfRows } from '../written/choices.ts'
import { byField, type FormFault, onceIn, said, type Typed, typedIn } from '../written/form-fault.ts'
import { type NamedRow, rowsIn, withOneMore } from '../written/named-form.ts'
import { readAnswer, readGraded, rowsOfAnswer, type Said, within } from './answer-form.ts'
import { groups } from './answer-groups.ts'
import { debriefAddress } from './look-at-debriefs.route.ts'
import { lookAtDebrief } from './look-at-debriefs.ts'
import { pseudonymOf } from './read-debriefs.ts'
import { writeAnswer } from './write-answer.ts'

type Asked = { readonly debrief: DebriefId; readonly group: AnswerGroup }

const askedIn = (params: Readonly<Record<string, string>>): Asked | undefined => {
  const debrief = debriefId(params.debrief)
  const group = params.group ?? ''
  return debrief && answerGroups.has(group) ? { debrief, group } : undefined
}

const addressOf = ({ debrief, group }: Asked): string => `${debriefAddress(debrief)}/answers/${group}`

const shell = ({ debrief, group }: Asked) => ({
  marking: 'OFFICIAL-SENSITIVE' as const,
  back: { text: `Debrief ${pseudonymOf(debrief)}`, href: debriefAddress(debrief) },
  title: answerGroups.words[group],
  action: addressOf({ debrief, group }),
})

const questionPage = (asked: Asked, typed: Typed, once: string, faults: readonly FormFault[] = []): Answer =>
  page('collect/debrief/ask-group.page.njk', {
    ...shell(asked),
    ...(faults.length > 0 ? { errors: faults } : {}),
    form: { typed, errors: byField(faults) },
    once,
    lead: groups[asked.group].lead,
    questions: groups[asked.group].questions.map(one => ({
      ...one,
      field: `q-${one.name}`,
      isLong: one.isLong ?? false,
    })),
    states: choicesOf(answerStates),
    directnesses: choicesOf(directnesses),
    isAboutHarm: asked.group === 'exploitation' || asked.group === 'deaths',
    alarm: `/life-at-risk/new`,
  })

const isOfSecondPage = (name: string): boolean =>
  /^answer-thing/.test(name) || name === 'source' || name === 'assessment'

const gradePage = (
  asked: Asked,
  typed: Typed,
  came: Said,
  rows: readonly NamedRow[],
  faults: readonly FormFault[] = [],
): Answer => {
  const proposed = proposedAssessment[came.directness]
  return page('collect/debrief/grade-answer.page.njk', {
    ...shell(asked),
    ...(faults.length > 0 ? { errors: faults } : {}),
    form: { typed: { ...typed, ...typedOfRows(rows) }, errors: byField(faults) },
    before: Object.entries(typed).flatMap(([name, value]) => (isOfSecondPage(name) ? [] : [{ name, value }])),
    choices,
    words: came.words,
    named: namedShown(within, rows),
    directness: directnesses.words[came.directness],
    proposed: `${proposed}: ${intelligenceAssessments.words[proposed]}`,
  })
}

/** The debrief, as long as questions may be asked in it by whoever sits here. */
const openDebriefAt = async (desk: Officer['desk'], id: DebriefId) => {
  const debrief = await lookAtDebrief(desk, { debrief: id })
  return debrief?.mayDebrief ? debrief : undefined
}

export const askGroupRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/debriefs/:debrief/answers/:group',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ask => {
    const asked = askedIn(ask.params)
    const debrief = asked && (await openDebriefAt(ask.visitor.desk, asked.debrief))
    if (!asked || !debrief) return absent()
    if (debrief.state !== 'open') return stale({ back: debriefAddress(asked.debrief) })
    return questionPage(asked, {}, ask.visitor.desk.nextId('answer form'))
  },
})

const written = async (
  desk: Officer['desk'],
  asked: Asked,
  once: string,
  came: Parameters<typeof writeAnswer>[1]['came'],
) => {
  const outcome = await writeAnswer(desk, { ...asked, once, came })
  switch (outcome.kind) {
    case 'written':
    case 'written-before':
      return seeOther(`${debriefAddress(asked.debrief)}?done=answer`)
    case 'moved-on':
      return stale({ back: debriefAddress(asked.debrief) })
    case 'no-such-debrief':
    case 'refused':
      return absent()
  }
}

export const writeAnswerRoute = defineRoute<Officer>({
  method: 'POST',
  url: '/debriefs/:debrief/answers/:group',
  access: 'act',
  ceiling: 'its-own',
  ledger: 'collection',
  handler: async ask => {
    const { desk } = ask.visitor
    const asked = askedIn(ask.params)
    if (!asked || !(await openDebriefAt(desk, asked.debrief))) return absent()
    const typed = typedIn(ask.form)
    const does = ask.form.get('do') ?? ''
    const once = onceIn(typed)
    const { value: came, faults } = readAnswer(typed, asked.group)
    if (!came || !once || does === 'back')
      return questionPage(asked, typed, said(typed, 'once'), does === 'back' ? [] : faults)
    if (came.state !== 'answered') return written(desk, asked, once, came)
    if (does === 'continue') return gradePage(asked, typed, came, rowsOfAnswer(typed, asked.group))
    const rows = rowsIn(typed, within)
    if (does === 'add-thing') return gradePage(asked, typed, came, withOneMore(rows, within))
    const graded = readGraded(typed)
    if (!graded.value) return gradePage(asked, typed, came, rows, graded.faults)
    return written(desk, asked, once, { ...came, grade: graded.value.grade, named: graded.value.named })
  },
})

export const answerRoutes: Routes = [askGroupRoute, writeAnswerRoute]
