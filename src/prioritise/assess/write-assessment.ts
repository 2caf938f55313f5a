// Puts an assessment down with what it rests on, and what a second person said where two lenses disagree.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import type { Cleared } from '#core/guard/sealed.ts'
import type { AgencyCode, AssessmentId, LabelId, RecordId } from '#core/language/ids.ts'
import type { Lens } from '#core/language/prioritise.ts'
import type { CrimeGroup } from '#understand'
import type { Answers, Score } from '../schemes/score.ts'
import type { ShelvedScheme } from '../schemes/shelf.ts'
import type { Disagreement } from './assessment.ts'

export type NewAssessment = Score & {
  readonly lens: Lens
  readonly scheme: ShelvedScheme
  readonly answers: Answers
  readonly rationale: string
  readonly labels: readonly LabelId[]
  readonly evidence: readonly {
    readonly question: string
    readonly record: RecordId
    readonly label: LabelId
    readonly version: number
  }[]
  readonly agency: AgencyCode | ''
  readonly once: string
}

/** The same form sent twice at once meets itself here: the later one cannot be serialised, begins again, and finds what was made. */
export const writeAssessment = async (
  work: Work,
  { content: group, by }: Cleared<CrimeGroup>,
  made: NewAssessment,
): Promise<AssessmentId> => {
  // Each form has its own stream: how often somebody graded what others may not see shows in none of the ids that they may.
  const id = work.nextId(`assessment ${made.once}`) as AssessmentId
  await sql`
    insert into prioritise.assessment (id, crime_group, group_label, group_version, labels, lens, scheme, scheme_version, scheme_sha256, answers,
      points, band, could_be, not_known, rationale, author, author_agency, purpose, written_at, once)
    values (${id}, ${group.id}, ${group.label}, ${group.version}, ${[...made.labels]}::int[], ${made.lens}, ${made.scheme.scheme},
      ${made.scheme.version}, ${made.scheme.sha256}, ${JSON.stringify(made.answers)}::jsonb, ${made.points}, ${made.band}, ${made.couldBe},
      ${made.notKnown}, ${made.rationale}, ${by.id}, ${made.agency}, ${work.sight.purpose}, ${work.now}, ${made.once})
    on conflict (author, once) do nothing`.execute(work.db)
  for (const { question, record, label, version } of made.evidence)
    await sql`insert into prioritise.evidence (assessment, question, record, record_label, version)
      values (${id}, ${question}, ${record}, ${label}, ${version}) on conflict do nothing`.execute(work.db)
  return id
}

/** False where somebody was quicker. */
export const writeModeration = async (
  work: Work,
  { content, by }: Cleared<Disagreement>,
  stands: Lens,
  reason: string,
): Promise<boolean> => {
  const { attributes, harm } = content
  const id = work.nextId(`moderation ${attributes.id} ${harm.id}`)
  const { rows } = await sql`
    insert into prioritise.moderation (id, attributes_assessment, attributes_author, harm_assessment, harm_author, stands, reason, moderated_by,
      moderated_at)
    values (${id}, ${attributes.id}, ${attributes.by.id}, ${harm.id}, ${harm.by.id}, ${stands}, ${reason}, ${by.id}, ${work.now})
    on conflict (attributes_assessment, harm_assessment) do nothing returning id`.execute(work.db)
  return rows.length > 0
}
