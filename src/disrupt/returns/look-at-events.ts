// The distinct events of an operation with the agencies involved; one of them, with what was said of its being the same as another.
import { nameOf, readRecords } from '#collect'
import { daysAfter } from '#core/ground/calendar.ts'
import type { Work } from '#core/guard/desk.ts'
import { agencyOf } from '#core/guard/sight.ts'
import { inTheLedger, type OperationId, type OutcomeId, type RecordId } from '#core/language/ids.ts'
import { look } from '#core/ledger/audit.ts'
import { reportedIn } from '../counting/count-events.ts'
import { type DistinctEvent, distinctEvents } from '../counting/distinct-events.ts'
import type { Operation } from '../operations/operation.ts'
import { operationAt } from '../operations/store.ts'
import { type EventWithAgencies, withAgencies } from './look-at-return.ts'
import { weeksOf } from './periods.ts'
import { type SameEvent, samenessOf } from './same-event-store.ts'
import { isSent, isStanding, type Line, linesOf, recordsOfEvents } from './store.ts'

export const onePage = 50

export type EventFilter = {
  readonly operation: OperationId
  readonly kind: string
  /** A pillar's code, 'none' for no pillar, '' for all. */
  readonly pillar: string
  readonly week: string
  readonly after: number
}

export type EventsShown = {
  readonly operation: Operation
  readonly events: readonly (EventWithAgencies & { readonly reports: number; readonly isSent: boolean })[]
  readonly hasNext: boolean
}

const fits = (operation: Operation, filter: EventFilter) => {
  const week = weeksOf(operation).find(one => String(one.number) === filter.week)
  return (event: DistinctEvent): boolean =>
    (filter.kind === '' || event.kind === filter.kind) &&
    (filter.pillar === '' || event.pillar === (filter.pillar === 'none' ? '' : filter.pillar)) &&
    (!week || (week.firstDay <= event.day && event.day <= week.lastDay))
}

const read = async (work: Work, filter: EventFilter): Promise<EventsShown | undefined> => {
  const operation = await operationAt(work, filter.operation)
  if (!operation) return undefined
  const lines = (await linesOf(work, operation.id)).filter(line => isStanding(line) || isSent(line))
  const said = new Map(withAgencies(lines).map(one => [one.event.id, one]))
  const sent = new Set(lines.filter(isSent).map(line => line.event.id))
  const same = (await samenessOf(work, operation)).filter(one => one.revokedAt === null)
  const distinct = distinctEvents(reportedIn(lines), same).filter(fits(operation, filter))
  const page = distinct.slice(filter.after, filter.after + onePage).flatMap(one => {
    const event = said.get(one.id)?.event
    const isInTotals = one.reports.some(report => sent.has(report))
    return event ? [{ event, agencies: one.agencies, reports: one.reports.length, isSent: isInTotals }] : []
  })
  return { operation, events: page, hasNext: distinct.length > filter.after + onePage }
}

export const lookAtEvents = look('list-events', async (work, filter: EventFilter) => {
  const page = await read(work, filter)
  return {
    page,
    shows: page ? page.events.map(one => inTheLedger(one.event.id)) : [],
    asked: [inTheLedger(filter.operation)],
  }
})

export type EventShown = EventWithAgencies & {
  readonly operation: Operation
  readonly lines: readonly Line[]
  readonly records: readonly { readonly id: RecordId; readonly name: string }[]
  /** Others of this kind, a day before or after at most. */
  readonly likely: readonly EventWithAgencies[]
  readonly sameness: readonly (SameEvent & { readonly otherEvent: EventWithAgencies | undefined })[]
  readonly mayLead: boolean
}

const readOne = async (work: Work, id: OperationId, about: OutcomeId): Promise<EventShown | undefined> => {
  const operation = await operationAt(work, id)
  const lines = operation ? await linesOf(work, operation.id) : []
  const known = new Map(
    withAgencies(lines.filter(line => isStanding(line) || isSent(line))).map(one => [one.event.id, one]),
  )
  const found = known.get(about) ?? withAgencies(lines).find(one => one.event.id === about)
  if (!operation || !found) return undefined
  const linked = (await recordsOfEvents(work, [about])).map(one => one.record)
  const near = ({ event }: EventWithAgencies) =>
    event.id !== about &&
    event.kind === found.event.kind &&
    daysAfter(found.event.day, -1) <= event.day &&
    event.day <= daysAfter(found.event.day, 1)
  const sameness = (await samenessOf(work, operation)).filter(one => one.one === about || one.other === about)
  const mayOperate = (await work.labelsFor('operate')).includes(operation.label)
  return {
    ...found,
    operation,
    lines: lines.filter(line => line.event.id === about),
    records: (await readRecords(work, linked)).map(record => ({ id: record.id, name: nameOf(record) })),
    likely: [...known.values()].filter(near),
    sameness: sameness.map(one => ({ ...one, otherEvent: known.get(one.one === about ? one.other : one.one) })),
    mayLead: mayOperate && operation.lead === agencyOf(work.sight.by),
  }
}

export type AskEvent = { readonly operation: OperationId; readonly event: OutcomeId }

export const lookAtEvent = look('look-at-event', async (work, { operation, event }: AskEvent) => {
  const page = await readOne(work, operation, event)
  const shows = page
    ? [inTheLedger(event), ...page.likely.map(one => inTheLedger(one.event.id)), ...page.records.map(one => one.id)]
    : []
  return { page, shows, asked: [inTheLedger(event)] }
})
