// The front door of the room that asks: will the number survive a question?
import type { Routes } from '#core/frame/officer.ts'
import type { WaitsOf } from '#core/frame/waiting.ts'
import { briefRoutes } from './briefs/briefs.route.ts'
import { writeBriefRoutes } from './briefs/write-brief.route.ts'
import { figureRoutes } from './figures/figures.route.ts'
import { freezeRoutes } from './figures/freeze-figures.route.ts'
import { recommendationRoutes } from './recommendations/recommendations.route.ts'
import { whatWaits } from './what-waits.ts'

export { type PictureBrief, writePictureBrief } from './write-picture-brief.ts'
export const accountRoutes: Routes = [
  ...freezeRoutes,
  ...figureRoutes,
  ...recommendationRoutes,
  ...writeBriefRoutes,
  ...briefRoutes,
]
export const waits: WaitsOf = whatWaits
