// A group on the register and who belongs to it, as this viewer sees them.
import type { GroupRole, GroupState } from '#core/language/groups.ts'
import type { Marking } from '#core/language/handling.ts'
import type { AgencyCode, GroupId, LabelId, MemberId, MembershipId, RecordId } from '#core/language/ids.ts'
import type { Basis } from '#core/language/things.ts'

export type Officer = { readonly id: MemberId; readonly name: string; readonly agency: string }

export type CrimeGroup = {
  readonly id: GroupId
  readonly label: LabelId
  readonly owner: AgencyCode
  readonly marking: Marking
  readonly name: string
  readonly summary: string
  readonly state: GroupState
  /** The rule of the program that proposed it; nobody's when a person did. */
  readonly rule?: string
  readonly proposedBy: Officer
  readonly proposedAt: Date
  readonly decided?: { readonly by: Officer; readonly at: Date; readonly reason: string }
  readonly version: number
}

export type Decision = {
  readonly decision: 'accepted' | 'declined' | 'closed'
  readonly reason: string
  readonly by: Officer
  readonly at: Date
}

export type Member = {
  readonly id: MembershipId
  readonly group: GroupId
  readonly record: RecordId
  readonly recordLabel: LabelId
  readonly role: GroupRole
  readonly basis: Basis
  /** Days, as 2026-03-14. */
  readonly since?: string
  readonly until?: string
  readonly why: string
  readonly addedBy: Officer
  readonly addedAt: Date
  readonly ended?: { readonly by: Officer; readonly at: Date; readonly why: string }
}

/** Whether somebody belongs to the group at this moment, as far as the register says. */
export const isCurrent = ({ ended }: Pick<Member, 'ended'>): boolean => ended === undefined
