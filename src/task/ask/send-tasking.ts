// One agency asks another to act. What it rests on stays behind its own labels: the other reads of it what it may see anyway.
import { labelFactsAt } from '#core/guard/label-facts.ts'
import { isRefusal, permit, seal } from '#core/guard/sealed.ts'
import {
  type AgencyCode,
  inTheLedger,
  type LabelId,
  type MemberId,
  type RecordId,
  type TaskingId,
} from '#core/language/ids.ts'
import { type AuditedWork, change } from '#core/ledger/audit.ts'
import { publish } from '#core/ledger/publish.ts'
import { type CrimeGroup, groupAt } from '#understand'
import { type NewTasking, taskingOnce, writeGroup, writeRestsOn, writeStep, writeTasking } from '../store.ts'
import type { Asking } from '../tasking.ts'
import { agenciesToAsk } from './agencies-to-ask.ts'
import { labelOfTasking } from './label-of-tasking.ts'
import { mayRestOn } from './rests-on.ts'

export type Sent =
  | { readonly kind: 'sent'; readonly id: TaskingId; readonly about: readonly RecordId[] }
  | { readonly kind: 'sent-before'; readonly id: TaskingId; readonly unchanged: true }
  | { readonly kind: 'not-there'; readonly unchanged: true }
  | { readonly kind: 'needs-protection'; readonly unchanged: true }
  | { readonly kind: 'group-not-accepted'; readonly unchanged: true }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

type Grounds = { readonly group: CrimeGroup | undefined; readonly records: readonly { id: RecordId; label: LabelId }[] }

const unchanged = <K extends string>(kind: K) => ({ kind, unchanged: true as const })

/** What the tasking is about, as its writer sees it in this moment. */
const groundsOf = async (work: AuditedWork, ask: Asking) => {
  const group = ask.group && (await groupAt(work, ask.group))
  if (ask.group && !group) return unchanged('not-there')
  if (group && group.state !== 'accepted') return unchanged('group-not-accepted')
  const resting = await mayRestOn(work, ask.kind, ask.about)
  if (resting.kind !== 'may-rest') return unchanged(resting.kind)
  return { kind: 'grounds' as const, group: group || undefined, records: resting.records }
}

const write = async (work: AuditedWork, tasking: NewTasking, { group, records }: Grounds): Promise<Sent> => {
  const facts = await labelFactsAt(work.db, work.now, [tasking.label])
  const cleared = permit(work.sight, 'task', seal(tasking, [tasking.label]), facts)
  if (isRefusal(cleared)) return cleared
  await writeTasking(work, cleared)
  await writeStep(work, cleared, { act: 'send', state: 'sent', side: 'asker', words: '' })
  if (group) await writeGroup(work, tasking, group)
  for (const record of records) await writeRestsOn(work, tasking, record)
  const about = records.map(record => record.id)
  await publish(work, work.listeners, { fact: 'tasking-sent', about, labels: [tasking.label] })
  return { kind: 'sent', id: tasking.id, about }
}

/** Sends it as the member who works here; also what asking another agency after a refusal does. */
export const sendAs = async (
  work: AuditedWork,
  by: { readonly id: MemberId; readonly agency: AgencyCode },
  ask: Asking,
): Promise<Sent> => {
  const before = await taskingOnce(work, by.id, ask.once)
  if (before) return { kind: 'sent-before', id: before, unchanged: true }
  if (!(await agenciesToAsk(work)).some(agency => agency.code === ask.asked)) return unchanged('not-there')
  const grounds = await groundsOf(work, ask)
  if (grounds.kind !== 'grounds') return grounds
  const label = await labelOfTasking(work, ask.kind, by.agency, ask.asked)
  const { group: _group, about: _about, ...words } = ask
  const id = work.nextId('tasking') as TaskingId
  const tasking = { ...words, id, label, asker: by.agency, sentBy: by.id, version: 0 as const }
  return write({ ...(await work.anew()), listeners: work.listeners }, tasking, grounds)
}

export const sendTasking = change<Asking, Sent>(
  'disclosure',
  'send-tasking',
  (ask, outcome) => [
    ...(outcome?.kind === 'sent' ? [{ record: inTheLedger(outcome.id), manner: 'changed' as const }] : []),
    ...ask.about.map(record => ({ record, manner: 'asked' as const })),
  ],
  async (work, ask) => {
    const { by } = work.sight
    return by.kind === 'Member' ? sendAs(work, by, ask) : { kind: 'refused', reasons: [] }
  },
)
