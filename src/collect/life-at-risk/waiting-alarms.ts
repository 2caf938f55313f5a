// What waits about lives at risk: what nobody has taken on, what he himself has taken on, and what became of what he raised.
import type { Waiting, WaitsOf } from '#core/frame/waiting.ts'
import type { Work } from '#core/guard/desk.ts'
import { inTheLedger } from '#core/language/ids.ts'
import type { Post } from '#core/language/members.ts'
import { dueBy, isOverdue, standsSo } from './alarm-clock.ts'
import { type Alarm, alarmsSeen, stageOf } from './alarm-store.ts'

/** To whom an alarm goes on that nobody took on in time. The taskforce's own configuration, not a published rule. */
const escalatedTo: readonly Post[] = ['safeguarding-lead', 'taskforce-lead', 'tasking-coordinator']

const mostWaiting = 20

const beginning = (danger: string): string => (danger.length > 80 ? `${danger.slice(0, 79)}…` : danger)

const isEscalatedTo = ({ sight: { by } }: Work): boolean => by.kind === 'Member' && escalatedTo.includes(by.post)

const wordsOf = (alarm: Alarm, isEscalated: boolean, now: Date): string =>
  `A life at risk, ${standsSo(alarm, now)}${isEscalated ? '; it is escalated to you' : ''}: ${beginning(alarm.danger)}`

const waiting = (work: Work, alarm: Alarm): Waiting | undefined => {
  const isMine = alarm.steps.at(-1)?.byId === work.sight.by.id
  if (stageOf(alarm) !== 'raised' && !isMine && alarm.raisedById !== work.sight.by.id) return undefined
  const isEscalated = isOverdue(alarm, work.now) && isEscalatedTo(work)
  const isNews = stageOf(alarm) !== 'raised' && !isMine
  return {
    state: isEscalated ? 'overdue' : isNews ? 'changed' : 'waiting',
    words: wordsOf(alarm, isEscalated, work.now),
    href: `/life-at-risk/${alarm.id}`,
    when: stageOf(alarm) === 'raised' ? dueBy(alarm) : (alarm.steps.at(-1)?.at ?? alarm.raisedAt),
    tells: [inTheLedger(alarm.id)],
  }
}

/** Open alarms first, longest waiting first. */
export const alarmsWaiting: WaitsOf = async work =>
  (await alarmsSeen(work, 'open', mostWaiting)).flatMap(alarm => waiting(work, alarm) ?? [])
