// How the register speaks of a group: its state, its address, who acts beside it in other rooms.
import { type GroupState, groupStates } from '#core/language/groups.ts'
import type { GroupId } from '#core/language/ids.ts'
import type { CrimeGroup, Officer } from './group.ts'

export const groupAddress = (id: GroupId): string => `/groups/${id}`

export const stateWords: Readonly<Record<GroupState, string>> = {
  proposed: 'Proposed, not yet accepted',
  accepted: 'Accepted',
  declined: 'Declined',
  closed: 'Closed',
}

export const by = ({ name, agency }: Officer): string => `${name}, ${agency}`

/** What the rooms that come after say of the same group; each is a page of its own. */
export const roomsOfGroup = (id: GroupId) => [
  { text: 'Assessments', href: `${groupAddress(id)}/assessments`, says: 'both lenses, side by side' },
  { text: 'Lead', href: `${groupAddress(id)}/lead`, says: 'which agency and who is responsible' },
  { text: 'Taskings', href: `${groupAddress(id)}/taskings`, says: 'who was asked to do what, by when' },
  { text: 'Disruptions', href: `${groupAddress(id)}/disruptions`, says: 'what was done, and what it did' },
]

export const inState = (groups: readonly CrimeGroup[], state: GroupState): readonly CrimeGroup[] =>
  groups.filter(group => group.state === state)

export const statesInOrder = groupStates.values
