// The totals of an operation, from what agencies sent: distinct events by pillar, week and kind; involvement and stated totals apart.
import type { Work } from '#core/guard/desk.ts'
import type { OperationEventKind } from '#core/language/disrupt.ts'
import type { AgencyCode, OperationId } from '#core/language/ids.ts'
import type { Operation } from '../operations/operation.ts'
import { operationAt } from '../operations/store.ts'
import { type Week, weeksOf } from '../returns/periods.ts'
import { samenessOf } from '../returns/same-event-store.ts'
import { isSent, type Line, linesOf, type StatedTotal, statedTotalsOf } from '../returns/store.ts'
import {
  type DistinctEvent,
  distinctEvents,
  eventsIn,
  involvementIn,
  poundsIn,
  type ReportedEvent,
  type Tally,
  tallied,
} from './distinct-events.ts'
import type { EventCount, InvolvementCount } from './event-count.ts'

export type OperationCount = {
  readonly operation: Operation
  readonly events: readonly DistinctEvent[]
  readonly total: EventCount
  readonly byKind: readonly Tally<OperationEventKind>[]
  readonly byPillar: readonly Tally<string>[]
  readonly byWeek: readonly (Week & { readonly count: EventCount })[]
  /** Pounds in cash seized, each seizure once. */
  readonly pounds: number
  /** How often agencies were involved: another figure, which is added to no count of events. */
  readonly involvement: InvolvementCount
  /** What agencies gave as totals without the events behind them: at least so many, in no sum. */
  readonly statedApart: readonly StatedTotal[]
}

/** Events as the lines say them: an event with every agency that some return names. */
export const reportedIn = (lines: readonly Line[]): readonly ReportedEvent[] =>
  [...Map.groupBy(lines, line => line.event.id).values()].flatMap(those => {
    const event = those[0]?.event
    if (!event) return []
    const { id, kind, day, pillar, pounds, recordedAt } = event
    const agencies: AgencyCode[] = [...new Set(those.map(line => line.agency))].sort()
    return [{ id, kind, day, pillar, pounds: pounds ?? undefined, recordedAt, agencies }]
  })

/** Undefined where there is no such operation for this viewer. */
export const countEvents = async (work: Work, id: OperationId): Promise<OperationCount | undefined> => {
  const operation = await operationAt(work, id)
  if (!operation) return undefined
  const sent = (await linesOf(work, id)).filter(isSent)
  const same = (await samenessOf(work, operation)).filter(one => one.revokedAt === null)
  const events = distinctEvents(reportedIn(sent), same)
  return {
    operation,
    events,
    total: eventsIn(events),
    byKind: tallied(events, event => event.kind),
    byPillar: tallied(events, event => event.pillar),
    byWeek: weeksOf(operation).map(week => ({
      ...week,
      count: eventsIn(events.filter(event => week.firstDay <= event.day && event.day <= week.lastDay)),
    })),
    pounds: poundsIn(events),
    involvement: involvementIn(events),
    statedApart: (await statedTotalsOf(work, operation)).filter(isSent),
  }
}
