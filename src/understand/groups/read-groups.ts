// Groups and their members read for whoever looks: a group by its label, a membership by the labels of both its ends.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import type { GroupState } from '#core/language/groups.ts'
import type { GroupId, MemberId, MembershipId, RecordId } from '#core/language/ids.ts'
import type { CrimeGroup, Decision, Member, Officer } from './group.ts'

/** More groups than these are on no list; an officer narrows it down. */
export const groupsShown = 500

const seen = (work: Work) => sql`${[...work.sight.visible]}::int[]`

type By = { byId: MemberId; byName: string; byAgency: string }
const officer = ({ byId, byName, byAgency }: By): Officer => ({ id: byId, name: byName, agency: byAgency })

type GroupRow = Omit<CrimeGroup, 'rule' | 'proposedBy' | 'decided'> &
  By & {
    rule: string | null
    decidedAt: Date | null
    decidedReason: string | null
    deciderId: MemberId | null
    deciderName: string | null
    deciderAgency: string | null
  }

const group = (row: GroupRow): CrimeGroup => {
  const { rule, decidedAt, decidedReason, deciderId, deciderName, deciderAgency, byId, byName, byAgency, ...plain } =
    row
  return {
    ...plain,
    proposedBy: { id: byId, name: byName, agency: byAgency },
    ...(rule === null ? {} : { rule }),
    ...(decidedAt && deciderId && deciderName
      ? {
          decided: {
            by: { id: deciderId, name: deciderName, agency: deciderAgency ?? '' },
            at: decidedAt,
            reason: decidedReason ?? '',
          },
        }
      : {}),
  }
}

const groupColumns = sql`
  g.id, g.label, l.owner, l.marking, g.name, g.summary, g.state, g.rule, g.version, g.proposed_at as "proposedAt",
  m.id as "byId", m.name as "byName", a.name as "byAgency", g.decided_at as "decidedAt", g.reason as "decidedReason",
  d.id as "deciderId", d.name as "deciderName", e.name as "deciderAgency"
  from understand.crime_group g join guard.label l on l.id = g.label
    join guard.member m on m.id = g.proposed_by join guard.agency a on a.code = m.agency
    left join guard.member d on d.id = g.decided_by left join guard.agency e on e.code = d.agency`

/** One group; absent and hidden are the same empty answer. */
export const groupAt = async (work: Work, id: GroupId): Promise<CrimeGroup | undefined> => {
  const { rows } =
    await sql<GroupRow>`select ${groupColumns} where g.id = ${id} and g.label = any(${seen(work)})`.execute(work.db)
  return rows[0] && group(rows[0])
}

/** The groups that this viewer sees, by name. */
export const groupsSeen = async (
  work: Work,
  { state }: { readonly state?: GroupState } = {},
): Promise<readonly CrimeGroup[]> => {
  const { rows } = await sql<GroupRow>`
    select ${groupColumns}
    where g.label = any(${seen(work)}) and (${state ?? null}::text is null or g.state = ${state ?? null})
    order by g.name collate "C", g.id limit ${groupsShown}`.execute(work.db)
  return rows.map(group)
}

type MemberRow = Omit<Member, 'since' | 'until' | 'addedBy' | 'ended'> &
  By & {
    since: string | null
    until: string | null
    endedAt: Date | null
    endedWhy: string | null
    enderId: MemberId | null
    enderName: string | null
    enderAgency: string | null
  }

const member = (row: MemberRow): Member => {
  const { since, until, endedAt, endedWhy, enderId, enderName, enderAgency, byId, byName, byAgency, ...plain } = row
  return {
    ...plain,
    addedBy: officer({ byId, byName, byAgency }),
    ...(since === null ? {} : { since }),
    ...(until === null ? {} : { until }),
    ...(endedAt && enderId && enderName
      ? { ended: { by: { id: enderId, name: enderName, agency: enderAgency ?? '' }, at: endedAt, why: endedWhy ?? '' } }
      : {}),
  }
}

const memberColumns = sql`
  s.id, s.crime_group as group, s.record, s.record_label as "recordLabel", s.role, s.basis, s.why, s.added_at as "addedAt",
  to_char(s.since, 'YYYY-MM-DD') as since, to_char(s.until, 'YYYY-MM-DD') as until,
  m.id as "byId", m.name as "byName", a.name as "byAgency", s.ended_at as "endedAt", s.ended_why as "endedWhy",
  d.id as "enderId", d.name as "enderName", e.name as "enderAgency"
  from understand.membership s join collect.record r on r.id = s.record
    join guard.member m on m.id = s.added_by join guard.agency a on a.code = m.agency
    left join guard.member d on d.id = s.ended_by left join guard.agency e on e.code = d.agency`

const bothEndsSeen = (work: Work) =>
  sql`s.group_label = any(${seen(work)}) and s.record_label = any(${seen(work)})
  and r.label = any(${seen(work)}) and not r.restricted`

/** Who belongs or belonged to a group, as far as this viewer sees the group and the record; in the order in which they were added. */
export const membersOf = async (work: Work, id: GroupId): Promise<readonly Member[]> => {
  const { rows } = await sql<MemberRow>`
    select ${memberColumns} where s.crime_group = ${id} and ${bothEndsSeen(work)} order by s.added_at, s.id`.execute(
    work.db,
  )
  return rows.map(member)
}

/** One membership, where the viewer sees both its ends. */
export const memberAt = async (work: Work, id: MembershipId): Promise<Member | undefined> => {
  const { rows } = await sql<MemberRow>`select ${memberColumns} where s.id = ${id} and ${bothEndsSeen(work)}`.execute(
    work.db,
  )
  return rows[0] && member(rows[0])
}

/** What groups any of these records belong or belonged to, where the viewer sees both. */
export const membershipsOf = async (work: Work, records: readonly RecordId[]): Promise<readonly Member[]> => {
  const { rows } = await sql<MemberRow>`
    select ${memberColumns} where s.record = any(${[...records]}::uuid[]) and ${bothEndsSeen(work)}
    order by s.added_at, s.id`.execute(work.db)
  return rows.map(member)
}

/** Records that groups on the register are made of now, the last added first, where the viewer sees both ends. */
export const currentMembers = async (work: Work, limit: number): Promise<readonly RecordId[]> => {
  const { rows } = await sql<{ record: RecordId }>`
    select s.record from understand.membership s join collect.record r on r.id = s.record
      join understand.crime_group g on g.id = s.crime_group
    where g.state = 'accepted' and g.label = any(${seen(work)}) and s.ended_at is null and ${bothEndsSeen(work)}
    group by s.record order by max(s.added_at) desc, s.record limit ${limit}`.execute(work.db)
  return rows.map(row => row.record)
}

/** Every decision on a group, oldest first. */
export const decisionsOn = async (work: Work, id: GroupId): Promise<readonly Decision[]> => {
  const { rows } = await sql<Omit<Decision, 'by'> & By>`
    select x.decision, x.reason, x.decided_at as at, m.id as "byId", m.name as "byName", a.name as "byAgency"
    from understand.decision x join guard.member m on m.id = x.decided_by join guard.agency a on a.code = m.agency
    where x.crime_group = ${id} and x.group_label = any(${seen(work)}) order by x.place`.execute(work.db)
  return rows.map(row => ({ decision: row.decision, reason: row.reason, at: row.at, by: officer(row) }))
}
