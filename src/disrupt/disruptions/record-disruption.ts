// Somebody records what an action did to a group. Another agency that was in the same action is added to it; the action counts once.
import { labelFactsAt } from '#core/guard/label-facts.ts'
import { isRefusal, permit, seal } from '#core/guard/sealed.ts'
import { agencyOf } from '#core/guard/sight.ts'
import { type AgencyCode, type DisruptionId, disruptionId, inTheLedger, type LabelId } from '#core/language/ids.ts'
import { type AuditedWork, change } from '#core/ledger/audit.ts'
import { publish } from '#core/ledger/publish.ts'
import { groupAt } from '#understand'
import { madeBefore } from '../sent-form.ts'
import { findEvidence, type GivenEvidence } from './evidence.ts'
import { disruptionAt, type NewDisruption, type Shows, writeAgencies, writeDisruption, writeEvidence } from './store.ts'

export type RecordDisruption = NewDisruption & {
  readonly agencies: readonly AgencyCode[]
  readonly evidence: GivenEvidence
  readonly once: string
}

export type Recorded =
  | { readonly kind: 'recorded'; readonly disruption: DisruptionId }
  | { readonly kind: 'no-such-group'; readonly unchanged: true }
  | { readonly kind: 'no-evidence'; readonly missing: 'record' | 'event' | 'everything'; readonly unchanged: true }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

export const labelsOf = (group: LabelId, shows: readonly Shows[]): readonly LabelId[] => [
  ...new Set([group, ...shows.flatMap(one => ('label' in one ? [one.label] : []))]),
]

/** The first piece carries the words; each further thing stands beside it. */
export const writeShows = async (
  work: AuditedWork,
  about: { readonly id: DisruptionId; readonly groupLabel: LabelId },
  from: number,
  words: string,
  shows: readonly Shows[],
): Promise<void> => {
  for (const [at, one] of shows.entries()) await writeEvidence(work, about, from + at, at === 0 ? words : '', one)
}

export const recordDisruption = change<RecordDisruption, Recorded>(
  'collection',
  'record-disruption',
  (ask, outcome) => [
    { record: inTheLedger(ask.group), manner: outcome?.kind === 'recorded' ? 'changed' : 'asked' },
    ...(outcome?.kind === 'recorded' ? [{ record: inTheLedger(outcome.disruption), manner: 'changed' as const }] : []),
    ...(ask.evidence.record ? [{ record: ask.evidence.record, manner: 'asked' as const }] : []),
  ],
  async (work, { once, agencies, evidence, ...ask }) => {
    const group = await groupAt(work, ask.group)
    if (group?.state !== 'accepted') return { kind: 'no-such-group', unchanged: true }
    const found = await findEvidence(work, evidence)
    if ('missing' in found) return { kind: 'no-evidence', missing: found.missing, unchanged: true }
    const labels = labelsOf(group.label, found.shows)
    const facts = await labelFactsAt(work.db, work.now, labels)
    const cleared = permit(work.sight, 'recordDisruption', seal(group, labels), facts)
    if (isRefusal(cleared)) return cleared
    const id = work.nextId(`disruptions of ${group.id}`) as DisruptionId
    const before = disruptionId(await madeBefore(work, once, id))
    if (before) return { kind: 'recorded', disruption: before }
    const own = agencyOf(work.sight.by) as AgencyCode
    await writeDisruption(work, id, group.label, ask, found.shows.length, own)
    await writeShows(work, { id, groupLabel: group.label }, 1, evidence.words, found.shows)
    await writeAgencies(work, id, [own, ...agencies])
    await publish(work, work.listeners, { fact: 'disruption-recorded', about: [inTheLedger(id)], labels })
    return { kind: 'recorded', disruption: id }
  },
)

export type JoinDisruption = { readonly disruption: DisruptionId }
export type Joined =
  | { readonly kind: 'joined' }
  | { readonly kind: 'no-such-disruption'; readonly unchanged: true }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

/** 'We were in it too': his agency is added to one action that is counted once. */
export const joinDisruption = change<JoinDisruption, Joined>(
  'alteration',
  'join-disruption',
  (ask, outcome) => [{ record: inTheLedger(ask.disruption), manner: outcome?.kind === 'joined' ? 'changed' : 'asked' }],
  async (work, ask) => {
    const about = await disruptionAt(work, ask.disruption)
    if (!about) return { kind: 'no-such-disruption', unchanged: true }
    const facts = await labelFactsAt(work.db, work.now, about.labels)
    const cleared = permit(work.sight, 'recordDisruption', seal(about, about.labels), facts)
    if (isRefusal(cleared)) return cleared
    await writeAgencies(work, about.id, [agencyOf(work.sight.by) as AgencyCode])
    return { kind: 'joined' }
  },
)
