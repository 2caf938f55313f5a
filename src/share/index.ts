// The front door of the room that asks: who else holds it, and may we see it?
import type { Routes } from '#core/frame/officer.ts'
import type { WaitsOf } from '#core/frame/waiting.ts'

export const shareRoutes: Routes = []
export const waits: WaitsOf = async () => []
