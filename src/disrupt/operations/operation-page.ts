// The page of an operation as it is shown: the calendar, the totals, who has returned what.
import { shortDay } from '#core/frame/index.ts'
import { capitalised } from '#core/frame/words.ts'
import { operationEvents, returnRhythms } from '#core/language/disrupt.ts'
import { saidCount } from '../counting/event-count.ts'
import { saidEvents } from '../returns/how-events-are-counted.ts'
import { dueAt, periodsOf, weeksOf } from '../returns/periods.ts'
import type { AgencyReturn } from '../returns/store.ts'
import type { OperationShown } from './look-at-operations.ts'
import { agencyName, type Operation, pillarName } from './operation.ts'

export const operationAddress = (id: string): string => `/operations/${id}`

export const hourWords = (hour: number): string => `${String(hour).padStart(2, '0')}:00`

export const operationLine = (operation: Operation, today: string) => ({
  name: operation.name,
  href: operationAddress(operation.id),
  lead: agencyName(operation, operation.lead),
  firstDay: operation.firstDay,
  lastDay: operation.lastDay,
  agencies: operation.takingPart.length,
  when: today < operation.firstDay ? 'to come' : today > operation.lastDay ? 'over' : 'running',
})

type Cell = { readonly words: string; readonly note: string }

/** How many of the returns asked of an agency in a week are there; late ones are said. */
const cellOf = (
  operation: Operation,
  agency: string,
  week: { firstDay: string; lastDay: string },
  sent: readonly AgencyReturn[],
  now: Date,
): Cell => {
  const asked = periodsOf(operation).filter(one => week.firstDay <= one.firstDay && one.firstDay <= week.lastDay)
  const due = asked.filter(one => dueAt(operation, one) <= now)
  const here = sent.filter(one => one.agency === agency && one.revisions.length > 0)
  const has = (one: (typeof asked)[number]) =>
    here.find(each => each.firstDay === one.firstDay && each.pillar === one.pillar)
  const there = asked.filter(has)
  const missing = due.filter(one => !has(one)).length
  const late = there.filter(one => has(one)?.revisions[0]?.isLate).length
  const notes = [missing > 0 ? `${missing} overdue` : '', late > 0 ? `${late} came late` : ''].filter(Boolean)
  return { words: asked.length === 0 ? '–' : `${there.length} of ${asked.length}`, note: notes.join(', ') }
}

const calendar = (operation: Operation) =>
  weeksOf(operation).map(week => ({
    number: week.number,
    days: `${shortDay(week.firstDay)} to ${shortDay(week.lastDay)}`,
    pillars: operation.pillars
      .filter(pillar => pillar.firstDay <= week.lastDay && pillar.lastDay >= week.firstDay)
      .map(pillar => pillarName(operation, pillar.code)),
  }))

const apart = (shown: OperationShown) =>
  shown.statedApart.map(total => ({
    agency: agencyName(shown.operation, total.agency),
    href: `${operationAddress(shown.operation.id)}/returns/${total.agencyReturn}`,
    atLeast: saidEvents(total.atLeast, total.kind),
    day: total.firstDay,
    why: total.why,
  }))

export const operationPage = (shown: OperationShown, now: Date) => {
  const { operation } = shown
  const address = operationAddress(operation.id)
  const weeks = weeksOf(operation)
  return {
    address,
    name: operation.name,
    facts: [
      { name: 'Lead', text: agencyName(operation, operation.lead) },
      { name: 'Taking part', text: operation.takingPart.map(one => one.name).join(', ') },
      {
        name: 'Returns',
        text: `${capitalised(returnRhythms.words[operation.rhythm])}, by ${hourWords(operation.dueHour)} in London on the last day they tell of`,
      },
    ],
    days: { from: operation.firstDay, to: operation.lastDay },
    calendar: calendar(operation),
    pillars: operation.pillars.map(pillar => ({ ...pillar, called: pillarName(operation, pillar.code) })),
    version: operation.version,
    total: saidCount(shown.total),
    unsent: shown.unsent,
    pounds: shown.pounds.toLocaleString('en-GB'),
    byKind: shown.byKind.map(one => ({
      what: operationEvents.words[one.by],
      count: saidCount(one.count),
      href: `${address}/events?kind=${one.by}`,
    })),
    byPillar: shown.byPillar.map(one => ({
      what: pillarName(operation, one.by),
      count: saidCount(one.count),
      href: `${address}/events?pillar=${one.by || 'none'}`,
    })),
    byWeek: shown.byWeek.map(one => ({
      what: `Week ${one.number}: ${shortDay(one.firstDay)} to ${shortDay(one.lastDay)}`,
      count: saidCount(one.count),
      href: `${address}/events?week=${one.number}`,
    })),
    involvement: saidCount(shown.involvement),
    statedApart: apart(shown),
    weeks: weeks.map(week => ({
      number: week.number,
      days: `${shortDay(week.firstDay)} to ${shortDay(week.lastDay)}`,
    })),
    received: operation.takingPart.map(part => ({
      agency: part.name,
      cells: weeks.map(week => cellOf(operation, part.agency, week, shown.returns, now)),
    })),
    mayOperate: shown.mayOperate,
    mayLead: shown.mayLead,
  }
}
