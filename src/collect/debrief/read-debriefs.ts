// Debriefs as those who work on them may see them: the conversation, what was asked, and what came of each question.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import type { AnswerGroup, AnswerState, DebriefState, Directness, StopReason } from '#core/language/collecting.ts'
import type { AgencyCode, DebriefId, LabelId, MemberId, RecordId } from '#core/language/ids.ts'
import { shortCode } from '../written/short-code.ts'

export type Debrief = {
  readonly id: DebriefId
  readonly label: LabelId
  readonly agency: AgencyCode
  readonly agencyName: string
  readonly heldBy: MemberId
  readonly holder: string
  readonly heldAt: Date
  readonly site: string
  readonly language: string
  readonly interpreter: string
  readonly present: string
  readonly consent: string
  readonly state: DebriefState
  readonly stoppedWhy: StopReason | null
  readonly endedAt: Date | null
  readonly followUp: string | null
  readonly followedUpBy: string | null
  readonly followedUpAt: Date | null
  readonly version: number
}

/** What the person who spoke is called. */
export const pseudonymOf = (debrief: DebriefId): string => `D-${shortCode(debrief, 6)}`

const columns = sql`d.id, d.label, d.agency, a.name as "agencyName", d.held_by as "heldBy", m.name as holder, d.held_at as "heldAt", d.site,
  d.language, d.interpreter, d.present, d.consent, d.state, d.stopped_why as "stoppedWhy", d.ended_at as "endedAt", d.follow_up as "followUp",
  f.name as "followedUpBy", d.followed_up_at as "followedUpAt", d.version
  from collect.debrief d join guard.agency a on a.code = d.agency join guard.member m on m.id = d.held_by
    left join guard.member f on f.id = d.followed_up_by`

export const debriefsAfter = async (
  work: Work,
  after: DebriefId | undefined,
  most: number,
): Promise<readonly Debrief[]> => {
  const seen = [...work.sight.visible]
  const { rows } = await sql<Debrief>`
    select ${columns} where d.label = any(${seen}::int[]) and (${after ?? null}::uuid is null
      or (d.held_at, d.id) < (select b.held_at, b.id from collect.debrief b where b.id = ${after ?? null}::uuid and b.label = any(${seen}::int[])))
    order by d.held_at desc, d.id desc limit ${most}`.execute(work.db)
  return rows
}

export const debriefAt = async (work: Work, id: DebriefId): Promise<Debrief | undefined> => {
  const { rows } = await sql<Debrief>`
    select ${columns} where d.id = ${id} and d.label = any(${[...work.sight.visible]}::int[])`.execute(work.db)
  return rows[0]
}

export type Answer = {
  readonly id: string
  readonly group: AnswerGroup
  readonly state: AnswerState
  readonly directness: Directness | null
  readonly record: RecordId | null
  readonly askedAt: Date
}

/** What was asked, in the order in which it was asked; an answer whose record is not to be seen is not among them. */
export const answersOf = async (work: Work, id: DebriefId): Promise<readonly Answer[]> => {
  const seen = [...work.sight.visible]
  const { rows } = await sql<Answer>`
    select w.id, w.answer_group as group, w.state, w.directness, w.record, w.asked_at as "askedAt"
    from collect.debrief_answer w
    where w.debrief = ${id} and w.label = any(${seen}::int[]) and (w.record_label is null or w.record_label = any(${seen}::int[]))
    order by w.asked_at, w.id`.execute(work.db)
  return rows
}

/** The record of who stands behind the pseudonym, for those in its circle. */
export const identityOf = async (work: Work, id: DebriefId): Promise<RecordId | undefined> => {
  const { rows } = await sql<{ record: RecordId }>`
    select i.record from collect.debrief_identity i where i.debrief = ${id} and i.record_label = any(${[...work.sight.visible]}::int[])`.execute(
    work.db,
  )
  return rows[0]?.record
}
