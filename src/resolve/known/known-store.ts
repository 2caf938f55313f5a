// What is kept of known-answer pairs: sums of a team and a month, and apart from them who has had which. Never who answered what.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import type { AgencyCode, MemberId } from '#core/language/ids.ts'
import type { Verdict } from '../judgement.ts'

export const hadBy = async (work: Work, member: MemberId): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ pair: string }>`select pair from resolve.known_had where member = ${member}`.execute(
    work.db,
  )
  return new Set(rows.map(row => row.pair))
}

/** False where he has had it already: a second click counts nothing. */
export const markHad = async (work: Work, member: MemberId, pair: string): Promise<boolean> => {
  const { rows } = await sql`insert into resolve.known_had (member, pair) values (${member}, ${pair})
    on conflict do nothing returning pair`.execute(work.db)
  return rows.length > 0
}

/** INVARIANT: adds one to a sum of a team and a month; the day, the hour and the person are not written. */
export const addToTally = async (work: Work, agency: AgencyCode, pair: string, verdict: Verdict): Promise<void> => {
  await sql`insert into resolve.known_tally (agency, month, pair, verdict, answers)
    values (${agency}, date_trunc('month', ${work.now}::timestamptz at time zone 'UTC')::date, ${pair}, ${verdict}, 1)
    on conflict (agency, month, pair, verdict) do update set answers = resolve.known_tally.answers + 1`.execute(work.db)
}

export type Tally = { readonly pair: string; readonly verdict: Verdict; readonly answers: number }

/** What a team answered, and how many of its people have had one. */
export const tallyOf = async (
  work: Work,
  agency: AgencyCode,
): Promise<{ readonly tally: readonly Tally[]; readonly people: number }> => {
  const { rows } = await sql<Tally>`
    select pair, verdict, sum(answers)::int as answers from resolve.known_tally where agency = ${agency}
    group by pair, verdict order by pair, verdict`.execute(work.db)
  const { rows: had } = await sql<{ people: number }>`
    select count(distinct h.member)::int as people from resolve.known_had h join guard.member m on m.id = h.member
    where m.agency = ${agency}`.execute(work.db)
  return { tally: rows, people: had[0]?.people ?? 0 }
}
