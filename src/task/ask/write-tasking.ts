// What somebody needs to write a tasking: whom he can ask, the group it is about and its members, and the records he came with.
import { type ReadRecord, readRecords } from '#collect'
import { londonDay } from '#core/ground/calendar.ts'
import type { Work } from '#core/guard/desk.ts'
import type { GroupId, RecordId } from '#core/language/ids.ts'
import { look } from '#core/ledger/audit.ts'
import { type CrimeGroup, groupAt, membersOf } from '#understand'
import { maySend } from '../answer/sides.ts'
import { type AgencyToAsk, agenciesToAsk } from './agencies-to-ask.ts'

export type Wanted = { readonly group: GroupId | undefined; readonly about: readonly RecordId[] }

export type WritingPage = {
  readonly group: CrimeGroup | undefined
  readonly records: readonly ReadRecord[]
  /** Members of the group that were not asked for by name: offered, not ticked. */
  readonly members: readonly ReadRecord[]
  readonly agencies: readonly AgencyToAsk[]
  readonly once: string
  readonly today: string
}

/** What his form shows; that his post sends none; undefined when what it would be about is not there. */
export type Writing = WritingPage | 'sends-none' | undefined

/** More than these no tasking rests on; whoever needs more writes a second one. */
export const mostRecords = 40

const membersOfGroup = async (work: Work, group: CrimeGroup | undefined): Promise<readonly ReadRecord[]> => {
  if (!group) return []
  const members = (await membersOf(work, group.id)).filter(member => member.ended === undefined)
  return readRecords(
    work,
    members.slice(0, mostRecords).map(member => member.record),
  )
}

const pageOf = async (work: Work, { group: id, about }: Wanted): Promise<Writing> => {
  // Asked before anything is read: to a post that sends none every address says the same.
  if (!maySend(work)) return 'sends-none'
  const group = id && (await groupAt(work, id))
  const records = await readRecords(work, about)
  if ((id && !group) || records.length !== new Set(about).size) return undefined
  const members = await membersOfGroup(work, group || undefined)
  return {
    group: group || undefined,
    records,
    members: members.filter(member => !about.includes(member.id)),
    agencies: await agenciesToAsk(work),
    once: work.nextId('tasking form'),
    today: londonDay(work.now),
  }
}

/** Undefined when what he wants it to be about is not there for him. */
export const lookAtWriting = look('write-tasking', async (work, wanted: Wanted) => {
  const page = await pageOf(work, wanted)
  const shown = page === undefined || page === 'sends-none' ? [] : [...page.records, ...page.members]
  return { page, shows: shown.map(one => one.id), asked: wanted.about }
})
