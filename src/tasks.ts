// The work that is done later, by the name of its job. Each task opens what it may see when it runs.
import type { Tasks } from '#core/ground/queue.ts'
import type { House, rolesOf } from './composition.ts'

export type WorkHouse = House<(typeof rolesOf.work)[number]>

export const tasksOf = (_house: WorkHouse): Tasks => ({})
