// The SQL of returns: what agencies said of an operation's events, from one revision on until another.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import type { OperationEventKind } from '#core/language/disrupt.ts'
import type { AgencyCode, LabelId, OperationId, OutcomeId, RecordId } from '#core/language/ids.ts'
import type { Operation } from '../operations/operation.ts'
import type { Period } from './periods.ts'

export type OperationEvent = {
  readonly id: OutcomeId
  readonly label: LabelId
  readonly kind: OperationEventKind
  readonly day: string
  readonly pillar: string
  readonly place: string
  readonly ownReference: string
  readonly pounds: number | null
  readonly recordedFor: AgencyCode
  readonly recordedAt: Date
}

/** One agency's involvement in one event, as one return says it. */
export type Line = {
  readonly event: OperationEvent
  readonly agency: AgencyCode
  /** Whose return says so. */
  readonly by: AgencyCode
  readonly agencyReturn: string
  readonly since: number
  readonly until: number | null
  readonly untilWhy: string | null
  /** The number of the return's last revision; 0 before the first. */
  readonly sent: number
}

export type AgencyReturn = Period & {
  readonly id: string
  readonly agency: AgencyCode
  readonly version: number
  readonly revisions: readonly Revision[]
}
export type Revision = {
  readonly number: number
  readonly isLate: boolean
  readonly why: string
  readonly by: string
  readonly at: Date
}

export type StatedTotal = {
  readonly agencyReturn: string
  readonly agency: AgencyCode
  readonly pillar: string
  readonly firstDay: string
  readonly kind: OperationEventKind
  readonly atLeast: number
  readonly why: string
  readonly since: number
  readonly until: number | null
  readonly sent: number
}

type Dated = { readonly since: number; readonly until: number | null; readonly sent: number }

/** In what the agency last sent. */
export const isSent = ({ since, until, sent }: Dated): boolean => since <= sent && (until === null || until > sent)
/** In what the agency will send next. */
export const isStanding = ({ until }: Dated): boolean => until === null
/** In the revision of that number. */
export const isInRevision = ({ since, until }: Dated, number: number): boolean =>
  since <= number && (until === null || until > number)

const seen = (work: Work, column: string) => sql`${sql.ref(column)} = any(${[...work.sight.visible]}::int[])`

type LineRow = Omit<OperationEvent, 'id'> & Omit<Line, 'event'> & { id: OutcomeId }

const line = ({ agency, by, agencyReturn, since, until, untilWhy, sent, ...event }: LineRow): Line => ({
  event,
  agency,
  by,
  agencyReturn,
  since,
  until,
  untilWhy,
  sent,
})

const sentNumber = sql`coalesce((select max(v.number) from disrupt.revision v where v.agency_return = r.id), 0)`

/** Everything agencies said of this operation's events, oldest event first. */
export const linesOf = async (work: Work, operation: OperationId): Promise<readonly Line[]> => {
  const { rows } = await sql<LineRow>`
    select e.id, e.label, e.kind, e.happened_on::text as day, e.pillar, e.place, e.own_reference as "ownReference", e.pounds,
      e.recorded_for as "recordedFor", e.recorded_at as "recordedAt", i.agency, r.agency as by, r.id as "agencyReturn",
      i.since_revision as since, i.until_revision as until, i.until_why as "untilWhy", ${sentNumber} as sent
    from disrupt.involvement i
      join disrupt.event e on e.id = i.event
      join disrupt.agency_return r on r.id = i.agency_return
    where e.operation = ${operation} and r.operation = ${operation} and ${seen(work, 'e.label')}
    order by e.happened_on, e.recorded_at, e.id, i.agency collate "C", i.since_revision, r.id`.execute(work.db)
  return rows.map(line)
}

type ReturnRow = Omit<AgencyReturn, 'revisions'> & { revisions: (Omit<Revision, 'at'> & { at: string })[] }

/** The returns of an operation that is seen, with their revisions in order. */
export const returnsOf = async (work: Work, { id }: Pick<Operation, 'id'>): Promise<readonly AgencyReturn[]> => {
  const { rows } = await sql<ReturnRow>`
    select r.id, r.agency, r.pillar, r.first_day::text as "firstDay", r.last_day::text as "lastDay", r.version,
      coalesce((select json_agg(json_build_object('number', v.number, 'isLate', v.is_late, 'why', v.why, 'by', m.name, 'at', v.sent_at)
        order by v.number) from disrupt.revision v join guard.member m on m.id = v.sent_by where v.agency_return = r.id), '[]') as revisions
    from disrupt.agency_return r join disrupt.operation o on o.id = r.operation
    where r.operation = ${id} and ${seen(work, 'o.label')}
    order by r.first_day, r.agency collate "C", r.pillar, r.id`.execute(work.db)
  return rows.map(row => ({ ...row, revisions: row.revisions.map(one => ({ ...one, at: new Date(one.at) })) }))
}

/** Totals that agencies gave without the events behind them. */
export const statedTotalsOf = async (work: Work, { id }: Pick<Operation, 'id'>): Promise<readonly StatedTotal[]> => {
  const { rows } = await sql<StatedTotal>`
    select t.agency_return as "agencyReturn", r.agency, r.pillar, r.first_day::text as "firstDay", t.kind, t.at_least as "atLeast",
      t.why, t.since_revision as since, t.until_revision as until, ${sentNumber} as sent
    from disrupt.stated_total t join disrupt.agency_return r on r.id = t.agency_return join disrupt.operation o on o.id = r.operation
    where r.operation = ${id} and ${seen(work, 'o.label')}
    order by r.first_day, r.agency collate "C", r.pillar, t.kind, t.said_at, r.id`.execute(work.db)
  return rows
}

/** The return of an agency for a period, begun with the first thing entered in it. */
export const beginReturn = async (
  work: Work,
  operation: OperationId,
  agency: AgencyCode,
  { pillar, firstDay, lastDay }: Period,
): Promise<{ readonly id: string; readonly version: number; readonly sent: number }> => {
  const id = work.nextId(`returns of ${operation}`)
  await sql`insert into disrupt.agency_return (id, operation, agency, pillar, first_day, last_day)
    values (${id}, ${operation}, ${agency}, ${pillar}, ${firstDay}, ${lastDay})
    on conflict (operation, agency, pillar, first_day) do nothing`.execute(work.db)
  const { rows } = await sql<{ id: string; version: number; sent: number }>`
    select r.id, r.version, ${sentNumber} as sent from disrupt.agency_return r
    where r.operation = ${operation} and r.agency = ${agency} and r.pillar = ${pillar} and r.first_day = ${firstDay}`.execute(
    work.db,
  )
  const [row] = rows
  if (!row) throw new Error('A return that was begun is not there.')
  return row
}

/** Two who enter in one return at the same time meet here: the later one begins again. */
export const moveReturn = async (work: Work, id: string): Promise<void> => {
  await sql`update disrupt.agency_return set version = version + 1 where id = ${id}`.execute(work.db)
}

export type NewEvent = Pick<OperationEvent, 'kind' | 'day' | 'pillar' | 'place' | 'ownReference'> & {
  readonly pounds: number | undefined
}

export const writeEvent = async (
  work: Work,
  operation: Operation,
  id: OutcomeId,
  event: NewEvent,
  agency: AgencyCode,
): Promise<void> => {
  await sql`insert into disrupt.event (id, operation, label, kind, happened_on, pillar, place, own_reference, pounds, recorded_for,
      recorded_by, recorded_at)
    values (${id}, ${operation.id}, ${operation.label}, ${event.kind}, ${event.day}, ${event.pillar}, ${event.place},
      ${event.ownReference}, ${event.pounds ?? null}, ${agency}, ${work.sight.by.id}, ${work.now})`.execute(work.db)
}

export const writeEventRecord = async (
  work: Work,
  event: { readonly id: OutcomeId; readonly label: LabelId; readonly kind: OperationEventKind },
  record: { readonly id: RecordId; readonly label: LabelId },
): Promise<void> => {
  await sql`insert into disrupt.event_record (event, event_label, event_kind, record, record_label)
    values (${event.id}, ${event.label}, ${event.kind}, ${record.id}, ${record.label})`.execute(work.db)
}

/** Said again in the revision in which it was taken out, it stands as if it had not been. */
export const writeInvolvement = async (
  work: Work,
  agencyReturn: string,
  event: OutcomeId,
  agencies: readonly AgencyCode[],
  since: number,
): Promise<void> => {
  await sql`insert into disrupt.involvement (agency_return, event, agency, since_revision, said_by, said_at)
    select ${agencyReturn}, ${event}, agency, ${since}, ${work.sight.by.id}, ${work.now}
    from unnest(${[...new Set(agencies)].sort()}::text[]) as t(agency)
    where not exists (select 1 from disrupt.involvement i where i.agency_return = ${agencyReturn} and i.event = ${event}
      and i.agency = t.agency and i.until_revision is null)
    on conflict (agency_return, event, agency, since_revision)
      do update set until_revision = null, until_why = null`.execute(work.db)
}

export const endInvolvement = async (
  work: Work,
  agencyReturn: string,
  event: OutcomeId,
  until: number,
  why: string,
): Promise<number> => {
  const { numAffectedRows } = await sql`
    update disrupt.involvement set until_revision = ${until}, until_why = ${why}
    where agency_return = ${agencyReturn} and event = ${event} and until_revision is null`.execute(work.db)
  return Number(numAffectedRows ?? 0)
}

export const writeStatedTotal = async (
  work: Work,
  agencyReturn: string,
  total: { readonly kind: OperationEventKind; readonly atLeast: number; readonly why: string },
  since: number,
): Promise<void> => {
  await endStatedTotal(work, agencyReturn, total.kind, since)
  await sql`insert into disrupt.stated_total (agency_return, kind, at_least, why, since_revision, said_by, said_at)
    values (${agencyReturn}, ${total.kind}, ${total.atLeast}, ${total.why}, ${since}, ${work.sight.by.id}, ${work.now})
    on conflict do nothing`.execute(work.db)
}

export const endStatedTotal = async (
  work: Work,
  agencyReturn: string,
  kind: OperationEventKind,
  until: number,
): Promise<void> => {
  await sql`update disrupt.stated_total set until_revision = ${until}
    where agency_return = ${agencyReturn} and kind = ${kind} and until_revision is null`.execute(work.db)
}

export const writeRevision = async (
  work: Work,
  agencyReturn: string,
  revision: { readonly number: number; readonly isLate: boolean; readonly why: string },
): Promise<void> => {
  await sql`insert into disrupt.revision (agency_return, number, is_late, why, sent_by, sent_at)
    values (${agencyReturn}, ${revision.number}, ${revision.isLate}, ${revision.why}, ${work.sight.by.id}, ${work.now})`.execute(
    work.db,
  )
}

/** The visible, unrestricted records that tell more of these events. */
export const recordsOfEvents = async (
  work: Work,
  events: readonly OutcomeId[],
): Promise<readonly { readonly event: OutcomeId; readonly record: RecordId }[]> => {
  const { rows } = await sql<{ event: OutcomeId; record: RecordId }>`
    select x.event, x.record from disrupt.event_record x join collect.record r on r.id = x.record
    where x.event = any(${[...events]}::uuid[]) and ${seen(work, 'x.event_label')} and ${seen(work, 'x.record_label')} and not r.restricted
    order by x.event, x.record`.execute(work.db)
  return rows
}
