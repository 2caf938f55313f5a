// The register as a list: every group that this viewer sees, with what stands of it and who he sees in it.
import type { RecordId } from '#core/language/ids.ts'
import { look } from '#core/ledger/audit.ts'
import { type CrimeGroup, isCurrent, type Member } from './group.ts'
import { groupsSeen, membersOf } from './read-groups.ts'

export type ListedGroup = { readonly group: CrimeGroup; readonly members: readonly Member[] }

export const listGroups = look<undefined, readonly ListedGroup[]>('list-groups', async work => {
  const groups = await groupsSeen(work)
  const listed: ListedGroup[] = []
  for (const group of groups) listed.push({ group, members: (await membersOf(work, group.id)).filter(isCurrent) })
  const shows: readonly RecordId[] = []
  return { page: listed, shows }
})
