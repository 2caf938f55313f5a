// What speaks against leaving a group alone, as far as the viewer sees it: what is recent, who holds something, who came to harm.
import { detailsOf, nameOf, type ReadRecord, readRecords, text } from '#collect'
import type { Work } from '#core/guard/desk.ts'
import type { GroupId, RecordId } from '#core/language/ids.ts'
import { membersOf } from '#understand'
import { type EventAround, eventsAround, type MetThere, protectedAt } from '../events-around.ts'

export type RecentItem = {
  readonly record: RecordId
  readonly name: string
  readonly agency: string
  readonly at: Date
  readonly isVoyage: boolean
}

export type EvidenceOtherwise = {
  /** What happened or was learnt lately around its members, newest first. */
  readonly recent: readonly RecentItem[]
  /** Agencies that hold a member or something recent, by name. */
  readonly agencies: readonly string[]
  /** Children and victims met at what is recent. */
  readonly children: readonly RecordId[]
  readonly victims: readonly RecordId[]
  readonly members: readonly RecordId[]
}

/** More recent items than these, over all groups together, are not read: the newest come first. */
const itemsRead = 2_000

type Around = ReadonlyMap<RecordId, readonly EventAround[]>

const metAt = (
  events: readonly RecordId[],
  met: readonly MetThere[],
  as: MetThere['protected'],
): readonly RecordId[] => [
  ...new Set(met.filter(one => one.protected === as && events.includes(one.event)).map(one => one.record)),
]

const itemOf = (record: ReadRecord, at: Date): RecentItem => ({
  record: record.id,
  name: [nameOf(record), ...detailsOf(record).map(text)].join(', '),
  agency: record.source.agencyName,
  at,
  isVoyage: record.properties.eventType?.[0]?.code === 'voyage',
})

const otherwise = (
  members: readonly RecordId[],
  around: Around,
  read: ReadonlyMap<RecordId, ReadRecord>,
  met: readonly MetThere[],
): EvidenceOtherwise => {
  const times = new Map(members.flatMap(member => (around.get(member) ?? []).map(one => [one.event, one.at] as const)))
  const recent = [...times].flatMap(([event, at]) => {
    const record = read.get(event)
    return record ? [itemOf(record, at)] : []
  })
  recent.sort((a, b) => b.at.getTime() - a.at.getTime() || (a.record < b.record ? -1 : 1))
  const holders = [...members, ...times.keys()].flatMap(id => read.get(id)?.source.agencyName ?? [])
  const events = recent.map(one => one.record)
  return {
    recent,
    agencies: [...new Set(holders)].sort(),
    children: metAt(events, met, 'child'),
    victims: metAt(events, met, 'victim'),
    members,
  }
}

/** For each of these groups what this viewer sees of the last so many days, in a few statements for all of them together. */
export const evidenceOtherwise = async (
  work: Work,
  groups: readonly GroupId[],
  days: number,
): Promise<ReadonlyMap<GroupId, EvidenceOtherwise>> => {
  const membersIn = new Map<GroupId, readonly RecordId[]>()
  for (const group of groups) {
    const members = (await membersOf(work, group)).filter(member => member.ended === undefined)
    membersIn.set(group, [...new Set(members.map(member => member.record))])
  }
  const all = [...new Set([...membersIn.values()].flat())]
  const since = new Date(work.now.getTime() - days * 86_400_000)
  const events = await eventsAround(work, all, { since, limit: itemsRead })
  const ids = [...new Set(events.map(one => one.event))]
  const read = new Map((await readRecords(work, [...all, ...ids])).map(record => [record.id, record]))
  const met = await protectedAt(work, ids)
  const around = Map.groupBy(events, one => one.member)
  return new Map([...membersIn].map(([group, members]) => [group, otherwise(members, around, read, met)]))
}
