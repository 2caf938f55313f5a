// The story itself, in the order of its days.
import { action } from './action.ts'
import { answer } from './answer.ts'
import { arrival } from './arrival.ts'
import { group } from './group.ts'
import type { Step } from './step.ts'
import { recall, trust } from './trust.ts'

/** The morning on which the boat came in. */
export const beganAt = '2026-10-05T07:00:00Z'

export const steps: readonly Step[] = [...arrival, ...trust, ...group, ...action, ...recall, ...answer]
