// Who leads groups, read for whoever sees them.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import { agenciesNamed, partnersOf } from '#core/guard/partners.ts'
import { agencyOf } from '#core/guard/sight.ts'
import type { AgencyCode, GroupId, MemberId } from '#core/language/ids.ts'
import type { LeadStatus } from '#core/language/prioritise.ts'
import type { Lead } from './lead.ts'

type Row = {
  group: GroupId
  place: number
  agency: AgencyCode | null
  agencyName: string | null
  member: MemberId | null
  memberName: string | null
  status: LeadStatus
  reason: string | null
  since: string
  byId: MemberId
  byName: string
  byAgency: string
  recordedAt: Date
}

const lead = (row: Row): Lead => ({
  group: row.group,
  place: row.place,
  status: row.status,
  since: row.since,
  recordedBy: { id: row.byId, name: row.byName, agency: row.byAgency },
  recordedAt: row.recordedAt,
  ...(row.reason === null ? {} : { reason: row.reason }),
  ...(row.agency === null
    ? {}
    : {
        leader: {
          agency: row.agency,
          agencyName: row.agencyName ?? row.agency,
          ...(row.member && row.memberName ? { member: { id: row.member, name: row.memberName } } : {}),
        },
      }),
})

const columns = sql`
  x.crime_group as group, x.place, x.agency, a.name as "agencyName", x.member, m.name as "memberName", x.status, x.reason,
  to_char(x.since, 'YYYY-MM-DD') as since, b.id as "byId", b.name as "byName", c.name as "byAgency", x.recorded_at as "recordedAt"
  from prioritise.lead x left join guard.agency a on a.code = x.agency left join guard.member m on m.id = x.member
    join guard.member b on b.id = x.recorded_by join guard.agency c on c.code = b.agency`

const isSeen = (work: Work) => sql`x.group_label = any(${[...work.sight.visible]}::int[])`

/** The whole history of one group, newest first. */
export const leadsOf = async (work: Work, group: GroupId): Promise<readonly Lead[]> => {
  const { rows } =
    await sql<Row>`select ${columns} where x.crime_group = ${group} and ${isSeen(work)} order by x.place desc`.execute(
      work.db,
    )
  return rows.map(lead)
}

/** How it is now with each of these groups. */
export const leadsNow = async (work: Work, groups: readonly GroupId[]): Promise<ReadonlyMap<GroupId, Lead>> => {
  const { rows } = await sql<Row>`select distinct on (x.crime_group) ${columns}
    where x.crime_group = any(${[...groups]}::uuid[]) and ${isSeen(work)} order by x.crime_group, x.place desc`.execute(
    work.db,
  )
  return new Map(rows.map(row => [row.group, lead(row)]))
}

/** Who leads a group now, and how far it has come: for the rooms that come after. */
export const leadOf = async (work: Work, group: GroupId): Promise<Lead | undefined> =>
  (await leadsNow(work, [group])).get(group)

/** The entry that the same form made before. */
export const recordedBefore = async (work: Work, group: GroupId, once: string): Promise<boolean> => {
  const { rows } = await sql`select 1 from prioritise.lead x
    where x.crime_group = ${group} and x.once = ${once} and x.recorded_by = ${work.sight.by.id} and ${isSeen(work)}`.execute(
    work.db,
  )
  return rows.length > 0
}

export type AgencyToLead = { readonly code: AgencyCode; readonly name: string }

/** Kinds of agency that lead no group: they read what came of it. Configuration, not a published rule. */
const leadsNothing = ['inspectorate', 'border-security-command', 'department', 'government']

/**
 * The agencies that can be put in the lead: one's own, and those that share an agreement with it. Of any other agency that this instance
 * knows nothing is said.
 */
export const agenciesToLead = async (work: Work): Promise<readonly AgencyToLead[]> => {
  const own = agencyOf(work.sight.by)
  if (own === '') return []
  const codes = (await partnersOf(work)).map(agency => agency.code)
  return (await agenciesNamed(work, [own, ...codes])).filter(agency => !leadsNothing.includes(agency.kind))
}
