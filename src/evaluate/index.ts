// The front door of the room that asks: how far can it be trusted, and who may have it?
import type { Routes } from '#core/frame/officer.ts'
import { sanitiseRoutes } from './copy/sanitise.route.ts'
import { gradeRoutes } from './grade/grade-record.route.ts'
import { outstandingRoutes } from './outstanding/list-outstanding.route.ts'

export { isSanitisedCopyOf } from './copy/copies.ts'
export { isOneAccount, type Origin, originsOf, shareOrigin } from './copy/origins.ts'
export { type Sanitise, type Sanitised, sanitise } from './copy/sanitise.ts'
export { type Graded, type GradeRecord, gradeRecord } from './grade/grade-record.ts'
export { waits } from './waits.ts'

export const evaluateRoutes: Routes = [...outstandingRoutes, ...gradeRoutes, ...sanitiseRoutes]
