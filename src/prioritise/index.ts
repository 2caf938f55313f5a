// The front door of the room that asks: which group matters, and what have we missed?
import type { Routes } from '#core/frame/officer.ts'
import { assessGroupRoutes } from './assess/assess-group.route.ts'
import { assessmentRoutes } from './assess/assessments.route.ts'
import { leadRoutes } from './lead/lead.route.ts'
import { opportunityRoutes } from './opportunities/opportunities.route.ts'
import { priorityRoutes } from './priorities/priorities.route.ts'
import { schemeRoutes } from './schemes/scheme.route.ts'

export { type Assessment, rankedBand, type Standing } from './assess/assessment.ts'
export { standingAssessments } from './assess/read-assessments.ts'
export { type Lead, type Leader, leaderWords } from './lead/lead.ts'
export { leadOf } from './lead/read-leads.ts'
export { findMissedOpportunities, type Opportunity, opportunityRules } from './missed-opportunities.ts'
export const prioritiseRoutes: Routes = [
  ...priorityRoutes,
  ...opportunityRoutes,
  ...assessGroupRoutes,
  ...assessmentRoutes,
  ...leadRoutes,
  ...schemeRoutes,
]
export { waits } from './waits.ts'
