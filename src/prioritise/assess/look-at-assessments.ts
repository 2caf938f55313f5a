// A group's gradings as this viewer sees them: what stands through each lens, what stood before, whether they disagree, and who may act.
import { type ReadRecord, readRecords } from '#collect'
import type { Work } from '#core/guard/desk.ts'
import { isRefusal } from '#core/guard/sealed.ts'
import type { Marking } from '#core/language/handling.ts'
import type { AssessmentId, GroupId, RecordId } from '#core/language/ids.ts'
import type { Lens } from '#core/language/prioritise.ts'
import { look } from '#core/ledger/audit.ts'
import { type CrimeGroup, groupAt } from '#understand'
import { markingOf } from '../marking-of.ts'
import type { Scheme } from '../schemes/scheme.ts'
import { currentScheme, shelf } from '../schemes/shelf.ts'
import { clearedToAssess } from './assess-group.ts'
import {
  type Assessment,
  type Disagreement,
  disagreementOf,
  type Moderation,
  type RestsOn,
  type Standing,
} from './assessment.ts'
import { evidenceOffered, type Offered } from './evidence-offered.ts'
import { clearedToModerate, isAuthor } from './moderate-disagreement.ts'
import {
  assessmentAt,
  assessmentsOf,
  evidenceOf,
  moderationsOf,
  recordsIn,
  standingAssessments,
} from './read-assessments.ts'

const maySee = async (work: Work, group: CrimeGroup): Promise<boolean> =>
  group.state === 'accepted' && !isRefusal(await clearedToAssess(work, group))

export type SeenAssessments = {
  readonly group: CrimeGroup
  readonly marking: Marking
  readonly all: readonly Assessment[]
  readonly standing: Standing
  readonly disagreement?: Disagreement
  readonly moderation?: Moderation
  readonly mayAssess: boolean
  readonly moderating: 'may' | 'is-author' | 'may-not'
}

const moderating = async (work: Work, found: Disagreement): Promise<SeenAssessments['moderating']> => {
  if (isRefusal(await clearedToModerate(work, found))) return 'may-not'
  return isAuthor(found, work.sight.by.id) ? 'is-author' : 'may'
}

const seenAssessments = async (work: Work, id: GroupId): Promise<SeenAssessments | undefined> => {
  const group = await groupAt(work, id)
  if (!group) return undefined
  const all = await assessmentsOf(work, id)
  const standing = await standingAssessments(work, id)
  const disagreement = disagreementOf(standing, shelf.priorities)
  const moderation = (await moderationsOf(work, new Map([[id, standing]]))).get(id)
  return {
    group,
    marking: await markingOf(work, [group.label, ...all.flatMap(one => one.labels)]),
    all,
    standing,
    mayAssess: await maySee(work, group),
    moderating: disagreement ? await moderating(work, disagreement) : 'may-not',
    ...(disagreement ? { disagreement } : {}),
    ...(moderation ? { moderation } : {}),
  }
}

export const lookAtAssessments = look('look-at-assessments', async (work, id: GroupId) => {
  const page = await seenAssessments(work, id)
  return { page, shows: [], words: `assessments of group ${id}` }
})

export type SeenAssessment = {
  readonly group: CrimeGroup
  readonly marking: Marking
  readonly assessment: Assessment
  readonly isStanding: boolean
  readonly rests: readonly RestsOn[]
  readonly records: ReadonlyMap<RecordId, ReadRecord>
}

export type LookAtAssessment = { readonly group: GroupId; readonly assessment: AssessmentId }

const seenAssessment = async (work: Work, ask: LookAtAssessment): Promise<SeenAssessment | undefined> => {
  const group = await groupAt(work, ask.group)
  const assessment = group && (await assessmentAt(work, ask.group, ask.assessment))
  if (!group || !assessment) return undefined
  const rests = await evidenceOf(work, assessment.id)
  const records = await readRecords(work, recordsIn(rests))
  const standing = await standingAssessments(work, ask.group)
  return {
    group,
    marking: await markingOf(work, assessment.labels),
    assessment,
    isStanding: standing[assessment.lens]?.id === assessment.id,
    rests,
    records: new Map(records.map(record => [record.id, record])),
  }
}

/** One assessment with its answers and what they rest on. */
export const lookAtAssessment = look('look-at-assessment', async (work, ask: LookAtAssessment) => {
  const page = await seenAssessment(work, ask)
  return {
    page,
    shows: page ? [...page.records.keys()] : [],
    words: `assessment ${ask.assessment} of group ${ask.group}`,
  }
})

export type AssessmentForm = {
  readonly group: CrimeGroup
  readonly marking: Marking
  readonly scheme: Scheme & { readonly id: string }
  readonly standing?: Assessment
  readonly offered: readonly Offered[]
  readonly once: string
}

export type AskForForm = { readonly group: GroupId; readonly lens: Lens }

const assessmentForm = async (work: Work, { group: id, lens }: AskForForm): Promise<AssessmentForm | undefined> => {
  const group = await groupAt(work, id)
  if (!group || !(await maySee(work, group))) return undefined
  const offered = await evidenceOffered(work, id)
  const standing = (await standingAssessments(work, id))[lens]
  return {
    group,
    marking: await markingOf(work, [group.label, ...offered.map(one => one.record.label), ...(standing?.labels ?? [])]),
    scheme: currentScheme(lens),
    offered,
    once: work.nextId(`form assessment ${id} ${lens}`),
    ...(standing ? { standing } : {}),
  }
}

/** The empty form of one lens; undefined where this viewer does not grade this group. */
export const openAssessmentForm = look('open-assessment-form', async (work, ask: AskForForm) => {
  const page = await assessmentForm(work, ask)
  return { page, shows: page ? page.offered.map(one => one.record.id) : [], words: `${ask.lens} of group ${ask.group}` }
})
