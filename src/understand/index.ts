// The front door of the room that asks: what connects these, and what is the group?
import type { Routes } from '#core/frame/officer.ts'
import type { WaitsOf } from '#core/frame/waiting.ts'
import { lookAtThingRoute } from './look-at-thing.route.ts'
import { searchThingsRoute } from './search-things.route.ts'

export const understandRoutes: Routes = [searchThingsRoute, lookAtThingRoute]
export { findGroups, type GroupRule, groupRule, type ProposedGroup } from './find-groups.ts'
export { everyRecord, type HeldRecord, readWeb } from './read-web.ts'
export { isOnlyMet, linksByThing, otherEnd, type Web, type WebLink, type WebThing } from './web.ts'
export const waits: WaitsOf = async () => []
