// An assessment of a group through one lens: authored, pinned to its scheme and evidence, never edited. A new one stands in its place.
import type { AssessmentId, GroupId, LabelId, MemberId, RecordId } from '#core/language/ids.ts'
import type { GroupBand, Lens } from '#core/language/prioritise.ts'
import type { Priorities } from '../schemes/priorities.ts'
import { rankOf } from '../schemes/scheme.ts'
import { type Answers, apart, type Score, score } from '../schemes/score.ts'
import { schemeAt } from '../schemes/shelf.ts'

export type By = { readonly id: MemberId; readonly name: string; readonly agency: string }

export type Assessment = Score & {
  readonly id: AssessmentId
  /** INVARIANT: a group, and nothing else: no person carries a grade. */
  readonly group: GroupId
  readonly lens: Lens
  /** With its version, such as harm-lens-v1. */
  readonly scheme: string
  readonly schemeSha256: Buffer
  readonly answers: Answers
  readonly rationale: string
  readonly labels: readonly LabelId[]
  readonly by: By
  readonly at: Date
}

export type RestsOn = { readonly question: string; readonly record: RecordId; readonly version: number }

/** The newest of each lens that this viewer sees. */
export type Standing = { readonly [L in Lens]?: Assessment }

export type Moderation = {
  readonly stands: Lens
  readonly reason: string
  readonly by: By
  readonly at: Date
}

export type Disagreement = { readonly attributes: Assessment; readonly harm: Assessment; readonly steps: number }

/** Two lenses that lie further apart than the instance allows: somebody else has to look. */
export const disagreementOf = (
  { attributes, harm }: Standing,
  { disagreement }: Pick<Priorities, 'disagreement'>,
): Disagreement | undefined => {
  if (!attributes || !harm) return undefined
  const steps = apart(attributes.band, harm.band)
  return steps >= disagreement.bandsApart ? { attributes, harm, steps } : undefined
}

/** The band that a group is ranked by: what a second person let stand, else the graver of the two. */
export const rankedBand = (standing: Standing, moderation?: Moderation): GroupBand | undefined => {
  if (moderation) return standing[moderation.stands]?.band
  const [graver] = [standing.attributes?.band, standing.harm?.band]
    .flatMap(band => band ?? [])
    .sort((a, b) => rankOf(b) - rankOf(a))
  return graver
}

/** Works an assessment out again by the scheme that it was made by; `undefined` where that document is gone or is another one now. */
export const replay = (assessment: Pick<Assessment, 'scheme' | 'schemeSha256' | 'answers'>): Score | undefined => {
  const scheme = schemeAt(assessment.scheme)
  return scheme?.sha256.equals(assessment.schemeSha256) ? score(scheme, assessment.answers) : undefined
}
