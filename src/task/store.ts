// The SQL of this room: taskings with their latest step, the steps, and what a tasking is about; every label is tested in every read.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import { type Cleared, type Sealed, seal } from '#core/guard/sealed.ts'
import type { AgencyCode, GroupId, LabelId, MemberId, RecordId, TaskingId } from '#core/language/ids.ts'
import type { Post } from '#core/language/members.ts'
import type { TaskingAct, TaskingKind, TaskingSide, TaskingState } from '#core/language/tasking.ts'
import type { Asking, Step, Tasking } from './tasking.ts'

const seen = (work: Work) => sql`any(${[...work.sight.visible]}::int[])`

type Row = Omit<Tasking, 'escalatedTo'> & {
  toPost: Post | null
  toAgency: AgencyCode | null
  toAgencyName: string | null
}

const tasking = ({ toPost, toAgency, toAgencyName, ...row }: Row): Tasking => ({
  ...row,
  ...(row.state === 'escalated' && toPost && toAgency && toAgencyName
    ? { escalatedTo: { post: toPost, agency: toAgency, agencyName: toAgencyName } }
    : {}),
})

const columns = sql`
  t.id, t.label, t.title, t.wanted, t.priority, t.level, t.kind, t.necessity, t.proportionality, t.asker, a.name as "askerName",
  t.asked, b.name as "askedName", t.sent_by as "sentBy", m.name as "sentByName", t.sent_at as "sentAt",
  coalesce(d.answer_by, t.answer_by)::text as "answerBy", coalesce(d.due, t.due)::text as due,
  s.state, s.done_at as since, s.place + 1 as version, s.to_post as "toPost", s.to_agency as "toAgency", e.name as "toAgencyName"
  from task.tasking t
    join guard.agency a on a.code = t.asker
    join guard.agency b on b.code = t.asked
    join guard.member m on m.id = t.sent_by
    join lateral (select * from task.step s where s.tasking = t.id order by s.place desc limit 1) s on true
    left join lateral (select * from task.step s where s.tasking = t.id and s.due is not null order by s.place desc limit 1) d on true
    left join guard.agency e on e.code = s.to_agency`

/** One tasking, for whoever sees it; absent and hidden are the same empty answer. */
export const taskingAt = async (work: Work, id: TaskingId): Promise<Tasking | undefined> => {
  const { rows } = await sql<Row>`select ${columns} where t.id = ${id} and t.label = ${seen(work)}`.execute(work.db)
  return rows[0] && tasking(rows[0])
}

export const sealedTasking = async (work: Work, id: TaskingId): Promise<Sealed<Tasking> | undefined> => {
  const found = await taskingAt(work, id)
  return found && seal(found, [found.label])
}

export type Whose = 'mine' | 'agency' | 'all'

const whose = (work: Work, choice: Whose) => {
  const { by } = work.sight
  if (choice === 'all' || by.kind !== 'Member') return sql`true`
  const agency = sql`(t.asker = ${by.agency} or t.asked = ${by.agency} or (s.state = 'escalated' and s.to_agency = ${by.agency}))`
  if (choice === 'agency') return agency
  return sql`(t.sent_by = ${by.id} or (s.state = 'escalated' and s.to_agency = ${by.agency} and s.to_post = ${by.post})
    or exists (select 1 from task.step k where k.tasking = t.id and k.done_by = ${by.id}))`
}

const ended = sql`s.state in ('completed', 'withdrawn', 'sent-on')`

/** Taskings that still wait for somebody, the earliest due first. */
export const openTaskings = async (work: Work, choice: Whose, limit: number): Promise<readonly Tasking[]> => {
  const { rows } = await sql<Row>`
    select ${columns} where t.label = ${seen(work)} and not ${ended} and ${whose(work, choice)}
    order by coalesce(d.due, t.due), t.id limit ${limit}`.execute(work.db)
  return rows.map(tasking)
}

/** Taskings that ended, the latest first. */
export const endedTaskings = async (work: Work, choice: Whose, limit: number): Promise<readonly Tasking[]> => {
  const { rows } = await sql<Row>`
    select ${columns} where t.label = ${seen(work)} and ${ended} and ${whose(work, choice)}
    order by s.done_at desc, t.id limit ${limit}`.execute(work.db)
  return rows.map(tasking)
}

/** The taskings on a group: of those that are seen, where the tie to the group is seen too. */
export const taskingsOnGroup = async (work: Work, group: GroupId, limit: number): Promise<readonly Tasking[]> => {
  const { rows } = await sql<Row>`
    select ${columns} join task.about_group g on g.tasking = t.id
    where g.crime_group = ${group} and t.label = ${seen(work)} and g.tasking_label = ${seen(work)} and g.group_label = ${seen(work)}
    order by t.sent_at desc, t.id limit ${limit}`.execute(work.db)
  return rows.map(tasking)
}

type StepRow = Omit<Step, 'toPost' | 'toAgencyName' | 'due'> & {
  toPost: Post | null
  toAgencyName: string | null
  due: string | null
}

/** What became of a tasking, from its sending on. */
export const stepsOf = async (work: Work, id: TaskingId): Promise<readonly Step[]> => {
  const { rows } = await sql<StepRow>`
    select s.place, s.act, s.state, s.side, s.words, s.to_post as "toPost", e.name as "toAgencyName", s.due::text as due,
      m.name as by, a.name as "agencyName", s.done_at as at
    from task.step s join task.tasking t on t.id = s.tasking join guard.member m on m.id = s.done_by
      join guard.agency a on a.code = m.agency left join guard.agency e on e.code = s.to_agency
    where s.tasking = ${id} and t.label = ${seen(work)} order by s.place`.execute(work.db)
  return rows.map(({ toPost, toAgencyName, due, ...row }) => ({
    ...row,
    ...(toPost === null ? {} : { toPost }),
    ...(toAgencyName === null ? {} : { toAgencyName }),
    ...(due === null ? {} : { due }),
  }))
}

/** The records that a tasking rests on, of those that are seen. A person who needs protection is in no enforcement tasking's. */
export const recordsUnder = async (work: Work, id: TaskingId): Promise<readonly RecordId[]> => {
  const { rows } = await sql<{ record: RecordId }>`
    select r.record from task.rests_on r join guard.label l on l.id = r.record_label
    where r.tasking = ${id} and r.tasking_label = ${seen(work)} and r.record_label = ${seen(work)}
      and (r.kind = 'safeguarding' or l.protected = 'none') order by r.record`.execute(work.db)
  return rows.map(row => row.record)
}

export const groupUnder = async (work: Work, id: TaskingId): Promise<GroupId | undefined> => {
  const { rows } = await sql<{ group: GroupId }>`
    select crime_group as group from task.about_group
    where tasking = ${id} and tasking_label = ${seen(work)} and group_label = ${seen(work)}`.execute(work.db)
  return rows[0]?.group
}

/** Where a tasking was sent on to, and which it was sent on from. */
export const sentOnWith = async (work: Work, id: TaskingId) => {
  const { rows } = await sql<{ tasking: TaskingId; next: TaskingId }>`
    select tasking, next from task.sent_on
    where (tasking = ${id} or next = ${id}) and tasking_label = ${seen(work)} and next_label = ${seen(work)} order by tasking`.execute(
    work.db,
  )
  return { to: rows.find(row => row.tasking === id)?.next, from: rows.find(row => row.next === id)?.tasking }
}

/** The tasking that this very form has already become. */
export const taskingOnce = async (work: Work, by: MemberId, once: string): Promise<TaskingId | undefined> => {
  const { rows } = await sql<{ id: TaskingId }>`
    select id from task.tasking where sent_by = ${by} and once = ${once} and label = ${seen(work)}`.execute(work.db)
  return rows[0]?.id
}

export type NewTasking = Omit<Asking, 'group' | 'about'> & {
  readonly id: TaskingId
  readonly label: LabelId
  readonly asker: AgencyCode
  readonly sentBy: MemberId
  readonly version: 0
}

/** The same form sent twice at once meets on its token: the later one begins again and finds what the first one wrote. */
export const writeTasking = async (work: Work, { content }: Cleared<NewTasking>): Promise<void> => {
  const { id, label, title, wanted, priority, level, kind, necessity, proportionality } = content
  await sql`
    insert into task.tasking (id, label, title, wanted, priority, level, kind, necessity, proportionality, asker, asked, answer_by, due,
      sent_by, sent_at, once)
    values (${id}, ${label}, ${title}, ${wanted}, ${priority}, ${level}, ${kind}, ${necessity}, ${proportionality}, ${content.asker},
      ${content.asked}, ${content.answerBy}, ${content.due}, ${content.sentBy}, ${work.now}, ${content.once})
    on conflict (sent_by, once) do nothing`.execute(work.db)
}

export const writeGroup = async (
  work: Work,
  tasking: Pick<Tasking, 'id' | 'label'>,
  group: { readonly id: GroupId; readonly label: LabelId },
): Promise<void> => {
  await sql`insert into task.about_group (tasking, tasking_label, crime_group, group_label)
    values (${tasking.id}, ${tasking.label}, ${group.id}, ${group.label})`.execute(work.db)
}

export const writeRestsOn = async (
  work: Work,
  tasking: { readonly id: TaskingId; readonly label: LabelId; readonly kind: TaskingKind },
  record: { readonly id: RecordId; readonly label: LabelId },
): Promise<void> => {
  await sql`insert into task.rests_on (tasking, tasking_label, kind, record, record_label)
    values (${tasking.id}, ${tasking.label}, ${tasking.kind}, ${record.id}, ${record.label})`.execute(work.db)
}

export type NewStep = {
  readonly act: TaskingAct
  readonly state: TaskingState
  readonly side: TaskingSide
  readonly words: string
  readonly to?: { readonly post: Post; readonly agency: AgencyCode }
  readonly dates?: { readonly answerBy: string; readonly due: string }
}

/** Two who act on the same form meet on its place: the later one cannot be serialised, begins again, and finds the tasking moved on. */
export const writeStep = async (
  work: Work,
  { content, by }: Cleared<{ readonly id: TaskingId; readonly version: number }>,
  { act, state, side, words, to, dates }: NewStep,
): Promise<void> => {
  await sql`insert into task.step (tasking, place, act, state, side, words, to_post, to_agency, answer_by, due, done_by, done_at)
    values (${content.id}, ${content.version}, ${act}, ${state}, ${side}, ${words}, ${to?.post ?? null}, ${to?.agency ?? null},
      ${dates?.answerBy ?? null}, ${dates?.due ?? null}, ${by.id}, ${work.now})
    on conflict (tasking, place) do nothing`.execute(work.db)
}

export const writeSentOn = async (
  work: Work,
  tasking: Pick<Tasking, 'id' | 'label'>,
  next: { readonly id: TaskingId; readonly label: LabelId },
): Promise<void> => {
  await sql`insert into task.sent_on (tasking, tasking_label, next, next_label)
    values (${tasking.id}, ${tasking.label}, ${next.id}, ${next.label})`.execute(work.db)
}

/** Lets more agencies read a tasking; what is tied to it goes with it. */
export const relabel = async (work: Work, { content }: Cleared<Tasking>, label: LabelId): Promise<void> => {
  await sql`update task.tasking set label = ${label} where id = ${content.id} and label = ${content.label}`.execute(
    work.db,
  )
}
