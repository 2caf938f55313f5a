// What is put down on the register: groups, decisions on them, and who belongs to them. Nothing is written that the guard did not clear.
import { sql } from 'kysely'
import type { ReadRecord } from '#collect'
import type { Work } from '#core/guard/desk.ts'
import { labelFactsAt } from '#core/guard/label-facts.ts'
import { type Cleared, permit, type Refusal, seal } from '#core/guard/sealed.ts'
import type { GroupRole } from '#core/language/groups.ts'
import type { GroupId, LabelId, MembershipId } from '#core/language/ids.ts'
import type { Basis } from '#core/language/things.ts'
import type { CrimeGroup, Decision, Member } from './group.ts'

export type NewGroup = {
  readonly label: LabelId
  readonly name: string
  readonly summary: string
  readonly rule?: string
  /** The form's own token: sent twice, it is one group. */
  readonly once: string
}

export type NewMember = {
  readonly role: GroupRole
  readonly basis: Basis
  readonly since?: string
  readonly why: string
}

/** A group opened for an act by whoever works here. */
export const clearedGroup = async (work: Work, group: CrimeGroup): Promise<Cleared<CrimeGroup> | Refusal> =>
  permit(work.sight, 'keepGroup', seal(group, [group.label]), await labelFactsAt(work.db, work.now, [group.label]))

export const clearedNewGroup = async (work: Work, group: NewGroup): Promise<Cleared<NewGroup> | Refusal> =>
  permit(work.sight, 'keepGroup', seal(group, [group.label]), await labelFactsAt(work.db, work.now, [group.label]))

/** The group that the same form made before. */
const madeBefore = async (work: Work, { content, by }: Cleared<NewGroup>): Promise<GroupId | undefined> => {
  const { rows } = await sql<{ id: GroupId }>`
    select id from understand.crime_group where proposed_by = ${by.id} and once = ${content.once}
      and label = any(${[...work.sight.visible]}::int[])`.execute(work.db)
  return rows[0]?.id
}

export type Put = { readonly id: GroupId; readonly isNew: boolean }

/** Puts a group down as proposed, or finds the one that the same form made. */
export const putGroup = async (work: Work, cleared: Cleared<NewGroup>): Promise<Put> => {
  const { label, name, summary, rule, once } = cleared.content
  const before = await madeBefore(work, cleared)
  if (before) return { id: before, isNew: false }
  // Each label has its own stream: what somebody puts down under a label that others may not see shows in none of the ids that they may.
  const id = work.nextId(`group ${label}`) as GroupId
  await sql`insert into understand.crime_group (id, label, name, summary, state, rule, proposed_by, proposed_at, once)
    values (${id}, ${label}, ${name}, ${summary}, 'proposed', ${rule ?? null}, ${cleared.by.id}, ${work.now}, ${once})`.execute(
    work.db,
  )
  return { id, isNew: true }
}

/** Moves a group on; the officer's own version guards it, so that the later of two who decide is told. */
export const writeDecision = async (
  work: Work,
  { content, by }: Cleared<Pick<CrimeGroup, 'id' | 'label' | 'version'>>,
  decision: Decision['decision'],
  reason: string,
): Promise<void> => {
  const { id, label, version } = content
  await sql`update understand.crime_group set state = ${decision}, decided_by = ${by.id}, decided_at = ${work.now}, reason = ${reason},
    version = version + 1 where id = ${id} and version = ${version}`.execute(work.db)
  await sql`insert into understand.decision (crime_group, group_label, place, decision, reason, decided_by, decided_at)
    values (${id}, ${label}, ${version + 1}, ${decision}, ${reason}, ${by.id}, ${work.now})`.execute(work.db)
}

/**
 * Puts a record down as a member. Two who do so at once meet on its place: the later one cannot be serialised, begins again, and finds
 * that it is one already. Named twice in one form it is put down once.
 */
export const writeMember = async (
  work: Work,
  group: Pick<CrimeGroup, 'id' | 'label'>,
  { content, by }: Cleared<ReadRecord>,
  { role, basis, since, why }: NewMember,
): Promise<MembershipId> => {
  const id = work.nextId(`member ${group.id} ${content.id}`) as MembershipId
  await sql`insert into understand.membership (id, crime_group, group_label, record, record_label, role, basis, since, why, added_by, added_at)
    values (${id}, ${group.id}, ${group.label}, ${content.id}, ${content.label}, ${role}, ${basis}, ${since ?? null}::date, ${why}, ${by.id},
      ${work.now})
    on conflict (crime_group, record) where ended_at is null do nothing`.execute(work.db)
  return id
}

/** Ends a membership; false where somebody ended it before. */
export const writeEnd = async (
  work: Work,
  { content, by }: Cleared<Member>,
  why: string,
  until: string | undefined,
): Promise<boolean> => {
  const { rows } = await sql<{ id: MembershipId }>`
    update understand.membership set ended_by = ${by.id}, ended_at = ${work.now}, ended_why = ${why}, until = ${until ?? null}::date
    where id = ${content.id} and ended_at is null returning id`.execute(work.db)
  return rows.length > 0
}
