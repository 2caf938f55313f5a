// Evaluations as they are kept: one for each version it made, latest first, and what was said to corroborate it.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import type { ActionCode, Grade, SanitisationCode } from '#core/language/handling.ts'
import type { LabelId, RecordId } from '#core/language/ids.ts'
import type { Evaluated } from './evaluation.ts'

export type PastEvaluation = {
  readonly id: string
  readonly version: number
  readonly oldGrade: string | null
  readonly grade: Grade
  readonly action: ActionCode | null
  readonly sanitisation: SanitisationCode | null
  readonly instructions: string | null
  readonly why: string
  readonly reviewDue: string
  readonly by: string
  readonly agency: string
  readonly at: Date
  /** The record that was said to corroborate it, for who sees both. */
  readonly corroboratedBy: RecordId | null
}

const most = 50

export const evaluationsOf = async (work: Work, record: RecordId): Promise<readonly PastEvaluation[]> => {
  const seen = [...work.sight.visible]
  const { rows } = await sql<PastEvaluation>`
    select e.id, e.version, e.old_grade as "oldGrade", e.source || e.assessment || e.handling as grade, e.action, e.sanitisation,
      e.instructions, e.why, to_char(e.review_due, 'YYYY-MM-DD') as "reviewDue", m.name as by, a.name as agency, e.evaluated_at as at,
      c.by_record as "corroboratedBy"
    from evaluate.evaluation e join guard.member m on m.id = e.evaluated_by join guard.agency a on a.code = m.agency
      left join evaluate.corroboration c on c.evaluation = e.id and c.record_label = any(${seen}::int[]) and c.by_label = any(${seen}::int[])
    where e.record = ${record} and e.record_label = any(${seen}::int[])
    order by e.version desc, e.id limit ${most}`.execute(work.db)
  return rows
}

export type NewEvaluation = {
  readonly record: RecordId
  readonly label: LabelId
  readonly version: number
  readonly oldGrade: string | undefined
  readonly evaluated: Evaluated
  readonly why: string
  readonly reviewDue: string
}

export const writeEvaluation = async (work: Work, one: NewEvaluation): Promise<string> => {
  const { record, label, version, oldGrade, evaluated, why, reviewDue } = one
  const { source, assessment, conditions } = evaluated
  const codes = conditions.handling === 'C' ? conditions : { action: null, sanitisation: null, instructions: null }
  const id = work.nextId(`evaluation of ${record}`)
  await sql`insert into evaluate.evaluation (id, record, record_label, version, old_grade, source, assessment, handling, action, sanitisation,
      instructions, why, review_due, evaluated_by, evaluated_at)
    values (${id}, ${record}, ${label}, ${version}, ${oldGrade ?? null}, ${source}, ${assessment}, ${conditions.handling}, ${codes.action},
      ${codes.sanitisation}, ${codes.instructions}, ${why}, ${reviewDue}, ${work.sight.by.id}, ${work.now})`.execute(
    work.db,
  )
  return id
}

export type Corroborating = { readonly record: RecordId; readonly label: LabelId }

export const writeCorroboration = async (
  work: Work,
  evaluation: string,
  of: Corroborating,
  by: Corroborating,
): Promise<void> => {
  await sql`insert into evaluate.corroboration (evaluation, record, record_label, by_record, by_label)
    values (${evaluation}, ${of.record}, ${of.label}, ${by.record}, ${by.label})`.execute(work.db)
}
