// Writing a tasking and sending it to the agency that is asked.
import { detailsOf, nameOf, type ReadRecord, text } from '#collect'
import { type Answer, absent, defineRoute, field, type Mistake, page, seeOther } from '#core/frame/index.ts'
import type { Officer, Routes } from '#core/frame/officer.ts'
import { daysAfter, londonDay } from '#core/ground/calendar.ts'
import { taskingKinds, taskingLevels } from '#core/language/tasking.ts'
import { asTyped } from '../days.ts'
import { type AskingTyped, askingIn, askingMistakes, groupIn, recordsIn, typedAsking } from './asking-form.ts'
import { sendTasking } from './send-tasking.ts'
import { strategicPriorities } from './strategic-priorities.ts'
import { lookAtWriting, mostRecords, type Wanted, type WritingPage } from './write-tasking.ts'

const hints = {
  enforcement: 'Against a group and those who run it. It can never rest on somebody who needs protection.',
  safeguarding: 'To keep somebody from harm. It may rest on the record of a possible victim, a witness or a child.',
} as const

const choice = (one: ReadRecord, ticked: boolean) => ({
  value: one.id,
  name: nameOf(one),
  details: detailsOf(one).map(text),
  kind: one.kind,
  agency: one.source.agencyName,
  protected: one.protected,
  checked: ticked,
})

const empty = (today: string, about: readonly string[]): AskingTyped => ({
  title: '',
  wanted: '',
  kind: '',
  asked: '',
  answerBy: asTyped(daysAfter(today, 3)),
  due: asTyped(daysAfter(today, 14)),
  priority: '',
  level: '',
  necessity: '',
  proportionality: '',
  about,
})

const shownOf = (writing: WritingPage, typed: AskingTyped, mistakes: readonly Mistake[], once: string) => ({
  title: 'Ask an agency to act',
  marking: 'OFFICIAL-SENSITIVE' as const,
  back: { text: 'Taskings', href: '/taskings' },
  ...(mistakes.length > 0 ? { errors: mistakes } : {}),
  wrong: Object.fromEntries(mistakes.map(one => [one.field.replace('-day', ''), one.text])),
  typed,
  once,
  group: writing.group && { id: writing.group.id, name: writing.group.name, href: `/groups/${writing.group.id}` },
  offered: writing.records.map(one => one.id),
  records: [...writing.records, ...writing.members].map(one => choice(one, typed.about.includes(one.id))),
  kinds: taskingKinds.values.map(value => ({
    value,
    text: taskingKinds.words[value],
    hint: { text: hints[value] },
    checked: typed.kind === value,
  })),
  levels: taskingLevels.values.map(value => ({
    value,
    text: taskingLevels.words[value],
    checked: typed.level === value,
  })),
  agencies: writing.agencies.map(({ code, name }) => ({ value: code, text: name, selected: typed.asked === code })),
  priorities: strategicPriorities()
    .priorities.filter(one => one.current === true)
    .map(one => ({ value: one.code, text: one.title, selected: typed.priority === one.code })),
  prioritiesAre: strategicPriorities().status,
})

const template = 'task/ask/send-tasking.page.njk'

/** What the form is about, from its address or its own fields (a record that was unticked is still offered); undefined when that is no id at all. */
const wantedIn = (fields: URLSearchParams): Wanted | undefined => {
  const group = groupIn(field(fields, 'group'))
  const about = recordsIn([...fields.getAll('about'), ...fields.getAll('offered')])
  return group === 'no-id' || !about || about.length > mostRecords ? undefined : { group, about }
}

const nothing: Wanted = { group: undefined, about: [] }

const sendsNone = {
  title: 'Your post sends no taskings',
  marking: 'OFFICIAL' as const,
  back: { text: 'Taskings', href: '/taskings' },
}

export const writeTaskingRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/taskings/new',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ask => {
    const wanted = wantedIn(ask.query)
    const writing = await lookAtWriting(ask.visitor.desk, wanted ?? nothing)
    if (writing === 'sends-none') return page('task/ask/sends-none.page.njk', sendsNone)
    return wanted && writing
      ? page(template, shownOf(writing, empty(writing.today, wanted.about), [], writing.once))
      : absent()
  },
})

const again = async (
  desk: Officer['desk'],
  form: URLSearchParams,
  typed: AskingTyped,
  mistakes: readonly Mistake[],
): Promise<Answer> => {
  const wanted = wantedIn(form)
  const writing = wanted && (await lookAtWriting(desk, wanted))
  if (writing === 'sends-none') return absent()
  // The token stays: a form mended and sent is still the same form.
  return writing ? page(template, shownOf(writing, typed, mistakes, field(form, 'once'))) : absent()
}

const protectedWords =
  'An enforcement tasking cannot rest on somebody who needs protection. Untick that record, or make it a safeguarding tasking'

export const sendTaskingRoute = defineRoute<Officer>({
  method: 'POST',
  url: '/taskings',
  access: 'act',
  ledger: 'disclosure',
  handler: async ask => {
    const typed = typedAsking(ask.form)
    const { desk } = ask.visitor
    const mistakes = askingMistakes(typed, londonDay(ask.now))
    if (mistakes.length > 0) return again(desk, ask.form, typed, mistakes)
    const asking = askingIn(ask.form, typed)
    if (!asking) return absent()
    const outcome = await sendTasking(desk, asking)
    switch (outcome.kind) {
      case 'sent':
      case 'sent-before':
        return seeOther(`/taskings/${outcome.id}?done=sent`)
      case 'needs-protection':
        return again(desk, ask.form, typed, [{ text: protectedWords, field: 'about' }])
      case 'group-not-accepted':
        return again(desk, ask.form, typed, [
          { text: 'The group is not accepted: a tasking rests on what a person has accepted', field: 'title' },
        ])
      case 'refused':
      case 'not-there':
        return absent()
    }
  },
})

export const sendRoutes: Routes = [writeTaskingRoute, sendTaskingRoute]
