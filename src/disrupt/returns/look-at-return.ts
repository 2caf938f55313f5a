// What an agency's return says so far: what stands in it, what was sent, what others reported that day, and what it must still send.
import type { Work } from '#core/guard/desk.ts'
import { agencyOf } from '#core/guard/sight.ts'
import { type AgencyCode, inTheLedger, type OperationId, type OutcomeId, type RecordId } from '#core/language/ids.ts'
import { look } from '#core/ledger/audit.ts'
import type { Operation } from '../operations/operation.ts'
import { operationAt } from '../operations/store.ts'
import { newOnce } from '../sent-form.ts'
import { type Period, periodOn } from './periods.ts'
import {
  type AgencyReturn,
  isInRevision,
  isSent,
  isStanding,
  type Line,
  linesOf,
  type OperationEvent,
  recordsOfEvents,
  returnsOf,
  type StatedTotal,
  statedTotalsOf,
} from './store.ts'

/** An event with everybody who is said to have been in it. */
export type EventWithAgencies = { readonly event: OperationEvent; readonly agencies: readonly AgencyCode[] }

export const withAgencies = (lines: readonly Line[]): readonly EventWithAgencies[] =>
  [...Map.groupBy(lines, line => line.event.id).values()].flatMap(those => {
    const event = those[0]?.event
    return event ? [{ event, agencies: [...new Set(those.map(line => line.agency))].sort() }] : []
  })

export type ReturnShown = {
  readonly operation: Operation
  readonly own: AgencyCode
  readonly period: Period
  readonly agencyReturn: AgencyReturn | undefined
  /** What stands in his agency's return now. */
  readonly ours: readonly EventWithAgencies[]
  /** Of these, the ones that what was last sent does not say. */
  readonly unsent: readonly OutcomeId[]
  readonly totals: readonly StatedTotal[]
  /** What others reported of these days, and his agency is not in. */
  readonly others: readonly EventWithAgencies[]
  readonly hasChanged: boolean
  readonly mayOperate: boolean
  /** For the form in which an event is entered. */
  readonly once: string
}

export type AskReturn = {
  readonly operation: OperationId
  readonly onDay: string
  readonly pillar: string | undefined
}

const changedSince = (mine: readonly (Line | StatedTotal)[]): boolean =>
  mine.some(one => isSent(one) !== isStanding(one))

const read = async (work: Work, ask: AskReturn): Promise<ReturnShown | undefined> => {
  const operation = await operationAt(work, ask.operation)
  const own = agencyOf(work.sight.by)
  if (!operation || own === '' || !operation.takingPart.some(part => part.agency === own)) return undefined
  const period = periodOn(operation, ask.onDay, ask.pillar)
  const agencyReturn = (await returnsOf(work, operation)).find(
    one => one.agency === own && one.pillar === period.pillar && one.firstDay === period.firstDay,
  )
  const lines = await linesOf(work, operation.id)
  const mine = lines.filter(line => line.agencyReturn === agencyReturn?.id)
  const standing = lines.filter(isStanding)
  const everOurs = new Set(standing.filter(line => line.by === own).map(line => line.event.id))
  const inPeriod = ({ event }: Line) => period.firstDay <= event.day && event.day <= period.lastDay
  const totals = (await statedTotalsOf(work, operation)).filter(one => one.agencyReturn === agencyReturn?.id)
  const events = new Set(mine.filter(isStanding).map(line => line.event.id))
  return {
    operation,
    own,
    period,
    agencyReturn,
    ours: withAgencies(standing.filter(line => events.has(line.event.id))),
    unsent: [...events].filter(id => !mine.some(line => line.event.id === id && isSent(line))),
    totals: totals.filter(isStanding),
    others: withAgencies(standing.filter(line => inPeriod(line) && !everOurs.has(line.event.id))),
    hasChanged: changedSince(mine) || changedSince(totals),
    mayOperate: (await work.labelsFor('operate')).includes(operation.label),
    once: newOnce(work, `return ${operation.id}`),
  }
}

const eventIds = (shown: ReturnShown | undefined): readonly RecordId[] =>
  shown ? [...shown.ours, ...shown.others].map(({ event }) => inTheLedger(event.id)) : []

export const lookAtReturn = look('look-at-return', async (work, ask: AskReturn) => {
  const page = await read(work, ask)
  return { page, shows: eventIds(page), asked: [inTheLedger(ask.operation)] }
})

export type ReturnsShown = { readonly operation: Operation; readonly returns: readonly AgencyReturn[] }

/** Every return of an operation, with its revisions. */
export const lookAtReturns = look('list-returns', async (work, id: OperationId) => {
  const operation = await operationAt(work, id)
  const page = operation && { operation, returns: await returnsOf(work, operation) }
  return { page, shows: page ? [inTheLedger(id)] : [], asked: [inTheLedger(id)] }
})

export type RevisionShown = {
  readonly number: number
  readonly isLate: boolean
  readonly why: string
  readonly by: string
  readonly at: Date
  readonly events: readonly EventWithAgencies[]
  readonly totals: readonly StatedTotal[]
  readonly takenOut: readonly { readonly event: OperationEvent; readonly why: string }[]
}

export type SentReturn = {
  readonly operation: Operation
  readonly agencyReturn: AgencyReturn
  readonly revisions: readonly RevisionShown[]
  readonly records: readonly { readonly event: OutcomeId; readonly record: RecordId }[]
}

export type AskSent = { readonly operation: OperationId; readonly agencyReturn: string }

/** One return, revision by revision: what each said when it was sent. */
export const lookAtSentReturn = look('look-at-sent-return', async (work, ask: AskSent) => {
  const operation = await operationAt(work, ask.operation)
  const agencyReturn = operation && (await returnsOf(work, operation)).find(one => one.id === ask.agencyReturn)
  const about = [inTheLedger(ask.operation)]
  if (!operation || !agencyReturn) return { page: undefined, shows: [], asked: about }
  const lines = (await linesOf(work, operation.id)).filter(line => line.agencyReturn === agencyReturn.id)
  const totals = (await statedTotalsOf(work, operation)).filter(one => one.agencyReturn === agencyReturn.id)
  const revisions = agencyReturn.revisions.map(revision => ({
    ...revision,
    events: withAgencies(lines.filter(line => isInRevision(line, revision.number))),
    totals: totals.filter(total => isInRevision(total, revision.number)),
    takenOut: lines
      .filter(
        line => line.until === revision.number && line.since < revision.number && line.agency === agencyReturn.agency,
      )
      .map(line => ({ event: line.event, why: line.untilWhy ?? '' })),
  }))
  const shown = [...new Set(lines.map(line => line.event.id))]
  const page: SentReturn = { operation, agencyReturn, revisions, records: await recordsOfEvents(work, shown) }
  return { page, shows: [...about, ...shown.map(inTheLedger)], asked: about }
})
