// The front door of the room that asks: what was done, and what did it do to the group?
import type { Routes } from '#core/frame/officer.ts'
import type { WaitsOf } from '#core/frame/waiting.ts'

export const disruptRoutes: Routes = []
export const waits: WaitsOf = async () => []
