// What several agencies reported, as the distinct events behind it: an event that many reported is one, and so are two that were said to be one.
import type { OperationEventKind } from '#core/language/disrupt.ts'
import type { AgencyCode, OutcomeId } from '#core/language/ids.ts'
import { countOfEvents, countOfInvolvement, type EventCount, type InvolvementCount } from './event-count.ts'

export type ReportedEvent = {
  readonly id: OutcomeId
  readonly kind: OperationEventKind
  readonly day: string
  readonly pillar: string
  readonly pounds: number | undefined
  readonly recordedAt: Date
  readonly agencies: readonly AgencyCode[]
}

/** Two events that somebody said are one, and nobody took it back. */
export type SaidToBeOne = { readonly one: OutcomeId; readonly other: OutcomeId }

/** The first that was recorded stands for those said to be the same. */
export type DistinctEvent = Omit<ReportedEvent, 'recordedAt'> & { readonly reports: readonly OutcomeId[] }

const rootOf = (leads: ReadonlyMap<string, string>, id: string): string => {
  let at = id
  for (let up = leads.get(at); up !== undefined && up !== at; up = leads.get(at)) at = up
  return at
}

const earliestFirst = (a: ReportedEvent, b: ReportedEvent): number =>
  a.recordedAt.getTime() - b.recordedAt.getTime() || (a.id < b.id ? -1 : 1)

export const distinctEvents = (
  reported: readonly ReportedEvent[],
  same: readonly SaidToBeOne[],
): readonly DistinctEvent[] => {
  const known = new Set<string>(reported.map(event => event.id))
  const leads = new Map<string, string>()
  for (const { one, other } of same)
    if (known.has(one) && known.has(other)) leads.set(rootOf(leads, one), rootOf(leads, other))
  const together = Map.groupBy([...reported].sort(earliestFirst), event => rootOf(leads, event.id))
  return [...together.values()].flatMap(reports => {
    const [first] = reports
    if (!first) return []
    const { recordedAt: _, ...event } = first
    const agencies = [...new Set(reports.flatMap(report => report.agencies))].sort()
    return [{ ...event, agencies, reports: reports.map(report => report.id) }]
  })
}

export type Tally<K extends string> = { readonly by: K; readonly count: EventCount }

/** Each value of `by`, in order, with how many distinct events it has; none is left out of the whole and none is in two of its parts. */
export const tallied = <K extends string>(
  events: readonly DistinctEvent[],
  by: (event: DistinctEvent) => K,
): readonly Tally<K>[] =>
  [...Map.groupBy(events, by)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, those]) => ({ by: key, count: countOfEvents(those.map(event => event.id)) }))

export const eventsIn = (events: readonly DistinctEvent[]): EventCount => countOfEvents(events.map(event => event.id))

export const involvementIn = (events: readonly DistinctEvent[]): InvolvementCount =>
  countOfInvolvement(events.flatMap(event => event.agencies.map(agency => ({ event: event.id, agency }))))

/** Pounds taken in these events, each event once. */
export const poundsIn = (events: readonly DistinctEvent[]): number =>
  events.reduce((sum, event) => sum + (event.pounds ?? 0), 0)
