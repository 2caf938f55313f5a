// The story itself, in the order of its days.
import type { Step } from './step.ts'

export const steps: readonly Step[] = []
