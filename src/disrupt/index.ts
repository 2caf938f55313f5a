// The front door of the room that asks: what was done, and what did it do to the group?
import type { Routes } from '#core/frame/officer.ts'
import { oneDisruptionRoutes } from './disruptions/disruption.route.ts'
import { disruptionRoutes } from './disruptions/disruptions.route.ts'
import { operationRoutes } from './operations/operations.route.ts'
import { eventRoutes } from './returns/events.route.ts'
import { returnRoutes } from './returns/return.route.ts'

export const disruptRoutes: Routes = [
  ...operationRoutes,
  ...returnRoutes,
  ...eventRoutes,
  ...disruptionRoutes,
  ...oneDisruptionRoutes,
]
export { type ByGrade, byQuarterAndGrade, type QuarterCount, totalOf } from './counting/by-quarter-and-grade.ts'
export { countDisruptions, disruptionsBehind } from './counting/count-disruptions.ts'
export { countEvents, type OperationCount } from './counting/count-events.ts'
export { type EventCount, type InvolvementCount, numberOf, saidCount } from './counting/event-count.ts'
export { type Disruption, nextStates } from './disruptions/disruption.ts'
export { disruptionAddress, disruptionLine } from './disruptions/disruption-words.ts'
export { operationAddress } from './operations/operation-page.ts'
export { operationsSeen } from './operations/store.ts'
export { waits } from './waits.ts'
