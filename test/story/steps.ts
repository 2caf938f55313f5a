// The story itself, in the order of its days.
import type { Step } from './step.ts'

/** The morning on which the boat came in. */
export const beganAt = '2026-10-05T07:00:00Z'

export const steps: readonly Step[] = []
