// What is asked at the pages of this room; by method and address as in the route table.
import { fixedPage, type RouteCase } from '../route-case.ts'

const health: RouteCase = {
  phase: 'looking',
  meets: [200],
  run: async caller => {
    await caller.get('/health')
    await caller.stranger().get('/health')
  },
}

export const casesOfEntrance: Readonly<Record<string, RouteCase>> = {
  'GET /health': health,
  'GET /rooms': {
    phase: 'looking',
    meets: [200, 303],
    run: (caller, known, person) => fixedPage('/rooms').run(caller, known, person),
  },
}
