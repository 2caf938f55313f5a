// Members as the guard knows them: agency, post, compartments held at a moment.
import { type Kysely, sql } from 'kysely'
import { kept } from '#core/ground/postgres/kept-statements.ts'
import type { MemberId } from '#core/language/ids.ts'
import type { Post } from '#core/language/members.ts'
import type { MemberAsker } from './asker.ts'

/** A row of `standingColumns`. */
export type StandingRow = Omit<MemberAsker, 'kind'> & { agencyName: string; epoch: string }

/** A member with the name of his agency, for the pages. */
export type Member = {
  readonly asker: MemberAsker
  readonly name: string
  readonly agencyName: string
  readonly post: Post
}

/** A member, and the policy epoch of all, of his agency and of himself. */
export type Standing = { readonly member: Member; readonly epoch: string }

/** Of `guard.member m` and `guard.agency a`, as they stand at `now`. */
export const standingColumns = (now: Date) => sql`m.id, m.name, m.agency, m.post,
    m.immigration_status_work as "immigrationStatusWork", a.name as "agencyName",
    array(select c.compartment from guard.compartment_member c
      where c.member = m.id and (c.until is null or c.until > ${now}) order by c.compartment collate "C") as compartments,
    (select coalesce(string_agg(e.scope || '=' || e.n, ',' order by e.scope), '') from guard.epoch e
      where e.scope in ('all', 'agency:' || m.agency, 'member:' || m.id)) as epoch`

export const standingOf = ({ agencyName, epoch, ...asker }: StandingRow): Standing => ({
  member: { asker: { kind: 'Member', ...asker }, name: asker.name, agencyName, post: asker.post },
  epoch,
})

/** The member as he stands at `now`, in one statement with the epoch; undefined when there is no such active member. */
export const standingAt = async (db: Kysely<unknown>, id: MemberId, now: Date): Promise<Standing | undefined> => {
  const { rows } = await sql<StandingRow>`${kept} select ${standingColumns(now)}
    from guard.member m join guard.agency a on a.code = m.agency where m.id = ${id} and m.active`.execute(db)
  const row = rows[0]
  return row && standingOf(row)
}

/** The member as he stands at `now`; undefined when there is no such active member. */
export const memberAt = async (db: Kysely<unknown>, id: MemberId, now: Date): Promise<Member | undefined> =>
  (await standingAt(db, id, now))?.member

export type DemonstrationMember = {
  readonly id: MemberId
  readonly name: string
  readonly agency: string
  readonly post: Post
}

/** The invented people of the demonstration, one a post, for its sign-in page. */
export const demonstrationMembers = async (db: Kysely<unknown>): Promise<readonly DemonstrationMember[]> => {
  const { rows } = await sql<DemonstrationMember>`
    select m.id, m.name, a.name as agency, m.post from guard.member m join guard.agency a on a.code = m.agency
    where m.demonstration and m.active order by m.post collate "C", m.name collate "C", m.id`.execute(db)
  return rows
}
