// The front door of the room that asks: who is asked to do what by when, and did they agree?
import type { Routes } from '#core/frame/officer.ts'
import { moveRoutes } from './answer/move-tasking.route.ts'
import { sendRoutes } from './ask/send-tasking.route.ts'
import { groupTaskingRoutes } from './board/group-taskings.route.ts'
import { boardRoutes } from './board/list-taskings.route.ts'
import { taskingRoutes } from './board/look-at-tasking.route.ts'

export const taskRoutes: Routes = [
  ...boardRoutes,
  ...sendRoutes,
  ...taskingRoutes,
  ...moveRoutes,
  ...groupTaskingRoutes,
]
export { stateDiagram } from './answer/state-diagram.ts'
export { isEnded } from './answer/transitions.ts'
export { waits } from './board/waits.ts'
export { taskingAt, taskingsOnGroup } from './store.ts'
export type { Tasking } from './tasking.ts'
