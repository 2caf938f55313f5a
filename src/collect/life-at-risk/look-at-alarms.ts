// Alarms as they look to whoever is signed in: those he reads, and those he raised himself.
import type { Work } from '#core/guard/desk.ts'
import { agencyOf } from '#core/guard/sight.ts'
import { type AgencyCode, type AlarmId, inTheLedger, type RecordId } from '#core/language/ids.ts'
import { look } from '#core/ledger/audit.ts'
import { type Alarm, alarmsRaisedBy, alarmsSeen, recordOfAlarm, visibleAlarm } from './alarm-store.ts'
import { lookingAtOwn } from './duty-label.ts'

export type SeenAlarm = {
  readonly alarm: Alarm
  /** False where he sees it only because he raised it: then what others said of it is not for him. */
  readonly isRead: boolean
  readonly record?: RecordId
  readonly now: Date
}

export type SeenAlarms = {
  readonly open: readonly Alarm[]
  readonly closed: readonly Alarm[]
  /** What he raised himself and does not read. */
  readonly own: readonly Alarm[]
  readonly now: Date
}

const mostOpen = 100
const mostClosed = 30
const mostOwn = 10

const own = (work: Work, id: AlarmId | undefined, limit: number): Promise<readonly Alarm[]> => {
  const agency = agencyOf(work.sight.by)
  return agency === ''
    ? Promise.resolve([])
    : lookingAtOwn(work, agency as AgencyCode, () => alarmsRaisedBy(work, id, limit))
}

const one = async (work: Work, id: AlarmId): Promise<SeenAlarm | undefined> => {
  const read = await visibleAlarm(work, id)
  const alarm = read ?? (await own(work, id, 1))[0]
  if (!alarm) return undefined
  const record = read && (await recordOfAlarm(work, id))
  return { alarm, isRead: read !== undefined, ...(record ? { record } : {}), now: work.now }
}

export const lookAtAlarm = look('look-at-life-at-risk', async (work, id: AlarmId) => {
  const page = await one(work, id)
  return { page, shows: page ? [inTheLedger(id), ...(page.record ? [page.record] : [])] : [], asked: [inTheLedger(id)] }
})

export const listAlarms = look<undefined, SeenAlarms>('list-life-at-risk', async work => {
  const open = await alarmsSeen(work, 'open', mostOpen)
  const closed = await alarmsSeen(work, 'closed', mostClosed)
  const read = new Set([...open, ...closed].map(alarm => alarm.id))
  const visible = new Set(work.sight.visible)
  const raised = (await own(work, undefined, mostOwn)).filter(({ id, label }) => !read.has(id) && !visible.has(label))
  const page = { open, closed, own: raised, now: work.now }
  return { page, shows: [...open, ...closed, ...raised].map(alarm => inTheLedger(alarm.id)) }
})
