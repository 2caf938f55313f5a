// What of the taskings waits for whoever sits here: what is late first, then what is his agency's to do, then what others did with his.
import type { Waiting, WaitsOf } from '#core/frame/waiting.ts'
import { daysAfter, londonDay } from '#core/ground/calendar.ts'
import type { Work } from '#core/guard/desk.ts'
import { inTheLedger } from '#core/language/ids.ts'
import { permittedAmong, sidesOf } from '../answer/sides.ts'
import { turnOf } from '../answer/transitions.ts'
import { endOf } from '../days.ts'
import { endedTaskings, openTaskings } from '../store.ts'
import { nextDay, overdueSince, type Tasking } from '../tasking.ts'
import { addressOf } from './show-tasking.ts'

/** As many as fit on a screen; the board has the rest. */
const most = 20
/** Due within so many days is due soon; done within so many days is news. */
const soon = 3
const newsDays = 7

const what: Readonly<Partial<Record<Tasking['state'], (tasking: Tasking) => string>>> = {
  sent: ({ askerName, title }) => `${askerName} asks: ${title}`,
  accepted: ({ title }) => `Accepted and not begun: ${title}`,
  'under-way': ({ title }) => `Under way: ${title}`,
  declined: ({ askedName, title }) => `${askedName} declined: ${title}`,
  'not-completed': ({ askedName, title }) => `${askedName} could not complete: ${title}`,
  escalated: ({ title }) => `Escalated to you: ${title}`,
}

const told = (tasking: Tasking, state: Waiting['state'], words: string, when: Date): Waiting => ({
  state,
  words,
  href: addressOf(tasking),
  when,
  tells: [inTheLedger(tasking.id)],
})

/** What is late, in words that say whose it is. */
const late = ({ state, askedName, title }: Tasking): string => {
  if (state === 'sent') return `${askedName} has not answered: ${title}`
  return turnOf(state) === 'asked'
    ? `${askedName} has not finished: ${title}`
    : `Past its day, and not decided: ${title}`
}

/** What the clock or somebody else makes of an open tasking for whoever looks; nothing when it is not his to do. */
const waitingIn = (work: Work, tasking: Tasking, today: string): Waiting | undefined => {
  const sides = sidesOf(work, tasking)
  const day = overdueSince(tasking, today)
  if (day !== undefined && (sides.includes('asker') || sides.includes('asked') || sides.includes('coordinator')))
    return told(tasking, 'overdue', late(tasking), endOf(day))
  const turn = turnOf(tasking.state)
  const words = what[tasking.state]?.(tasking)
  if (!turn || !words || !sides.includes(turn)) return undefined
  const isSoon = nextDay(tasking) <= daysAfter(today, soon)
  const isToDo = turn !== 'asked' || tasking.state === 'sent' || isSoon
  return isToDo ? told(tasking, 'waiting', words, endOf(nextDay(tasking))) : undefined
}

/** What was finished for whoever asked for it, this week. */
const news = (work: Work, tasking: Tasking): Waiting | undefined => {
  const since = work.now.getTime() - tasking.since.getTime()
  if (tasking.state !== 'completed' || since > newsDays * 24 * 60 * 60 * 1000) return undefined
  return sidesOf(work, tasking).includes('asker')
    ? told(tasking, 'changed', `${tasking.askedName} completed: ${tasking.title}`, tasking.since)
    : undefined
}

/** A post that can do nothing with a tasking is told of none: it would be led to a page without a form. */
export const waits: WaitsOf = async work => {
  const today = londonDay(work.now)
  const whose = work.sight.by.kind === 'Member' && work.sight.by.post === 'tasking-coordinator' ? 'all' : 'agency'
  const open = await permittedAmong(work, await openTaskings(work, whose, most))
  const ended = await permittedAmong(work, await endedTaskings(work, whose, most))
  return [
    ...open.flatMap(tasking => waitingIn(work, tasking, today) ?? []),
    ...ended.flatMap(tasking => news(work, tasking) ?? []),
  ]
}
