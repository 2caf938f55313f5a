// The owner releases what it holds to other agencies: a grant with conditions, given as an answer to a request or offered without one.
import { relabel } from '#collect'
import { labelBetween } from '#core/guard/audience.ts'
import { labelFactsAt } from '#core/guard/label-facts.ts'
import { isRefusal, permit, seal } from '#core/guard/sealed.ts'
import {
  type AgencyCode,
  type LabelId,
  mustBe,
  type RecordId,
  type ReleaseId,
  type RequestId,
  releaseId,
} from '#core/language/ids.ts'
import type { RequestScope } from '#core/language/share.ts'
import { type AuditedWork, change } from '#core/ledger/audit.ts'
import { publish } from '#core/ledger/publish.ts'
import { memberAtDesk, seeingAnew } from '../own-agency.ts'
import { type OurThread, ourThread, sayOurs } from '../requests/answer-request.ts'
import { isSettled, standOf } from '../requests/request.ts'
import { agenciesToReleaseTo } from './recipients.ts'
import { releaseMadeBy, writeRecipients, writeRelease, writeReleasedRecords } from './store.ts'
import { labelsWith, type Releasable, recordsInScope, releasable, type Under } from './what-goes.ts'

export type ReleaseRecord = {
  readonly record: RecordId
  readonly scope: RequestScope
  readonly recipients: readonly AgencyCode[]
  readonly conditions: string
  readonly until?: Date
  /** Why it harms nobody who needs protection; said after a check, and only needed for them. */
  readonly harmReason?: string
  readonly request?: RequestId
  readonly once: string
  /** The version of the record that was on the form. */
  readonly seen: number
}

export type Released =
  | { readonly kind: 'released'; readonly release: ReleaseId; readonly records: readonly RecordId[] }
  | { readonly kind: 'released-before'; readonly release: ReleaseId; readonly unchanged: true }
  | { readonly kind: 'no-such-record'; readonly unchanged: true }
  | { readonly kind: 'moved-on'; readonly unchanged: true }
  /** Somebody in it needs protection, and no harm check was made. */
  | { readonly kind: 'needs-harm-check'; readonly unchanged: true }
  /** It stands in a circle of named people, which a release does not open. */
  | { readonly kind: 'closed-circle'; readonly unchanged: true }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

type Going = { readonly ask: ReleaseRecord; readonly records: readonly Releasable[]; readonly thread?: OurThread }

const move = async (work: AuditedWork, under: readonly Under[]): Promise<void> => {
  for (const [to, some] of Map.groupBy(under, one => one.to))
    await relabel(
      work,
      some.map(one => one.record),
      to,
    )
}

const keep = async (plain: AuditedWork, { ask, records }: Going, under: readonly Under[]) => {
  const holder = mustBe(memberAtDesk(plain), 'member').agency
  const label = await labelBetween(plain, holder, ask.recipients)
  const recipients: { code: AgencyCode; label: LabelId }[] = []
  for (const code of ask.recipients) recipients.push({ code, label: await labelBetween(plain, holder, [code]) })
  const work = await seeingAnew(plain)
  const id = mustBe(releaseId(work.nextId('release')), 'release')
  const { scope, conditions, once, request, harmReason, until } = ask
  const isOriginatorControlled = records.some(one => one.regime === 'customs')
  await writeRelease(work, {
    id,
    label,
    holder,
    scope,
    conditions,
    once,
    request,
    harmReason,
    until,
    isOriginatorControlled,
  })
  await writeRecipients(work, { id, label }, recipients)
  const bases = new Map(under.map(one => [one.record, one.base]))
  await writeReleasedRecords(
    work,
    { id, label },
    records.map(({ record, label: stands, version, grade, asOf }) => ({
      record,
      label: stands,
      base: bases.get(record) ?? stands,
      version,
      grade,
      asOf,
    })),
  )
  return { work, id, label }
}

const give = async (plain: AuditedWork, going: Going): Promise<ReleaseId> => {
  const { ask, records, thread } = going
  const readers = ask.recipients.map(agency => ({ agency, ...(ask.until ? { until: ask.until } : {}) }))
  const under = await labelsWith(plain, records, readers)
  const { work, id, label } = await keep(plain, going, under)
  await move(work, under)
  await publish(work, work.listeners, {
    fact: 'record-released',
    about: records.map(one => one.record),
    labels: [label, ...under.map(one => one.to)],
  })
  if (thread) await sayOurs(work, thread, 'released', '', id)
  return id
}

/** The thread that is answered, where it may still be; what goes to whoever asked goes to nobody else. */
const threadFor = async (
  plain: AuditedWork,
  ask: ReleaseRecord,
): Promise<{ work: AuditedWork; thread?: OurThread } | undefined> => {
  if (ask.request === undefined) return { work: plain }
  const found = await ourThread(plain, ask.request)
  const isWhoAsked = found && ask.recipients.length === 1 && ask.recipients[0] === found.thread.request.asker
  return isWhoAsked && found.thread.records.includes(ask.record) ? found : undefined
}

const going = async (work: AuditedWork, ask: ReleaseRecord): Promise<readonly Releasable[] | undefined> => {
  const member = memberAtDesk(work)
  const root = await releasable(work, ask.record)
  if (!member || !root || root.owner !== member.agency) return undefined
  const known = (await agenciesToReleaseTo(work)).map(one => one.code)
  if (ask.recipients.length === 0 || ask.recipients.some(code => !known.includes(code))) return undefined
  return recordsInScope(work, root, ask.scope)
}

export const releaseRecord = change<ReleaseRecord, Released>(
  'disclosure',
  'release-record',
  (ask, outcome) =>
    outcome?.kind === 'released'
      ? outcome.records.map(record => ({ record, manner: 'shown' as const }))
      : [{ record: ask.record, manner: 'asked' as const }],
  async (plain, ask) => {
    const before = await releaseMadeBy(plain, ask.once)
    if (before) return { kind: 'released-before', release: before, unchanged: true }
    const records = await going(plain, ask)
    const answering = records && (await threadFor(plain, ask))
    if (!records || !answering) return { kind: 'no-such-record', unchanged: true }
    const labels = [...new Set(records.map(one => one.label))]
    const facts = await labelFactsAt(plain.db, plain.now, labels)
    const cleared = permit(plain.sight, 'release', seal(records, labels), facts)
    if (isRefusal(cleared)) return cleared
    const { work, thread } = answering
    if (thread && isSettled(standOf(thread.said))) return { kind: 'moved-on', unchanged: true }
    if (records.find(one => one.record === ask.record)?.version !== ask.seen)
      return { kind: 'moved-on', unchanged: true }
    if (records.some(one => one.isClosedCircle)) return { kind: 'closed-circle', unchanged: true }
    if (records.some(one => one.protected !== 'none') && ask.harmReason === undefined)
      return { kind: 'needs-harm-check', unchanged: true }
    const release = await give(work, { ask, records: cleared.content, ...(thread ? { thread } : {}) })
    return { kind: 'released', release, records: records.map(one => one.record) }
  },
)
