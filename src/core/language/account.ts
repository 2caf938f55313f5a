// The words of accounting: how far a frozen figure, a recommendation and a brief have come.
import { closedSet, type Of } from './closed-set.ts'

export const snapshotStates = closedSet({
  taken: 'frozen, not signed off',
  'signed-off': 'signed off',
  declined: 'not signed off, with a reason',
})
export type SnapshotState = Of<typeof snapshotStates>

/** The states of the inspectorate's own tracker, with the two that stand between: an agency claims, the inspector decides. */
export const recommendationStates = closedSet({
  'awaiting-review': 'awaiting review',
  'being-progressed': 'being progressed',
  'ready-for-review': 'ready for review',
  returned: 'returned by the inspector',
  complete: 'complete',
})
export type RecommendationState = Of<typeof recommendationStates>

export const recommendationEntryKinds = closedSet({
  moved: 'moved on',
  commented: 'commented',
  evidence: 'evidence added',
})
export type RecommendationEntryKind = Of<typeof recommendationEntryKinds>

export const evidenceKinds = closedSet({
  figure: 'a frozen figure',
  brief: 'an issued progress brief',
  assessment: 'an assessment, by its reference',
  document: 'a document, by its reference',
})
export type EvidenceKind = Of<typeof evidenceKinds>

export const briefStates = closedSet({
  draft: 'draft, not signed off',
  issued: 'issued',
})
export type BriefState = Of<typeof briefStates>
