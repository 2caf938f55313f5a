// What an assessor can rest an answer on: the group's members that he sees, and what happened around them, newest first.
import { nameOf, type ReadRecord, readRecords } from '#collect'
import type { Work } from '#core/guard/desk.ts'
import type { GroupId } from '#core/language/ids.ts'
import { membersOf } from '#understand'
import { eventsAround } from '../events-around.ts'

/** More than these are on no form: an assessor picks the telling ones, he does not list everything. */
export const eventsOffered = 30

export type Offered = { readonly record: ReadRecord; readonly isMember: boolean; readonly name: string }

export const evidenceOffered = async (work: Work, group: GroupId): Promise<readonly Offered[]> => {
  const members = (await membersOf(work, group)).filter(member => member.ended === undefined).map(one => one.record)
  const events = await eventsAround(work, members, { limit: eventsOffered })
  const inOrder = [...new Set([...members, ...events.map(one => one.event)])]
  const read = new Map((await readRecords(work, inOrder)).map(record => [record.id, record]))
  return inOrder.flatMap(id => {
    const record = read.get(id)
    return record ? [{ record, isMember: members.includes(id), name: nameOf(record) }] : []
  })
}
