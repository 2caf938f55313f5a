// The front door of the room that asks: will the number survive a question?
import type { Routes } from '#core/frame/officer.ts'
import type { WaitsOf } from '#core/frame/waiting.ts'
import { figureRoutes } from './figures/figures.route.ts'
import { freezeRoutes } from './figures/freeze-figures.route.ts'

export { type PictureBrief, writePictureBrief } from './write-picture-brief.ts'
export const accountRoutes: Routes = [...freezeRoutes, ...figureRoutes]
export const waits: WaitsOf = async () => []
