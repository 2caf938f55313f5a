// A membership is ended with a reason, or its role changes: the old one ends and a new one begins. Nothing is rewritten.
import type { Work } from '#core/guard/desk.ts'
import { labelFactsAt } from '#core/guard/label-facts.ts'
import { type Cleared, isRefusal, permit, type Refusal, seal } from '#core/guard/sealed.ts'
import type { GroupId, MembershipId, RecordId } from '#core/language/ids.ts'
import { type AuditedWork, change } from '#core/ledger/audit.ts'
import { publish } from '#core/ledger/publish.ts'
import type { CrimeGroup, Member } from '../group.ts'
import { type Joining, mayJoin } from '../may-join.ts'
import { groupAt, memberAt } from '../read-groups.ts'
import { clearedGroup, type NewMember, writeEnd, writeMember } from '../write-groups.ts'
import { isOpen } from './join-group.ts'

type Named = { readonly group: GroupId; readonly member: MembershipId; readonly record: RecordId }

export type EndMembership = Named & { readonly why: string; readonly until?: string }
export type ChangeRole = Named & { readonly said: NewMember }

type NotEnded =
  | { readonly kind: 'no-such-member'; readonly unchanged: true }
  | { readonly kind: 'moved-on'; readonly unchanged: true }
  /** It would end before it began. */
  | { readonly kind: 'before-it-began'; readonly unchanged: true }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

export type Ended = { readonly kind: 'ended' } | NotEnded
export type RoleChanged =
  | { readonly kind: 'changed'; readonly member: MembershipId }
  | NotEnded
  | Exclude<Joining, { kind: 'may-join' }>

const about = ({ record }: Named, outcome: { readonly kind: string } | undefined) => [
  {
    record,
    manner: outcome?.kind === 'ended' || outcome?.kind === 'changed' ? ('changed' as const) : ('asked' as const),
  },
]

/** The membership, opened for whoever keeps its group. */
const opened = async (
  work: Work,
  named: Named,
): Promise<
  NotEnded | Refusal | { readonly kind: 'opened'; readonly group: CrimeGroup; readonly member: Cleared<Member> }
> => {
  const group = await groupAt(work, named.group)
  const member = await memberAt(work, named.member)
  if (!group || !member || member.group !== group.id || member.record !== named.record)
    return { kind: 'no-such-member', unchanged: true }
  const kept = await clearedGroup(work, group)
  if (isRefusal(kept)) return kept
  const cleared = permit(
    work.sight,
    'keepGroup',
    seal(member, [group.label]),
    await labelFactsAt(work.db, work.now, [group.label]),
  )
  if (isRefusal(cleared)) return cleared
  return member.ended || !isOpen(group)
    ? { kind: 'moved-on', unchanged: true }
    : { kind: 'opened', group, member: cleared }
}

const endsBefore = ({ content }: Cleared<Member>, until: string | undefined): boolean =>
  until !== undefined && content.since !== undefined && until < content.since

const left = (work: AuditedWork, group: CrimeGroup, member: Member) =>
  publish(work, work.listeners, {
    fact: 'member-left',
    about: [member.record],
    labels: [group.label, member.recordLabel],
  })

export const endMembership = change<EndMembership, Ended>('alteration', 'leave-group', about, async (work, ask) => {
  const found = await opened(work, ask)
  if (found.kind !== 'opened') return found
  if (endsBefore(found.member, ask.until)) return { kind: 'before-it-began', unchanged: true }
  if (!(await writeEnd(work, found.member, ask.why, ask.until))) return { kind: 'moved-on', unchanged: true }
  await left(work, found.group, found.member.content)
  return { kind: 'ended' }
})

export const changeRole = change<ChangeRole, RoleChanged>('alteration', 'change-role', about, async (work, ask) => {
  const found = await opened(work, ask)
  if (found.kind !== 'opened') return found
  if (endsBefore(found.member, ask.said.since)) return { kind: 'before-it-began', unchanged: true }
  const joining = await mayJoin(work, ask.record)
  if (joining.kind !== 'may-join') return joining
  if (!(await writeEnd(work, found.member, `Changed: ${ask.said.why}`, ask.said.since)))
    return { kind: 'moved-on', unchanged: true }
  await left(work, found.group, found.member.content)
  const member = await writeMember(work, found.group, joining.cleared, ask.said)
  const labels = [found.group.label, joining.cleared.content.label]
  await publish(work, work.listeners, { fact: 'member-joined', about: [ask.record], labels })
  return { kind: 'changed', member }
})
