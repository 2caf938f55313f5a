// A second person assesses a disruption, evidence is added to it, or it is to be assessed again. Each step with its reason, none rewritten.
import { labelFactsAt } from '#core/guard/label-facts.ts'
import { isRefusal, permit, type Refusal, seal } from '#core/guard/sealed.ts'
import { agencyOf } from '#core/guard/sight.ts'
import type { DisruptionGrade } from '#core/language/disrupt.ts'
import { type DisruptionId, inTheLedger } from '#core/language/ids.ts'
import { type AuditedWork, change } from '#core/ledger/audit.ts'
import { publish } from '#core/ledger/publish.ts'
import { type Assessing, type Disruption, stateAfter } from './disruption.ts'
import { findEvidence, type GivenEvidence } from './evidence.ts'
import { labelsOf, writeShows } from './record-disruption.ts'
import { disruptionAt, type Taken, writeStep } from './store.ts'

type Asked = { readonly disruption: DisruptionId; readonly seen: number; readonly reason: string }

export type Stepped =
  | { readonly kind: 'stepped' }
  | { readonly kind: 'no-such-disruption'; readonly unchanged: true }
  | { readonly kind: 'moved-on'; readonly unchanged: true }
  | { readonly kind: 'no-evidence'; readonly missing: 'record' | 'event' | 'everything'; readonly unchanged: true }
  | { readonly kind: 'seen-by-fewer'; readonly unchanged: true }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

const about = ({ disruption }: Asked, outcome: Stepped | undefined) =>
  [{ record: inTheLedger(disruption), manner: outcome?.kind === 'stepped' ? 'changed' : 'asked' }] as const

/** The disruption as it is before him, opened for the act; or why not. */
const opened = async (
  work: AuditedWork,
  { disruption, seen }: Asked,
  act: 'recordDisruption' | 'secondAssess',
): Promise<Disruption | Refusal | Stepped> => {
  const found = await disruptionAt(work, disruption)
  if (!found) return { kind: 'no-such-disruption', unchanged: true }
  const cleared = permit(
    work.sight,
    act,
    seal(found, found.labels),
    await labelFactsAt(work.db, work.now, found.labels),
  )
  if (isRefusal(cleared)) return cleared
  return found.version === seen ? found : { kind: 'moved-on', unchanged: true }
}

const take = async (work: AuditedWork, found: Disruption, taken: Omit<Taken, 'to'>): Promise<Stepped> => {
  const to = stateAfter(found.state, taken.step)
  if (!to) return { kind: 'moved-on', unchanged: true }
  await writeStep(work, found, { ...taken, to })
  return { kind: 'stepped' }
}

export type AssessDisruption = Asked & {
  readonly step: Assessing
  /** The grade that fits better, for a change. */
  readonly grade?: DisruptionGrade
  /** The one that it is the same action as. */
  readonly sameAs?: DisruptionId
}

/** INVARIANT: whoever is told that it is doubled also sees what it doubles, so that nobody learns of a hidden disruption by it. */
const isSeenByAllWhoSee = (found: Disruption, other: Disruption): boolean =>
  other.group === found.group && other.labels.every(label => found.labels.includes(label))

const doubling = async (work: AuditedWork, found: Disruption, ask: AssessDisruption): Promise<Stepped> => {
  const other = ask.sameAs && (await disruptionAt(work, ask.sameAs))
  if (!other || other.id === found.id || other.state === 'doubled')
    return { kind: 'no-such-disruption', unchanged: true }
  if (!isSeenByAllWhoSee(found, other)) return { kind: 'seen-by-fewer', unchanged: true }
  return take(work, found, { step: 'double', reason: ask.reason, sameAs: other.id })
}

const assess = async (work: AuditedWork, found: Disruption, ask: AssessDisruption): Promise<Stepped> => {
  if (ask.step === 'double') return doubling(work, found, ask)
  if (ask.step === 'return') return take(work, found, { step: 'return', reason: ask.reason })
  // A grade that is the recorder's own is a confirmation, whichever button was pressed.
  const grade = ask.step === 'change' ? (ask.grade ?? found.grade) : found.grade
  const step = grade === found.grade ? 'confirm' : 'change'
  return take(work, found, { step, reason: ask.reason, grade })
}

export const assessDisruption = change<AssessDisruption, Stepped>(
  'alteration',
  'assess-disruption',
  about,
  async (work, ask) => {
    const found = await opened(work, ask, 'secondAssess')
    if ('kind' in found) return found
    if (found.recordedBy === work.sight.by.id) return { kind: 'refused', reasons: ['another-person-assesses'] }
    const outcome = await assess(work, found, ask)
    if (outcome.kind !== 'stepped') return outcome
    const news = { fact: 'disruption-assessed', about: [inTheLedger(found.id)], labels: found.labels } as const
    await publish(work, work.listeners, news)
    return outcome
  },
)

export type SupportDisruption = Asked & { readonly evidence: GivenEvidence }

/** Evidence is added; one that was returned for it waits to be assessed again. */
export const supportDisruption = change<SupportDisruption, Stepped>(
  'collection',
  'support-disruption',
  about,
  async (work, ask) => {
    const found = await opened(work, ask, 'recordDisruption')
    if ('kind' in found) return found
    if (found.recordedFor !== agencyOf(work.sight.by))
      return { kind: 'refused', reasons: ['the-recording-agency-alone'] }
    if (!stateAfter(found.state, 'support')) return { kind: 'moved-on', unchanged: true }
    const given = await findEvidence(work, ask.evidence)
    if ('missing' in given) return { kind: 'no-evidence', missing: given.missing, unchanged: true }
    const labels = labelsOf(found.groupLabel, given.shows)
    const facts = await labelFactsAt(work.db, work.now, labels)
    const cleared = permit(work.sight, 'recordDisruption', seal(found, labels), facts)
    if (isRefusal(cleared)) return cleared
    await writeShows(work, found, found.evidenceCount + 1, ask.evidence.words, given.shows)
    const evidenceCount = found.evidenceCount + given.shows.length
    return take(work, found, { step: 'support', reason: ask.reason, evidenceCount })
  },
)

/** What a second person said is looked at again, with a reason; what was said before stays in the journal. */
export const reopenDisruption = change<Asked, Stepped>('alteration', 'reopen-disruption', about, async (work, ask) => {
  const found = await opened(work, ask, 'secondAssess')
  return 'kind' in found ? found : take(work, found, { step: 'reopen', reason: ask.reason })
})
