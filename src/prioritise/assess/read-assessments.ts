// Assessments read for whoever looks: each by all the labels of what it was made of.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import type { AssessmentId, GroupId, MemberId, RecordId } from '#core/language/ids.ts'
import { type Lens, lenses } from '#core/language/prioritise.ts'
import type { Assessment, Moderation, RestsOn, Standing } from './assessment.ts'

type By = { byId: MemberId; byName: string; byAgency: string }
type Row = Omit<Assessment, 'by' | 'notKnown' | 'couldBe'> & By & { notKnown: number; couldBe: Assessment['couldBe'] }

const assessment = ({ byId, byName, byAgency, ...row }: Row): Assessment => ({
  ...row,
  by: { id: byId, name: byName, agency: byAgency },
})

const columns = sql`
  a.id, a.crime_group as group, a.lens, a.scheme || '-v' || a.scheme_version as scheme, a.scheme_sha256 as "schemeSha256", a.answers,
  a.points, a.band, a.could_be as "couldBe", a.not_known as "notKnown", a.rationale, a.labels, a.written_at as at,
  m.id as "byId", m.name as "byName", g.name as "byAgency"
  from prioritise.assessment a join guard.member m on m.id = a.author join guard.agency g on g.code = a.author_agency`

const seen = (work: Work) => sql`${[...work.sight.visible]}::int[]`
const isSeen = (work: Work) => sql`a.group_label = any(${seen(work)}) and a.labels <@ ${seen(work)}`

/** Everything that was said of a group through both lenses, newest first; at most a screen of it. */
export const assessmentsOf = async (work: Work, group: GroupId): Promise<readonly Assessment[]> => {
  const { rows } = await sql<Row>`select ${columns} where a.crime_group = ${group} and ${isSeen(work)}
    order by a.written_at desc, a.id desc limit 100`.execute(work.db)
  return rows.map(assessment)
}

export const assessmentAt = async (work: Work, group: GroupId, id: AssessmentId): Promise<Assessment | undefined> => {
  const { rows } =
    await sql<Row>`select ${columns} where a.id = ${id} and a.crime_group = ${group} and ${isSeen(work)}`.execute(
      work.db,
    )
  return rows[0] && assessment(rows[0])
}

/** The assessment that the same form made before. */
export const madeBefore = async (work: Work, once: string): Promise<AssessmentId | undefined> => {
  const { rows } = await sql<{ id: AssessmentId }>`
    select a.id from prioritise.assessment a where a.author = ${work.sight.by.id} and a.once = ${once} and ${isSeen(work)}`.execute(
    work.db,
  )
  return rows[0]?.id
}

/** What stands for each of these groups, as far as this viewer sees it. */
export const standingOf = async (work: Work, groups: readonly GroupId[]): Promise<ReadonlyMap<GroupId, Standing>> => {
  const { rows } = await sql<Row>`select distinct on (a.crime_group, a.lens) ${columns}
    where a.crime_group = any(${[...groups]}::uuid[]) and ${isSeen(work)}
    order by a.crime_group, a.lens, a.written_at desc, a.id desc`.execute(work.db)
  const standing = new Map<GroupId, { [L in Lens]?: Assessment }>()
  for (const row of rows) standing.set(row.group, { ...standing.get(row.group), [row.lens]: assessment(row) })
  return standing
}

/** Both lenses of one group: for the rooms that come after. */
export const standingAssessments = async (work: Work, group: GroupId): Promise<Standing> =>
  (await standingOf(work, [group])).get(group) ?? {}

/** What an assessment rests on, by question: records by the version that its author had before him. */
export const evidenceOf = async (work: Work, id: AssessmentId): Promise<readonly RestsOn[]> => {
  const { rows } = await sql<RestsOn>`
    select e.question, e.record, e.version from prioritise.evidence e join prioritise.assessment a on a.id = e.assessment
    where a.id = ${id} and ${isSeen(work)} and e.record_label = any(${seen(work)})
    order by e.question collate "C", e.record`.execute(work.db)
  return rows
}

type ModerationRow = Omit<Moderation, 'by'> & By & { group: GroupId; attributes: AssessmentId; harm: AssessmentId }

/** What a second person said of the pairs that stand, by group. */
export const moderationsOf = async (
  work: Work,
  standing: ReadonlyMap<GroupId, Standing>,
): Promise<ReadonlyMap<GroupId, Moderation>> => {
  const ids = [...standing.values()].flatMap(one => lenses.values.flatMap(lens => one[lens]?.id ?? []))
  const { rows } = await sql<ModerationRow>`
    select a.crime_group as group, o.attributes_assessment as attributes, o.harm_assessment as harm, o.stands, o.reason, o.moderated_at as at,
      m.id as "byId", m.name as "byName", g.name as "byAgency"
    from prioritise.moderation o join prioritise.assessment a on a.id = o.attributes_assessment
      join prioritise.assessment h on h.id = o.harm_assessment
      join guard.member m on m.id = o.moderated_by join guard.agency g on g.code = m.agency
    where o.attributes_assessment = any(${ids}::uuid[]) and o.harm_assessment = any(${ids}::uuid[]) and ${isSeen(work)}
      and h.group_label = any(${seen(work)}) and h.labels <@ ${seen(work)}
    order by o.id`.execute(work.db)
  return new Map(
    rows.map(({ group, stands, reason, at, byId, byName, byAgency }) => [
      group,
      { stands, reason, at, by: { id: byId, name: byName, agency: byAgency } },
    ]),
  )
}

/** The records of an evidence list, each once. */
export const recordsIn = (evidence: readonly { readonly record: RecordId }[]): readonly RecordId[] => [
  ...new Set(evidence.map(one => one.record)),
]
