// One group that the program proposes, with its evidence: who, what ties them, who holds it and how it is graded.
import { type ReadLink, type ReadRecord, readLinks, readRecords } from '#collect'
import { agencyNames } from '#core/guard/agencies.ts'
import type { Work } from '#core/guard/desk.ts'
import type { RecordId } from '#core/language/ids.ts'
import { look } from '#core/ledger/audit.ts'
import { signsOf } from '../../find-groups.ts'
import { mayKeepGroups, type ReaderChoices, readerChoices } from '../choose-readers.ts'
import { findProposals, recordsOf } from './find-proposals.ts'
import { type ListedProposal, withWhatStands } from './list-proposed-groups.ts'

export type SeenProposal = ListedProposal & {
  readonly signs: ReadonlyMap<string, readonly string[]>
  readonly records: ReadonlyMap<RecordId, ReadRecord>
  /** Links between the records of the proposal. */
  readonly links: readonly ReadLink[]
  readonly together: readonly (readonly RecordId[])[]
  readonly agencies: ReadonlyMap<string, string>
  readonly choices: ReaderChoices
  readonly mayKeep: boolean
  readonly once: string
}

const linksRead = 1_000

const proposal = async (work: Work, fingerprint: string): Promise<SeenProposal | undefined> => {
  const all = await findProposals(work)
  const found = all.kind === 'found' ? all.proposals.find(one => one.fingerprint === fingerprint) : undefined
  if (all.kind !== 'found' || !found) return undefined
  const [listed] = await withWhatStands(work, [found])
  if (!listed) return undefined
  const ids = recordsOf(found.group)
  const within = new Set(ids)
  const records = await readRecords(work, ids)
  const links = await readLinks(work, ids, linksRead)
  return {
    ...listed,
    signs: signsOf(all.web, found.group),
    records: new Map(records.map(record => [record.id, record])),
    links: links.filter(link => within.has(link.from) && within.has(link.to)),
    together: [...found.group.members, ...found.group.things].map(thing => thing.records),
    agencies: await agencyNames(work.db),
    choices: await readerChoices(work),
    mayKeep: mayKeepGroups(work),
    once: work.nextId('form of a group'),
  }
}

export const lookAtProposal = look('look-at-proposed-group', async (work, fingerprint: string) => {
  const page = await proposal(work, fingerprint)
  return { page, shows: page ? [...page.records.keys(), ...page.links.map(link => link.id)] : [] }
})
