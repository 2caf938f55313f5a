// Where records came from, as it is kept apart from them: under a label of its own, seen by who sees both.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import type { IntelligenceAssessment, Marking, SourceEvaluation } from '#core/language/handling.ts'
import type { LabelId, RecordId } from '#core/language/ids.ts'

export type Provenance = {
  readonly id: string
  readonly words: string
  readonly source: SourceEvaluation
  readonly assessment: IntelligenceAssessment
  readonly marking: Marking
  /** Whether it is read by fewer than the record is. */
  readonly isNarrower: boolean
  readonly by: string
  readonly agency: string
  readonly at: Date
}

const most = 50

export const provenanceOf = async (work: Work, record: RecordId): Promise<readonly Provenance[]> => {
  const seen = [...work.sight.visible]
  const { rows } = await sql<Provenance>`
    select p.id, p.words, p.source, p.assessment, l.marking, p.label <> p.record_label as "isNarrower", m.name as by, a.name as agency,
      p.written_at as at
    from evaluate.provenance p join guard.label l on l.id = p.label join guard.member m on m.id = p.written_by
      join guard.agency a on a.code = m.agency
    where p.record = ${record} and p.record_label = any(${seen}::int[]) and p.label = any(${seen}::int[])
    order by p.written_at desc, p.id limit ${most}`.execute(work.db)
  return rows
}

export type NewProvenance = {
  readonly record: RecordId
  readonly recordLabel: LabelId
  readonly label: LabelId
  readonly words: string
  readonly source: SourceEvaluation
  readonly assessment: IntelligenceAssessment
  readonly once: string
}

/** Sent twice, a form is written once. False where it was sent before with other words, or of another record: those are not here. */
export const writeProvenanceRow = async (work: Work, one: NewProvenance): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    insert into evaluate.provenance (id, record, record_label, label, words, source, assessment, written_by, written_at, once)
    values (${work.nextId(`provenance of ${one.record}`)}, ${one.record}, ${one.recordLabel}, ${one.label}, ${one.words}, ${one.source},
      ${one.assessment}, ${work.sight.by.id}, ${work.now}, ${one.once})
    on conflict do nothing`.execute(work.db)
  if (numAffectedRows === 1n) return true
  const { rows } = await sql`
    select 1 from evaluate.provenance where written_by = ${work.sight.by.id} and once = ${one.once} and record = ${one.record}
      and words = ${one.words} and source = ${one.source} and assessment = ${one.assessment}
      and label = ${one.label} and label = any(${[...work.sight.visible]}::int[])`.execute(work.db)
  return rows.length === 1
}
