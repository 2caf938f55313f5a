// What waits on the register: groups that a colleague proposed, and accepted groups whose members changed since.
import { sql } from 'kysely'
import type { Waiting } from '#core/frame/waiting.ts'
import type { Work } from '#core/guard/desk.ts'
import { agencyOf } from '#core/guard/sight.ts'
import type { GroupId, RecordId } from '#core/language/ids.ts'
import { by, groupAddress } from './group-words.ts'
import { groupsSeen } from './read-groups.ts'

/** More than this is no news any more. */
const daysOfNews = 14
const atMost = 10

const toDecide = async (work: Work): Promise<readonly Waiting[]> => {
  const proposed = (await groupsSeen(work, { state: 'proposed' })).filter(
    group => group.proposedBy.id !== work.sight.by.id,
  )
  if (proposed.length === 0) return []
  const mine = new Set(await work.labelsFor('keepGroup'))
  return proposed
    .filter(group => mine.has(group.label))
    .sort((a, b) => a.proposedAt.getTime() - b.proposedAt.getTime() || (a.id < b.id ? -1 : 1))
    .slice(0, atMost)
    .map(group => ({
      state: 'waiting',
      words: `A group to accept or decline: ${group.name}, proposed by ${by(group.proposedBy)}`,
      href: groupAddress(group.id),
      when: group.proposedAt,
    }))
}

type Row = { id: GroupId; name: string; joined: number; left: number; at: Date; records: RecordId[] }

/** Told to those who keep groups of any kind: others read the register when they look for it. */
const changed = async (work: Work): Promise<readonly Waiting[]> => {
  const seen = [...work.sight.visible]
  const since = new Date(work.now.getTime() - daysOfNews * 86_400_000)
  const { rows } = await sql<Row>`
    select g.id, g.name, count(*) filter (where c.what = 'joined')::int as joined, count(*) filter (where c.what = 'left')::int as left,
      max(c.at) as at, array_agg(distinct c.record) as records
    from understand.crime_group g join lateral (
      select 'joined' as what, s.added_at as at, s.added_by as who, s.record, s.record_label from understand.membership s where s.crime_group = g.id
      union all select 'left', s.ended_at, s.ended_by, s.record, s.record_label from understand.membership s
        where s.crime_group = g.id and s.ended_at is not null) c on true
      join collect.record r on r.id = c.record
    where g.label = any(${seen}::int[]) and c.record_label = any(${seen}::int[]) and r.label = any(${seen}::int[]) and not r.restricted
      and g.state = 'accepted' and c.at > g.decided_at and c.at > ${since} and c.who <> ${work.sight.by.id}
    group by g.id, g.name order by max(c.at) desc, g.id limit ${atMost}`.execute(work.db)
  return rows.map(({ id, name, joined, left, at, records }) => ({
    state: 'changed',
    words: `${name}: ${[joined > 0 ? `${joined} joined` : '', left > 0 ? `${left} left` : ''].filter(Boolean).join(', ')} since it was accepted`,
    href: groupAddress(id),
    when: at,
    tells: records,
  }))
}

export const waits = async (work: Work): Promise<readonly Waiting[]> =>
  work.sight.by.kind !== 'Member' || agencyOf(work.sight.by) === ''
    ? []
    : [...(await toDecide(work)), ...(await changed(work))]
