// How long an alarm waited before somebody took it on, and whether that was too long.
import { counted } from '#core/frame/words.ts'
import { alarmStages } from '#core/language/life-at-risk.ts'
import { type Alarm, stageOf } from './alarm-store.ts'
import { dutyContacts } from './duty-contacts.ts'

const minute = 60_000

export const acknowledgeWithin = (): number => dutyContacts().acknowledgeWithin.minutes

export const dueBy = ({ raisedAt }: Pick<Alarm, 'raisedAt'>): Date =>
  new Date(raisedAt.getTime() + acknowledgeWithin() * minute)

/** Whole minutes from raising until somebody took it on, or until now. */
export const minutesWaited = ({ raisedAt, steps }: Alarm, now: Date): number =>
  Math.max(0, Math.floor(((steps[0]?.at ?? now).getTime() - raisedAt.getTime()) / minute))

export const isOverdue = (alarm: Alarm, now: Date): boolean => stageOf(alarm) === 'raised' && dueBy(alarm) <= now

const waitedFor = (alarm: Alarm, now: Date): string => {
  const minutes = minutesWaited(alarm, now)
  return minutes === 0 ? 'less than a minute' : counted(minutes, 'minute')
}

/** What stands, with the minutes: 'nobody has taken it on, for 4 minutes'; 'acted on, taken on after less than a minute'. */
export const standsSo = (alarm: Alarm, now: Date): string => {
  const stage = stageOf(alarm)
  const waited = waitedFor(alarm, now)
  if (stage === 'raised') return `${alarmStages.words.raised}, for ${waited}`
  return stage === 'acknowledged' ? `taken on after ${waited}` : `${alarmStages.words[stage]}, taken on after ${waited}`
}
