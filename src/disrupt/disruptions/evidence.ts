// What shows that an action disrupted a group: words, and at least one record, event or document. Without it there is no disruption.
import { type Kysely, sql } from 'kysely'
import { readRecords } from '#collect'
import type { Work } from '#core/guard/desk.ts'
import type { OperationEventKind } from '#core/language/disrupt.ts'
import type { Marking } from '#core/language/handling.ts'
import type { LabelId, OperationId, OutcomeId, RecordId } from '#core/language/ids.ts'
import type { Shows } from './store.ts'

export type GivenEvidence = {
  readonly words: string
  readonly record?: RecordId
  readonly event?: OutcomeId
  readonly document?: string
}

export type FoundEvidence =
  | { readonly shows: readonly Shows[] }
  | { readonly missing: 'record' | 'event' | 'everything' }

export type EventToChoose = {
  readonly id: OutcomeId
  readonly label: LabelId
  readonly marking: Marking
  readonly kind: OperationEventKind
  readonly day: string
  readonly place: string
  readonly operation: OperationId
  readonly operationName: string
}

const events = async (
  db: Kysely<unknown>,
  visible: readonly LabelId[],
  only: OutcomeId | undefined,
): Promise<readonly EventToChoose[]> => {
  const { rows } = await sql<EventToChoose>`
    select e.id, e.label, l.marking, e.kind, e.happened_on::text as day, e.place, o.id as operation, o.name as "operationName"
    from disrupt.event e join disrupt.operation o on o.id = e.operation join guard.label l on l.id = e.label
    where e.label = any(${[...visible]}::int[]) and o.label = any(${[...visible]}::int[])
      and (${only ?? null}::uuid is null or e.id = ${only ?? null})
      and exists (select 1 from disrupt.involvement i where i.event = e.id and i.until_revision is null)
    order by e.happened_on desc, e.recorded_at desc, e.id limit 50`.execute(db)
  return rows
}

/** The latest events of operations that he may point to. */
export const eventsToPointTo = (work: Work): Promise<readonly EventToChoose[]> =>
  events(work.db, work.sight.visible, undefined)

/** Follows what was given to what this person may see; what he may not see is not there. */
export const findEvidence = async (work: Work, given: GivenEvidence): Promise<FoundEvidence> => {
  const shows: Shows[] = []
  if (given.record) {
    const [record] = await readRecords(work, [given.record])
    if (!record) return { missing: 'record' }
    shows.push({ what: 'record', record: record.id, label: record.label })
  }
  if (given.event) {
    const [event] = await events(work.db, work.sight.visible, given.event)
    if (!event) return { missing: 'event' }
    shows.push({ what: 'event', event: event.id, label: event.label })
  }
  if (given.document) shows.push({ what: 'document', document: given.document })
  return shows.length === 0 || given.words === '' ? { missing: 'everything' } : { shows }
}
