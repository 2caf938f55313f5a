// The front door of the room that asks: which group matters, and what have we missed?
import type { Routes } from '#core/frame/officer.ts'
import type { WaitsOf } from '#core/frame/waiting.ts'

export { findMissedOpportunities, type Opportunity, opportunityRules } from './missed-opportunities.ts'
export const prioritiseRoutes: Routes = []
export const waits: WaitsOf = async () => []
