// The front door of the room that asks: what connects these, and what is the group?
import type { Routes } from '#core/frame/officer.ts'
import { lookAtConnectionsRoute } from './connections/look-at-connections.route.ts'
import { listGroupsRoute } from './groups/list-groups.route.ts'
import { lookAtGroupRoutes } from './groups/look-at-group.route.ts'
import { membershipRoutes } from './groups/members/end-membership.route.ts'
import { joinGroupRoutes } from './groups/members/join-group.route.ts'
import { decideProposalRoutes } from './groups/proposals/decide-proposal.route.ts'
import { listProposedGroupsRoute } from './groups/proposals/list-proposed-groups.route.ts'
import { proposeGroupRoutes } from './groups/propose-group.route.ts'
import { lookAtThingRoute } from './look-at-thing.route.ts'
import { searchThingsRoute } from './search-things.route.ts'

export const understandRoutes: Routes = [
  searchThingsRoute,
  lookAtThingRoute,
  lookAtConnectionsRoute,
  listGroupsRoute,
  ...proposeGroupRoutes,
  listProposedGroupsRoute,
  ...decideProposalRoutes,
  ...lookAtGroupRoutes,
  ...joinGroupRoutes,
  ...membershipRoutes,
]
export { findGroups, type GroupRule, groupRule, type ProposedGroup } from './find-groups.ts'
export { type CrimeGroup, isCurrent, type Member } from './groups/group.ts'
export { groupAddress } from './groups/group-words.ts'
export { needsProtection } from './groups/may-join.ts'
export { currentMembers, groupAt, groupsSeen, membershipsOf, membersOf } from './groups/read-groups.ts'
export { waits } from './groups/waits.ts'
export { everyRecord, type HeldRecord, readWeb } from './read-web.ts'
export { isOnlyMet, linksByThing, otherEnd, type Web, type WebLink, type WebThing } from './web.ts'
