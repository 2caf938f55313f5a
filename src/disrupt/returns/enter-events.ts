// An agency enters what happened on its shift: new events, and events that others reported and it was in too. Each is one event, once.
import { readRecords } from '#collect'
import { labelFactsAt } from '#core/guard/label-facts.ts'
import { isRefusal, permit, seal } from '#core/guard/sealed.ts'
import { agencyOf } from '#core/guard/sight.ts'
import {
  type AgencyCode,
  inTheLedger,
  type OperationId,
  type OutcomeId,
  outcomeId,
  type RecordId,
} from '#core/language/ids.ts'
import { type AuditedWork, change } from '#core/ledger/audit.ts'
import { needsProtection } from '#understand'
import type { Operation } from '../operations/operation.ts'
import { operationAt } from '../operations/store.ts'
import { madeBefore } from '../sent-form.ts'
import { periodOn } from './periods.ts'
import {
  beginReturn,
  isStanding,
  linesOf,
  moveReturn,
  type NewEvent,
  type OperationEvent,
  writeEvent,
  writeEventRecord,
  writeInvolvement,
} from './store.ts'

export type EnterEvents = {
  readonly operation: OperationId
  /** The day and pillar of the return. */
  readonly onDay: string
  readonly pillar: string
  readonly event: NewEvent
  /** How many like this one there were. */
  readonly many: number
  /** Of these, events that others reported already. */
  readonly joins: readonly OutcomeId[]
  /** Other agencies that were involved. */
  readonly others: readonly AgencyCode[]
  readonly record?: RecordId
  readonly once: string
}

export type Entered =
  | { readonly kind: 'entered'; readonly records: readonly RecordId[] }
  | { readonly kind: 'no-such-operation'; readonly unchanged: true }
  | { readonly kind: 'no-such-record'; readonly unchanged: true }
  | { readonly kind: 'needs-protection'; readonly unchanged: true }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

/** What he was offered and may join: of this operation, this kind and this day, as it stands in somebody's return. */
export const eventsToJoin = async (
  work: Pick<AuditedWork, 'db' | 'sight'>,
  operation: Operation,
  { kind, day }: Pick<NewEvent, 'kind' | 'day'>,
): Promise<readonly OperationEvent[]> => {
  const own = agencyOf(work.sight.by)
  const lines = (await linesOf(work as AuditedWork, operation.id)).filter(isStanding)
  const ours = new Set(lines.filter(line => line.by === own).map(line => line.event.id))
  const events = new Map(lines.map(line => [line.event.id, line.event]))
  return [...events.values()].filter(event => event.kind === kind && event.day === day && !ours.has(event.id))
}

const enter = async (work: AuditedWork, operation: Operation, ask: EnterEvents): Promise<readonly OutcomeId[]> => {
  const own = agencyOf(work.sight.by) as AgencyCode
  const offered = new Set((await eventsToJoin(work, operation, ask.event)).map(event => event.id))
  const joins = [...new Set(ask.joins)].filter(id => offered.has(id)).slice(0, ask.many)
  const { id: agencyReturn, sent } = await beginReturn(
    work,
    operation.id,
    own,
    periodOn(operation, ask.onDay, ask.pillar),
  )
  await moveReturn(work, agencyReturn)
  const fresh: OutcomeId[] = []
  for (let more = joins.length; more < ask.many; more++) {
    const id = work.nextId(`events of ${operation.id}`) as OutcomeId
    await writeEvent(work, operation, id, ask.event, own)
    fresh.push(id)
  }
  const parties = [own, ...ask.others.filter(one => operation.takingPart.some(part => part.agency === one))]
  for (const id of [...joins, ...fresh]) await writeInvolvement(work, agencyReturn, id, parties, sent + 1)
  return fresh
}

const link = async (work: AuditedWork, operation: Operation, ask: EnterEvents, fresh: readonly OutcomeId[]) => {
  if (!ask.record) return undefined
  const [record] = await readRecords(work, [ask.record])
  if (!record) return 'no-such-record' as const
  // Somebody who needs protection is counted, never named in a return.
  if (ask.event.kind === 'person-safeguarded' || (await needsProtection(work, record)))
    return 'needs-protection' as const
  const [first] = fresh
  if (first) await writeEventRecord(work, { id: first, label: operation.label, kind: ask.event.kind }, record)
  return undefined
}

export const enterEvents = change<EnterEvents, Entered>(
  'collection',
  'enter-events',
  (ask, outcome) => [
    { record: inTheLedger(ask.operation), manner: outcome?.kind === 'entered' ? 'changed' : 'asked' },
    ...(outcome?.kind === 'entered' ? outcome.records : []).map(record => ({ record, manner: 'changed' as const })),
  ],
  async (work, ask) => {
    const operation = await operationAt(work, ask.operation)
    if (!operation?.takingPart.some(part => part.agency === agencyOf(work.sight.by)))
      return { kind: 'no-such-operation', unchanged: true }
    const facts = await labelFactsAt(work.db, work.now, [operation.label])
    const cleared = permit(work.sight, 'operate', seal(operation, [operation.label]), facts)
    if (isRefusal(cleared)) return cleared
    if (outcomeId(await madeBefore(work, ask.once, operation.id))) return { kind: 'entered', records: [] }
    const fresh = await enter(work, operation, ask)
    const wrong = await link(work, operation, ask, fresh)
    if (wrong) return { kind: wrong, unchanged: true }
    return { kind: 'entered', records: [...fresh.map(inTheLedger), ...(ask.record ? [ask.record] : [])] }
  },
)
