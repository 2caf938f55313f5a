// The SQL of disruptions: each is seen by who sees its group and every piece of its evidence.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import type { DisruptionGrade, DisruptionState, DisruptionStep } from '#core/language/disrupt.ts'
import type { AgencyCode, DisruptionId, GroupId, LabelId, OutcomeId, RecordId } from '#core/language/ids.ts'
import type { Disruption, Evidence, StepTaken } from './disruption.ts'

const seen = (work: Work) => sql`${[...work.sight.visible]}::int[]`

/** INVARIANT: with one piece of evidence hidden, the whole disruption is. */
const wholeSeen = (work: Work) => sql`
  d.group_label = any(${seen(work)}) and (
    select count(*) from disrupt.evidence e where e.disruption = d.id
      and e.group_label = any(${seen(work)})
      and (e.record_label is null or e.record_label = any(${seen(work)}))
      and (e.event_label is null or e.event_label = any(${seen(work)}))) >= d.evidence_count`

const columns = sql`
  d.id, d.crime_group as group, d.group_label as "groupLabel", d.four_p as "fourP", d.means, d.happened_on::text as "happenedOn",
  d.what, d.expected, d.impact, d.grade, d.look_again_on::text as "lookAgainOn", d.state, d.standing_grade as standing,
  d.same_as as "sameAs", d.evidence_count as "evidenceCount", d.version, d.recorded_by as "recordedBy", m.name as "recordedByName",
  d.recorded_for as "recordedFor", d.recorded_at as "recordedAt",
  (select json_agg(json_build_object('agency', g.agency, 'name', a.name) order by a.name collate "C", g.agency)
    from disrupt.disruption_agency g join guard.agency a on a.code = g.agency where g.disruption = d.id) as agencies,
  array(select distinct l from disrupt.evidence e, unnest(array[e.group_label, e.record_label, e.event_label]) as t(l)
    where e.disruption = d.id and l is not null order by l) as labels,
  (select max(b.marking collate "C") from disrupt.evidence e join guard.label b on b.id in (e.group_label, e.record_label, e.event_label)
    where e.disruption = d.id) as marking
  from disrupt.disruption d join guard.member m on m.id = d.recorded_by`

export const disruptionAt = async (work: Work, id: DisruptionId): Promise<Disruption | undefined> => {
  const { rows } = await sql<Disruption>`select ${columns} where d.id = ${id} and ${wholeSeen(work)}`.execute(work.db)
  return rows[0]
}

export type Sought = {
  readonly group?: GroupId
  readonly state?: DisruptionState
  readonly from?: string
  readonly to?: string
  readonly limit?: number
  readonly after?: number
}

/** The disruptions this viewer sees, the latest first. */
export const disruptionsSeen = async (work: Work, sought: Sought = {}): Promise<readonly Disruption[]> => {
  const { group, state, from, to, limit, after } = sought
  const { rows } = await sql<Disruption>`
    select ${columns} where ${wholeSeen(work)}
      and (${group ?? null}::uuid is null or d.crime_group = ${group ?? null})
      and (${state ?? null}::text is null or d.state = ${state ?? null})
      and (${from ?? null}::date is null or d.happened_on >= ${from ?? null})
      and (${to ?? null}::date is null or d.happened_on <= ${to ?? null})
    order by d.happened_on desc, d.recorded_at desc, d.id limit ${limit ?? null}::int offset ${after ?? 0}`.execute(
    work.db,
  )
  return rows
}

/** The evidence of a disruption that is seen, in the order in which it was given. */
export const evidenceOf = async (work: Work, id: DisruptionId): Promise<readonly Evidence[]> => {
  const { rows } = await sql<Evidence>`
    select e.place, e.words, e.what, e.record, e.event, v.operation, e.document, m.name as by, e.added_at as at
    from disrupt.evidence e join disrupt.disruption d on d.id = e.disruption join guard.member m on m.id = e.added_by
      left join disrupt.event v on v.id = e.event and v.label = any(${seen(work)})
    where e.disruption = ${id} and ${wholeSeen(work)} order by e.place`.execute(work.db)
  return rows
}

export const stepsOf = async (work: Work, id: DisruptionId): Promise<readonly StepTaken[]> => {
  const { rows } = await sql<StepTaken>`
    select s.step, s.grade, s.reason, m.name as by, a.name as agency, s.given_at as at
    from disrupt.step s join disrupt.disruption d on d.id = s.disruption
      join guard.member m on m.id = s.given_by join guard.agency a on a.code = m.agency
    where s.disruption = ${id} and ${wholeSeen(work)} order by s.place`.execute(work.db)
  return rows
}

export type NewDisruption = Pick<
  Disruption,
  'group' | 'fourP' | 'means' | 'happenedOn' | 'what' | 'expected' | 'impact' | 'grade'
> & { readonly lookAgainOn: string | undefined }

export const writeDisruption = async (
  work: Work,
  id: DisruptionId,
  groupLabel: LabelId,
  ask: NewDisruption,
  evidenceCount: number,
  agency: AgencyCode,
): Promise<void> => {
  await sql`insert into disrupt.disruption (id, crime_group, group_label, four_p, means, happened_on, what, expected, impact, grade,
      look_again_on, state, evidence_count, recorded_by, recorded_for, recorded_at)
    values (${id}, ${ask.group}, ${groupLabel}, ${ask.fourP}, ${ask.means}, ${ask.happenedOn}, ${ask.what}, ${ask.expected},
      ${ask.impact}, ${ask.grade}, ${ask.lookAgainOn ?? null}, 'recorded', ${evidenceCount}, ${work.sight.by.id}, ${agency}, ${work.now})`.execute(
    work.db,
  )
}

/** One thing that shows what the action did. */
export type Shows =
  | { readonly what: 'record'; readonly record: RecordId; readonly label: LabelId }
  | { readonly what: 'event'; readonly event: OutcomeId; readonly label: LabelId }
  | { readonly what: 'document'; readonly document: string }

export const writeEvidence = async (
  work: Work,
  about: { readonly id: DisruptionId; readonly groupLabel: LabelId },
  place: number,
  words: string,
  shows: Shows,
): Promise<void> => {
  const record = shows.what === 'record' ? shows : undefined
  const event = shows.what === 'event' ? shows : undefined
  await sql`insert into disrupt.evidence (id, disruption, group_label, place, words, what, record, record_label, event, event_label,
      document, added_by, added_at)
    values (${work.nextId(`evidence of ${about.id}`)}, ${about.id}, ${about.groupLabel}, ${place}, ${words}, ${shows.what},
      ${record?.record ?? null}, ${record?.label ?? null}, ${event?.event ?? null}, ${event?.label ?? null},
      ${shows.what === 'document' ? shows.document : null}, ${work.sight.by.id}, ${work.now})`.execute(work.db)
}

/** The agencies that took part, each once; whoever is there already stays as he is. */
export const writeAgencies = async (work: Work, id: DisruptionId, agencies: readonly AgencyCode[]): Promise<number> => {
  const { numAffectedRows } = await sql`
    insert into disrupt.disruption_agency (disruption, agency, said_by, said_at)
    select ${id}, a.code, ${work.sight.by.id}, ${work.now} from guard.agency a where a.code = any(${[...new Set(agencies)]}::text[])
      and not exists (select 1 from disrupt.disruption_agency g where g.disruption = ${id} and g.agency = a.code)
    order by a.code on conflict (disruption, agency) do nothing`.execute(work.db)
  return Number(numAffectedRows ?? 0)
}

export type Taken = {
  readonly step: DisruptionStep
  readonly reason: string
  readonly to: DisruptionState
  readonly grade?: DisruptionGrade
  readonly sameAs?: DisruptionId
  readonly evidenceCount?: number
}

/** Two who answer the same form meet on its place: the later one begins again and finds that it moved on. */
export const writeStep = async (work: Work, about: Disruption, taken: Taken): Promise<void> => {
  const id = work.nextId(`steps of ${about.id}`)
  await sql`insert into disrupt.step (id, disruption, recorded_by, place, step, grade, reason, given_by, given_at)
    values (${id}, ${about.id}, ${about.recordedBy}, ${about.version}, ${taken.step}, ${taken.grade ?? null}, ${taken.reason},
      ${work.sight.by.id}, ${work.now})
    on conflict (disruption, place) do nothing`.execute(work.db)
  await sql`update disrupt.disruption set state = ${taken.to}, standing_grade = ${taken.grade ?? null},
      same_as = ${taken.sameAs ?? null}, evidence_count = ${taken.evidenceCount ?? about.evidenceCount}, version = version + 1
    where id = ${about.id}`.execute(work.db)
}
