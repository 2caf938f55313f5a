// Who asks: a member with a post and a stated purpose, or a background identity with its one purpose. There is no third kind.
import type { AgencyCode, CompartmentId, MemberId } from '#core/language/ids.ts'
import type { Post } from '#core/language/members.ts'
import type { Purpose } from '#core/language/protection.ts'

export type MemberAsker = {
  readonly kind: 'Member'
  readonly id: MemberId
  readonly name: string
  readonly agency: AgencyCode
  readonly post: Post
  readonly compartments: readonly CompartmentId[]
  readonly immigrationStatusWork: boolean
}

/** `feed` keeps one agency's records; `resolver` compares what may be compared; `picture` draws a picture of invented data, and of no other. */
export type ServiceAsker =
  | { readonly kind: 'Service'; readonly id: 'resolver' }
  | { readonly kind: 'Service'; readonly id: 'picture'; readonly synthetic?: boolean }
  | { readonly kind: 'Service'; readonly id: 'feed'; readonly agency: AgencyCode }

export type Asker = MemberAsker | ServiceAsker

const reading: readonly Purpose[] = ['prevent-detect-oic', 'safeguarding', 'border-security']

/** The purposes a post may state. Which post may state which is the taskforce's own configuration [our inference], not a published rule. */
const purposesByPost: Readonly<Record<Post, readonly Purpose[]>> = {
  'intelligence-officer': reading,
  analyst: [...reading, 'financial-investigation'],
  debriefer: ['prevent-detect-oic', 'safeguarding'],
  'tasking-coordinator': ['prevent-detect-oic', 'border-security'],
  'lead-responsible-officer': [...reading, 'financial-investigation'],
  'operation-lead': ['prevent-detect-oic', 'border-security'],
  'taskforce-lead': ['prevent-detect-oic'],
  'commander-office': ['oversight'],
  inspector: ['oversight'],
  'data-protection-officer': ['data-protection', ...reading],
  'overseas-liaison': ['prevent-detect-oic'],
  'safeguarding-lead': ['safeguarding'],
  'data-officer': ['system-assurance', ...reading],
}

export const purposesOfPost = (post: Post): readonly Purpose[] => purposesByPost[post]

export const purposesOfAsker = (asker: Asker): readonly Purpose[] =>
  asker.kind === 'Member' ? purposesOfPost(asker.post) : ['system-assurance']
