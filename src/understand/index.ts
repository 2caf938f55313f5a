// The front door of the room that asks: what connects these, and what is the group?
import type { Routes } from '#core/frame/officer.ts'
import { lookAtThingRoute } from './look-at-thing.route.ts'
import { searchThingsRoute } from './search-things.route.ts'

export const understandRoutes: Routes = [searchThingsRoute, lookAtThingRoute]
