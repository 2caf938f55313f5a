// What is asked at the pages of this room; by method and address as in the route table.
import type { RouteCase } from '../cases.ts'
import type { RoomActs } from '../room-acts.ts'

export const casesOfCollect: Readonly<Record<string, RouteCase>> = {}

/** Written before anybody looks. */
export const actsOfCollect: RoomActs = {}
