// The front door of the room that asks: how far can it be trusted, and who may have it?
import type { Routes } from '#core/frame/officer.ts'
import type { WaitsOf } from '#core/frame/waiting.ts'

export const evaluateRoutes: Routes = []
export const waits: WaitsOf = async () => []
