// The tasking board: what waits for an answer, what is under way, what is late, what was put before somebody, what ended.
import { londonDay } from '#core/ground/calendar.ts'
import { inTheLedger, type RecordId } from '#core/language/ids.ts'
import { look } from '#core/ledger/audit.ts'
import { maySend } from '../answer/sides.ts'
import { endedTaskings, openTaskings, type Whose } from '../store.ts'
import { overdueSince, type Tasking } from '../tasking.ts'
import { doubledUp } from './doubled-up.ts'

export const sections = {
  overdue: 'Overdue',
  'to-answer': 'To answer',
  escalated: 'Escalated',
  'come-back': 'Declined or not done: the agency that asked decides',
  'under-way': 'Accepted and under way',
  ended: 'Ended',
} as const
export type Section = keyof typeof sections

const byState: Readonly<Record<Tasking['state'], Section>> = {
  sent: 'to-answer',
  accepted: 'under-way',
  'under-way': 'under-way',
  escalated: 'escalated',
  declined: 'come-back',
  'not-completed': 'come-back',
  completed: 'ended',
  withdrawn: 'ended',
  'sent-on': 'ended',
}

/** Each tasking stands once: what is late stands under that, whatever else it is. */
export const sectionOf = (tasking: Tasking, today: string): Section =>
  overdueSince(tasking, today) === undefined ? byState[tasking.state] : 'overdue'

/** Open taskings on one board, and how many that ended are shown after them. */
const mostOpen = 200
const mostEnded = 25

export type Board = {
  readonly open: readonly Tasking[]
  readonly ended: readonly Tasking[]
  readonly hasMore: boolean
  readonly doubled: Awaited<ReturnType<typeof doubledUp>>
  readonly maySend: boolean
  readonly today: string
}

export const listTaskings = look('list-taskings', async (work, whose: Whose) => {
  const open = await openTaskings(work, whose, mostOpen + 1)
  const ended = await endedTaskings(work, whose, mostEnded)
  const doubled = await doubledUp(work)
  const page: Board = {
    open: open.slice(0, mostOpen),
    ended,
    hasMore: open.length > mostOpen,
    doubled,
    maySend: maySend(work),
    today: londonDay(work.now),
  }
  const about: readonly RecordId[] = doubled.flatMap(({ what }) => (what.kind === 'record' ? [what.id] : []))
  const shown = [...page.open, ...ended].map(({ id }) => inTheLedger(id))
  return {
    page,
    shows: [...shown, ...doubled.flatMap(({ taskings }) => taskings.map(({ id }) => inTheLedger(id))), ...about],
  }
})
