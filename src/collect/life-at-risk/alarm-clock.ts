// How long an alarm waited before somebody took it on, and whether that was too long.
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
