// The page of a tasking, with the forms for whatever whoever looks can do with it now.
import { detailsOf, nameOf, type ReadRecord, text } from '#collect'
import { absent, defineRoute, field, type Mistake, type NoticeShown, page } from '#core/frame/index.ts'
import type { Officer, Routes } from '#core/frame/officer.ts'
import { daysAfter } from '#core/ground/calendar.ts'
import { type TaskingId, taskingId } from '#core/language/ids.ts'
import { taskingStates } from '#core/language/tasking.ts'
import { addressOfAct, fieldOf, isPlain, type MoveTyped } from '../answer/move-form.ts'
import type { Transition } from '../answer/transitions.ts'
import { priorityWords, strategicPriorities } from '../ask/strategic-priorities.ts'
import { asTyped, type DayTyped } from '../days.ts'
import { lookAtTasking, type TaskingPage } from './look-at-tasking.ts'
import { addressOf, entryOfStep, levelAndKind, lineOf } from './show-tasking.ts'

export type Tried = { readonly typed: MoveTyped; readonly mistakes: readonly Mistake[] }

const record = (one: ReadRecord) => ({
  href: `/things/${one.id}`,
  name: nameOf(one),
  kind: one.kind,
  details: detailsOf(one).map(text),
  agency: one.source.agencyName,
  protected: one.protected,
})

const compulsory = ({ needs }: Transition): boolean => needs.includes('reason') || needs.includes('result')

/** One form for what a button does; its hint says from the table which buttons want words. */
const plainForm = ({ tasking, moves }: TaskingPage, tried: Tried | undefined) => {
  const plain = moves.filter(isPlain)
  const wanting = plain.filter(compulsory)
  if (plain.length === 0) return undefined
  return {
    action: `${addressOf(tasking)}/moves`,
    label: plain.some(move => move.needs.includes('result'))
      ? 'What came of it, or your reason'
      : wanting.length === plain.length
        ? 'Your reason'
        : 'What you say with it',
    hint:
      wanting.length === 0 || wanting.length === plain.length
        ? ''
        : `Needed for: ${wanting.map(move => move.label.toLowerCase()).join('; ')}.`,
    buttons: plain.map(({ act, label }) => ({ act, label })),
    words: tried?.typed.words ?? '',
    error: tried?.mistakes.find(one => one.field === 'words')?.text,
  }
}

const datesGiven = (today: string): { readonly answerBy: DayTyped; readonly due: DayTyped } => ({
  answerBy: asTyped(daysAfter(today, 3)),
  due: asTyped(daysAfter(today, 14)),
})

/** A form of its own for each move that chooses a post, an agency or days. */
const choosingForm = (shown: TaskingPage, tried: Tried | undefined) => (move: Transition) => {
  const mine = tried?.typed.act === move.act ? tried : undefined
  const id = (name: string) => fieldOf(move, name)
  const errorAt = (name: string) => mine?.mistakes.find(one => one.field === id(name))?.text
  const dates = mine?.typed ?? datesGiven(shown.today)
  return {
    act: move.act,
    label: move.label,
    action: `${addressOf(shown.tasking)}/${addressOfAct(move.act)}`,
    needs: move.needs,
    isOpen: mine !== undefined,
    ids: { to: id('to'), asked: id('asked'), words: id('words'), answerBy: id('answerBy'), due: id('due') },
    words: mine?.typed.words ?? '',
    answerBy: dates.answerBy,
    due: dates.due,
    errors: {
      to: errorAt('to'),
      asked: errorAt('asked'),
      words: errorAt('words'),
      answerBy: errorAt('answerBy-day'),
      due: errorAt('due-day'),
    },
    arbiters: shown.arbiters.map(({ post, agency, words }) => {
      const value = `${post}@${agency}`
      return { value, text: words, selected: mine?.typed.to === value }
    }),
    agencies: shown.agencies.map(({ code, name }) => ({
      value: code,
      text: name,
      selected: mine?.typed.asked === code,
    })),
  }
}

const noticeOf = ({ tasking }: TaskingPage, done: string): { readonly notice?: NoticeShown } => {
  const link = { text: 'Back to the board', href: '/taskings' }
  if (done === 'sent' && tasking.version === 1)
    return { notice: { kind: 'success', text: `${tasking.askedName} is asked. The tasking is on its board.`, link } }
  return done === tasking.state && tasking.version > 1
    ? {
        notice: {
          kind: 'success',
          text: `This tasking now stands as: ${taskingStates.words[tasking.state].toLowerCase()}.`,
          link,
        },
      }
    : {}
}

const shownOf = (shown: TaskingPage, tried: Tried | undefined, done: string) => {
  const { tasking, steps, records, group, sentOnFrom, sentOnTo, moves } = shown
  return {
    title: tasking.title,
    marking: 'OFFICIAL-SENSITIVE' as const,
    back: { text: 'Taskings', href: '/taskings' },
    ...(tried ? { errors: tried.mistakes } : {}),
    ...noticeOf(shown, done),
    line: lineOf(tasking, shown.today),
    wanted: tasking.wanted,
    what: levelAndKind(tasking),
    priority: priorityWords(tasking.priority),
    prioritiesAre: strategicPriorities().status,
    necessity: tasking.necessity,
    proportionality: tasking.proportionality,
    answerBy: tasking.answerBy,
    due: tasking.due,
    sentBy: `${tasking.sentByName}, ${tasking.askerName}`,
    sentAt: tasking.sentAt,
    readers: shown.readers,
    isProtected: tasking.kind === 'safeguarding',
    records: records.map(record),
    group: group && { name: group.name, href: `/groups/${group.id}` },
    sentOnTo: sentOnTo && { href: addressOf(sentOnTo), name: sentOnTo.askedName },
    sentOnFrom: sentOnFrom && { href: addressOf(sentOnFrom), name: sentOnFrom.askedName },
    steps: steps.map(entryOfStep),
    seen: String(tasking.version),
    once: shown.once,
    plain: plainForm(shown, tried),
    choosesFirst: moves[0] !== undefined && !isPlain(moves[0]),
    forms: moves.filter(move => !isPlain(move)).map(choosingForm(shown, tried)),
  }
}

/** The page as it stands, or again with what was typed; a look of its own each time, because it shows everything again. */
export const taskingPage = async (desk: Officer['desk'], id: TaskingId, tried?: Tried, done = '') => {
  const shown = await lookAtTasking(desk, id)
  return shown ? page('task/board/look-at-tasking.page.njk', shownOf(shown, tried, done)) : absent()
}

export const lookAtTaskingRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/taskings/:tasking',
  access: 'signed-in',
  ledger: 'consultation',
  handler: ask => {
    const id = taskingId(ask.params.tasking)
    return id ? taskingPage(ask.visitor.desk, id, undefined, field(ask.query, 'done')) : absent()
  },
})

export const taskingRoutes: Routes = [lookAtTaskingRoute]
