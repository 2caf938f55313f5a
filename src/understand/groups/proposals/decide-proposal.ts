// A person accepts what the program proposes, with the members that he chooses of those he saw, or declines it for his agency.
import { isRefusal } from '#core/guard/sealed.ts'
import type { GroupRole } from '#core/language/groups.ts'
import type { GroupId, LabelId, RecordId } from '#core/language/ids.ts'
import { type AuditedWork, change } from '#core/ledger/audit.ts'
import { publish } from '#core/ledger/publish.ts'
import { groupRule } from '../../find-groups.ts'
import { labelOfReaders, type Readers } from '../choose-readers.ts'
import { type Joining, mayJoin } from '../may-join.ts'
import { withLabel } from '../propose-group.ts'
import { groupAt } from '../read-groups.ts'
import { clearedGroup, clearedNewGroup, putGroup, writeDecision, writeMember } from '../write-groups.ts'
import { writeDeclined } from './declined.ts'
import { type FoundProposal, findProposals } from './find-proposals.ts'

export type ChosenMember = { readonly record: RecordId; readonly role: GroupRole; readonly why: string }

export type AcceptProposal = {
  readonly fingerprint: string
  readonly name: string
  readonly summary: string
  readonly readers: Readers
  readonly members: readonly ChosenMember[]
  readonly reason: string
  readonly once: string
}

/** Who of them could not be put down, and why. */
type NotJoined = Exclude<Joining, { kind: 'may-join' }> & { readonly record: RecordId }

export type Accepted =
  | { readonly kind: 'accepted'; readonly group: GroupId }
  /** The evidence is not what the officer saw. */
  | { readonly kind: 'moved-on'; readonly unchanged: true }
  | { readonly kind: 'no-such-readers'; readonly unchanged: true }
  | NotJoined
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

const proposalOf = async (work: AuditedWork, fingerprint: string): Promise<FoundProposal | undefined> => {
  const all = await findProposals(work)
  return all.kind === 'found' ? all.proposals.find(one => one.fingerprint === fingerprint) : undefined
}

/** INVARIANT: nobody is put down whom the officer was not shown as one of the proposal's people. */
const wereShown = ({ group }: FoundProposal, members: readonly ChosenMember[]): boolean => {
  const people = new Set(group.members.flatMap(thing => [...thing.records]))
  return members.every(member => people.has(member.record))
}

const joinAll = async (
  work: AuditedWork,
  group: { readonly id: GroupId; readonly label: LabelId },
  members: readonly ChosenMember[],
): Promise<NotJoined | undefined> => {
  for (const { record, role, why } of members) {
    const joining = await mayJoin(work, record)
    if (joining.kind !== 'may-join') return { ...joining, record }
    await writeMember(work, group, joining.cleared, { role, basis: 'assessment', why })
    const labels = [group.label, joining.cleared.content.label]
    await publish(work, work.listeners, { fact: 'member-joined', about: [record], labels })
  }
  return undefined
}

export const acceptProposal = change<AcceptProposal, Accepted>(
  'combination',
  'accept-proposed-group',
  (ask, outcome) =>
    ask.members.map(({ record }) => ({
      record,
      manner: outcome?.kind === 'accepted' ? ('changed' as const) : ('asked' as const),
    })),
  async (given, ask) => {
    const label = await labelOfReaders(given, ask.readers)
    if (label === undefined) return { kind: 'no-such-readers', unchanged: true }
    const work = await withLabel(given, label)
    const { name, summary, once } = ask
    const cleared = await clearedNewGroup(work, { label, name, summary, once, rule: groupRule.version })
    if (isRefusal(cleared)) return cleared
    const { id, isNew } = await putGroup(work, cleared)
    if (!isNew) return { kind: 'accepted', group: id }
    const proposal = await proposalOf(work, ask.fingerprint)
    if (!proposal || !wereShown(proposal, ask.members)) return { kind: 'moved-on', unchanged: true }
    const refused = await joinAll(work, { id, label }, ask.members)
    if (refused) return refused
    const group = await groupAt(work, id)
    const standing = group && (await clearedGroup(work, group))
    if (!standing || isRefusal(standing)) return standing ?? { kind: 'moved-on', unchanged: true }
    await writeDecision(work, standing, 'accepted', ask.reason)
    for (const fact of ['group-proposed', 'group-accepted'] as const)
      await publish(work, work.listeners, { fact, about: [], labels: [label] })
    return { kind: 'accepted', group: id }
  },
)

export type DeclineProposal = { readonly fingerprint: string; readonly reason: string }

export type DeclinedProposal =
  | { readonly kind: 'declined' }
  | { readonly kind: 'moved-on'; readonly unchanged: true }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

export const declineProposal = change<DeclineProposal, DeclinedProposal>(
  'alteration',
  'decline-proposed-group',
  () => [],
  async (work, { fingerprint, reason }) => {
    if (!(await proposalOf(work, fingerprint))) return { kind: 'moved-on', unchanged: true }
    const kept = await writeDeclined(work, fingerprint, reason)
    if (isRefusal(kept)) return kept
    return { kind: 'declined' }
  },
)
