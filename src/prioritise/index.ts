// The front door of the room that asks: which group matters, and what have we missed?
export { findMissedOpportunities, type Opportunity, opportunityRules } from './missed-opportunities.ts'
