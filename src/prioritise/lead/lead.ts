// Who leads a group and how far work on it has come: entries of a history, of which the last is how it is now.
import type { AgencyCode, GroupId, MemberId } from '#core/language/ids.ts'
import type { LeadStatus } from '#core/language/prioritise.ts'

export type Leader = {
  readonly agency: AgencyCode
  readonly agencyName: string
  readonly member?: { readonly id: MemberId; readonly name: string }
}

export type Lead = {
  readonly group: GroupId
  readonly place: number
  /** Nobody, where it is not investigated or closed. */
  readonly leader?: Leader
  readonly status: LeadStatus
  readonly reason?: string
  /** A day, as 2026-03-14. */
  readonly since: string
  readonly recordedBy: { readonly id: MemberId; readonly name: string; readonly agency: string }
  readonly recordedAt: Date
}

/** Nobody leads what is not investigated or closed, unless somebody says so; everything else has a lead. */
export const mayBeWithoutLead = (status: LeadStatus): boolean => status === 'not-investigated' || status === 'closed'

/** Why it is not investigated, or why it was closed, is always on record. */
export const needsReason = mayBeWithoutLead

export const leaderWords = (leader: Leader | undefined): string =>
  leader === undefined ? 'Nobody' : leader.member ? `${leader.member.name}, ${leader.agencyName}` : leader.agencyName
