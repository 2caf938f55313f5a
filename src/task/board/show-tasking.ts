// A tasking in the words of a page: one line of a list, and the journal of its steps.
import { capitalised } from '#core/frame/index.ts'
import { posts } from '#core/language/members.ts'
import { taskingActs, taskingKinds, taskingLevels, taskingStates } from '#core/language/tasking.ts'
import { turnOf } from '../answer/transitions.ts'
import { nextDay, overdueSince, type Step, type Tasking } from '../tasking.ts'

export const addressOf = ({ id }: Pick<Tasking, 'id'>): string => `/taskings/${id}`

/** Who has to do something next, by name. */
export const waitsFor = (tasking: Tasking): string | undefined => {
  const turn = turnOf(tasking.state)
  if (turn === 'asked') return tasking.askedName
  if (turn === 'asker') return tasking.askerName
  const to = tasking.escalatedTo
  return turn === 'arbiter' && to ? `${posts.words[to.post]}, ${to.agencyName}` : undefined
}

const tagColours: Readonly<Partial<Record<Tasking['state'], string>>> = {
  sent: 'govuk-tag--blue',
  escalated: 'govuk-tag--purple',
  declined: 'govuk-tag--yellow',
  'not-completed': 'govuk-tag--yellow',
  completed: 'govuk-tag--green',
  withdrawn: 'govuk-tag--grey',
  'sent-on': 'govuk-tag--grey',
}

export const lineOf = (tasking: Tasking, today: string) => {
  const overdue = overdueSince(tasking, today)
  const waitingFor = waitsFor(tasking)
  return {
    href: addressOf(tasking),
    title: tasking.title,
    kind: taskingKinds.words[tasking.kind],
    level: taskingLevels.words[tasking.level],
    asker: tasking.askerName,
    asked: tasking.askedName,
    state: taskingStates.words[tasking.state],
    colour: tagColours[tasking.state] ?? '',
    day: nextDay(tasking),
    dayWords: tasking.state === 'sent' ? 'Answer by' : 'Due',
    since: tasking.since,
    ...(overdue === undefined ? {} : { overdue }),
    ...(waitingFor === undefined ? {} : { waitingFor }),
  }
}

export type Line = ReturnType<typeof lineOf>

export const entryOfStep = (step: Step) => ({
  words: taskingActs.words[step.act],
  ...(step.toPost && step.toAgencyName ? { to: `${posts.words[step.toPost]}, ${step.toAgencyName}` } : {}),
  ...(step.due ? { due: step.due } : {}),
  by: `${step.by}, ${step.agencyName}`,
  at: step.at,
  said: step.words,
})

export const levelAndKind = ({ kind, level }: Tasking): string =>
  `${capitalised(taskingKinds.words[kind].toLowerCase())}, ${taskingLevels.words[level].toLowerCase()}`
