// A group as it looks to this viewer: what stands of it, who decided, and who belongs to it.
import { type ReadRecord, readRecords } from '#collect'
import type { Work } from '#core/guard/desk.ts'
import { isRefusal } from '#core/guard/sealed.ts'
import type { GroupId, RecordId } from '#core/language/ids.ts'
import { look } from '#core/ledger/audit.ts'
import type { CrimeGroup, Decision, Member } from './group.ts'
import { decisionsOn, groupAt, membersOf } from './read-groups.ts'
import { clearedGroup } from './write-groups.ts'

export type SeenGroup = {
  readonly group: CrimeGroup
  readonly decisions: readonly Decision[]
  readonly members: readonly Member[]
  readonly records: ReadonlyMap<RecordId, ReadRecord>
  readonly mayKeep: boolean
  /** He proposed it by hand himself: another accepts it. */
  readonly isOwnProposal: boolean
}

const seenGroup = async (work: Work, id: GroupId): Promise<SeenGroup | undefined> => {
  const group = await groupAt(work, id)
  if (!group) return undefined
  const members = await membersOf(work, id)
  const records = await readRecords(
    work,
    members.map(member => member.record),
  )
  return {
    group,
    decisions: await decisionsOn(work, id),
    members,
    records: new Map(records.map(record => [record.id, record])),
    mayKeep: !isRefusal(await clearedGroup(work, group)),
    isOwnProposal: group.rule === undefined && group.proposedBy.id === work.sight.by.id,
  }
}

export const lookAtGroup = look('look-at-group', async (work, id: GroupId) => {
  const page = await seenGroup(work, id)
  return { page, shows: page ? [...page.records.keys()] : [], words: `group ${id}` }
})
