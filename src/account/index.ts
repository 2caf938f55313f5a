// The front door of the room that asks: will the number survive a question?
import type { Routes } from '#core/frame/officer.ts'
import type { WaitsOf } from '#core/frame/waiting.ts'

export { type PictureBrief, writePictureBrief } from './write-picture-brief.ts'
export const accountRoutes: Routes = []
export const waits: WaitsOf = async () => []
