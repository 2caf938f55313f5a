// What live work makes of records, for the queue of proposals: groups on the register, how grave they are, and taskings under way on them.
import type { Work } from '#core/guard/desk.ts'
import type { GroupId, RecordId } from '#core/language/ids.ts'
import type { GroupBand } from '#core/language/prioritise.ts'
import { rankedBand, standingAssessments } from '#prioritise'
import type { Concern, Concerns } from '#resolve'
import { isEnded, taskingsOnGroup } from '#task'
import { currentMembers, groupAt, isCurrent, membershipsOf } from '#understand'

/** On the register · how grave, by the band that it is ranked by · a tasking on it is under way. Ours, for the order of a list alone. */
const onTheRegister = 1
const ofBand: Readonly<Record<GroupBand, number>> = { low: 0, moderate: 0.5, high: 1, severe: 1.5 }
const tasked = 1

const taskingsLookedAt = 20

const ofGroup = async (work: Work, id: GroupId): Promise<Concern | undefined> => {
  const group = await groupAt(work, id)
  if (group?.state !== 'accepted') return undefined
  const band = rankedBand(await standingAssessments(work, id))
  const isTasked = (await taskingsOnGroup(work, id, taskingsLookedAt)).some(one => !isEnded(one.state))
  return {
    weight: onTheRegister + (band ? ofBand[band] : 0) + (isTasked ? tasked : 0),
    words: `the group ${group.name}, on the register${band ? `, graded ${band}` : ''}${isTasked ? ', with a tasking under way' : ''}`,
  }
}

const groupsOf = async (work: Work, records: readonly RecordId[]) => {
  const members = (await membershipsOf(work, records)).filter(isCurrent)
  const concerns = new Map<GroupId, Concern>()
  for (const group of [...new Set(members.map(one => one.group))].sort()) {
    const concern = await ofGroup(work, group)
    if (concern) concerns.set(group, concern)
  }
  const byRecord = Map.groupBy(members, one => one.record)
  return (record: RecordId): readonly Concern[] =>
    [...new Set((byRecord.get(record) ?? []).map(one => one.group))].flatMap(group => concerns.get(group) ?? [])
}

/** A record is of concern by its own groups, and by those of what it is tied to: the phone of a member is worth asking about. */
export const concernsOfLiveWork: Concerns = {
  inLiveWork: (work, limit) => currentMembers(work, limit),
  about: async (work, near) => {
    const all = [...new Set([...near].flatMap(([record, others]) => [record, ...others]))].sort()
    const concernsOf = await groupsOf(work, all)
    return new Map([...near].map(([record, others]) => [record, [record, ...others].flatMap(concernsOf)]))
  },
}
