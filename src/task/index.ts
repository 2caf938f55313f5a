// The front door of the room that asks: who is asked to do what by when, and did they agree?
import type { Routes } from '#core/frame/officer.ts'
import type { WaitsOf } from '#core/frame/waiting.ts'

export const taskRoutes: Routes = []
export const waits: WaitsOf = async () => []
