// An officer grades a group through one lens, says why and on which records he relied. What he wrote stays; a later one stands in its place.
import type { ReadRecord } from '#collect'
import type { Work } from '#core/guard/desk.ts'
import { labelFactsAt } from '#core/guard/label-facts.ts'
import { type Cleared, isRefusal, permit, seal } from '#core/guard/sealed.ts'
import { agencyOf } from '#core/guard/sight.ts'
import { type AssessmentId, type GroupId, inTheLedger, type LabelId, type RecordId } from '#core/language/ids.ts'
import type { Lens } from '#core/language/prioritise.ts'
import { change } from '#core/ledger/audit.ts'
import { publish } from '#core/ledger/publish.ts'
import { type CrimeGroup, groupAt } from '#understand'
import { type Answers, score } from '../schemes/score.ts'
import { currentScheme } from '../schemes/shelf.ts'
import { evidenceOffered } from './evidence-offered.ts'
import { madeBefore, recordsIn, standingAssessments } from './read-assessments.ts'
import { writeAssessment } from './write-assessment.ts'

export type AssessGroup = {
  readonly group: GroupId
  readonly lens: Lens
  /** The scheme that the form asked by; a newer one asks anew. */
  readonly scheme: string
  readonly answers: Answers
  /** At least one record. */
  readonly evidence: readonly { readonly question: string; readonly record: RecordId }[]
  readonly rationale: string
  /** What stood when the form was shown; '' when nothing did. */
  readonly seen: string
  readonly once: string
}

export type Assessed =
  | { readonly kind: 'assessed'; readonly id: AssessmentId }
  | { readonly kind: 'no-such-group'; readonly unchanged: true }
  | { readonly kind: 'moved-on'; readonly unchanged: true }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

/** A group opened for grading, with every label that goes into it. */
export const clearedToAssess = async (work: Work, group: CrimeGroup, more: readonly LabelId[] = []) => {
  const labels = [...new Set([group.label, ...more])].sort((a, b) => a - b)
  return permit(work.sight, 'assess', seal(group, labels), await labelFactsAt(work.db, work.now, labels))
}

/** The records that were picked; undefined when one of them is no longer there to rest on. */
const picked = async (work: Work, ask: AssessGroup): Promise<readonly ReadRecord[] | undefined> => {
  const offered = new Map((await evidenceOffered(work, ask.group)).map(one => [one.record.id, one.record]))
  const ids = recordsIn(ask.evidence)
  const records = ids.flatMap(id => offered.get(id) ?? [])
  return ids.length > 0 && records.length === ids.length ? records : undefined
}

const isOvertaken = async (work: Work, ask: AssessGroup): Promise<boolean> =>
  currentScheme(ask.lens).id !== ask.scheme ||
  ((await standingAssessments(work, ask.group))[ask.lens]?.id ?? '') !== ask.seen

const keep = async (work: Work, cleared: Cleared<CrimeGroup>, ask: AssessGroup, records: readonly ReadRecord[]) => {
  const scheme = currentScheme(ask.lens)
  const labels = [...new Set([cleared.content.label, ...records.map(record => record.label)])].sort((a, b) => a - b)
  const versions = new Map(records.map(record => [record.id, record]))
  const evidence = ask.evidence.flatMap(({ question, record }) => {
    const held = versions.get(record)
    return held ? [{ question, record, label: held.label, version: held.version }] : []
  })
  const id = await writeAssessment(work, cleared, {
    ...ask,
    ...score(scheme, ask.answers),
    scheme,
    labels,
    evidence,
    agency: agencyOf(work.sight.by),
  })
  return { id, labels }
}

const about = (ask: AssessGroup, outcome: Assessed | undefined) =>
  [inTheLedger(ask.group), ...recordsIn(ask.evidence)].map(record => ({
    record,
    manner: outcome?.kind === 'assessed' ? ('changed' as const) : ('asked' as const),
  }))

export const assessGroup = change<AssessGroup, Assessed>('combination', 'assess-group', about, async (work, ask) => {
  const group = await groupAt(work, ask.group)
  if (group?.state !== 'accepted') return { kind: 'no-such-group', unchanged: true }
  const before = await madeBefore(work, ask.once)
  if (before) return { kind: 'assessed', id: before }
  const records = await picked(work, ask)
  const cleared = await clearedToAssess(
    work,
    group,
    (records ?? []).map(record => record.label),
  )
  if (isRefusal(cleared)) return cleared
  if (!records || (await isOvertaken(work, ask))) return { kind: 'moved-on', unchanged: true }
  const { id, labels } = await keep(work, cleared, ask, records)
  await publish(work, work.listeners, {
    fact: 'group-assessed',
    about: [inTheLedger(group.id), ...recordsIn(ask.evidence)],
    labels,
  })
  return { kind: 'assessed', id }
})
