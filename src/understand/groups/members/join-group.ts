// Somebody is put down as a member of a group, in a role and with what ties them to it.
import { isRefusal } from '#core/guard/sealed.ts'
import type { GroupId, MembershipId, RecordId } from '#core/language/ids.ts'
import { change } from '#core/ledger/audit.ts'
import { publish } from '#core/ledger/publish.ts'
import { type CrimeGroup, isCurrent } from '../group.ts'
import { type Joining, mayJoin } from '../may-join.ts'
import { groupAt, membersOf } from '../read-groups.ts'
import { clearedGroup, type NewMember, writeMember } from '../write-groups.ts'

export type JoinGroup = NewMember & { readonly group: GroupId; readonly record: RecordId }

export type Joined =
  | { readonly kind: 'joined'; readonly member: MembershipId }
  /** The same form again: it stands as it was said. */
  | { readonly kind: 'stands'; readonly member: MembershipId; readonly unchanged: true }
  /** They are a member already, in another role or for another reason. */
  | { readonly kind: 'already-member'; readonly member: MembershipId; readonly unchanged: true }
  | { readonly kind: 'no-such-group'; readonly unchanged: true }
  /** Nobody joins a group that was declined or closed. */
  | { readonly kind: 'not-open'; readonly unchanged: true }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }
  | Exclude<Joining, { kind: 'may-join' }>

export const isOpen = ({ state }: Pick<CrimeGroup, 'state'>): boolean => state === 'proposed' || state === 'accepted'

export const joinGroup = change<JoinGroup, Joined>(
  'combination',
  'join-group',
  (ask, outcome) => [{ record: ask.record, manner: outcome?.kind === 'joined' ? 'changed' : 'asked' }],
  async (work, { group: id, record, ...said }) => {
    const group = await groupAt(work, id)
    if (!group) return { kind: 'no-such-group', unchanged: true }
    const cleared = await clearedGroup(work, group)
    if (isRefusal(cleared)) return cleared
    if (!isOpen(group)) return { kind: 'not-open', unchanged: true }
    const joining = await mayJoin(work, record)
    if (joining.kind !== 'may-join') return joining
    const standing = (await membersOf(work, id)).find(one => one.record === record && isCurrent(one))
    if (standing) {
      const isSame = standing.role === said.role && standing.why === said.why
      return { kind: isSame ? 'stands' : 'already-member', member: standing.id, unchanged: true }
    }
    const member = await writeMember(work, group, joining.cleared, said)
    const labels = [group.label, joining.cleared.content.label]
    await publish(work, work.listeners, { fact: 'member-joined', about: [record], labels })
    return { kind: 'joined', member }
  },
)
