// The list of what the program proposes to this viewer, beside what is on the register already and what his agency declined.
import { type ReadRecord, readRecords } from '#collect'
import { agencyNames } from '#core/guard/agencies.ts'
import type { Work } from '#core/guard/desk.ts'
import type { GroupId, RecordId } from '#core/language/ids.ts'
import { look } from '#core/ledger/audit.ts'
import { type CrimeGroup, isCurrent, type Member } from '../group.ts'
import { groupsSeen, membershipsOf } from '../read-groups.ts'
import { type Declined, declinedAmong } from './declined.ts'
import { type FoundProposal, findProposals } from './find-proposals.ts'

export type ListedProposal = FoundProposal & {
  readonly declined?: Declined
  /** Groups on the register that hold all of its people already. */
  readonly registered: readonly CrimeGroup[]
  /** Groups on the register that hold some of them. */
  readonly partly: readonly CrimeGroup[]
}

export type ProposalList =
  | {
      readonly kind: 'found'
      readonly proposals: readonly ListedProposal[]
      readonly people: readonly ReadRecord[]
      readonly agencies: ReadonlyMap<string, string>
    }
  | { readonly kind: 'too-many-records' }

const standing = async (work: Work): Promise<ReadonlyMap<GroupId, CrimeGroup>> =>
  new Map(
    (await groupsSeen(work))
      .filter(group => group.state === 'accepted' || group.state === 'proposed')
      .map(group => [group.id, group]),
  )

const groupsBeside = (
  { group }: FoundProposal,
  groupsOfRecord: ReadonlyMap<RecordId, readonly GroupId[]>,
  groups: ReadonlyMap<GroupId, CrimeGroup>,
) => {
  const sets = group.members.map(thing => new Set(thing.records.flatMap(record => groupsOfRecord.get(record) ?? [])))
  const any = [...groups.values()].filter(one => sets.some(set => set.has(one.id)))
  const registered = any.filter(one => sets.every(set => set.has(one.id)))
  return { registered, partly: any.filter(one => !registered.includes(one)) }
}

/** Beside each proposal, what the register and the viewer's agency say of it already. */
export const withWhatStands = async (
  work: Work,
  found: readonly FoundProposal[],
): Promise<readonly ListedProposal[]> => {
  const people = found.flatMap(({ group }) => group.members.flatMap(thing => [...thing.records]))
  const groups = await standing(work)
  const memberships = (await membershipsOf(work, people)).filter(isCurrent)
  const groupsOfRecord = new Map(
    [...Map.groupBy(memberships, (one: Member) => one.record)].map(([record, many]) => [
      record,
      many.map(one => one.group).filter(id => groups.has(id)),
    ]),
  )
  const declined = await declinedAmong(
    work,
    found.map(one => one.fingerprint),
  )
  return found.map(one => {
    const no = declined.get(one.fingerprint)
    return { ...one, ...groupsBeside(one, groupsOfRecord, groups), ...(no ? { declined: no } : {}) }
  })
}

export const listProposedGroups = look<undefined, ProposalList>('list-proposed-groups', async work => {
  const found = await findProposals(work)
  if (found.kind === 'too-many-records') return { page: found, shows: [] }
  const proposals = await withWhatStands(work, found.proposals)
  const people = await readRecords(
    work,
    proposals.flatMap(({ group }) => group.members.flatMap(thing => [...thing.records])),
  )
  return {
    page: { kind: 'found', proposals, people, agencies: await agencyNames(work.db) },
    shows: people.map(record => record.id),
  }
})
