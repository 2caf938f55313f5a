// How an alarm that a life is at risk is answered: the steps as they are kept, and which may follow which.
import { closedSet, type Of } from './closed-set.ts'

/** The steps that are written down; an alarm without one is raised and waits. */
export const alarmSteps = closedSet({
  acknowledged: 'taken on',
  acting: 'acted on',
  'not-acting': 'not acted on',
  closed: 'closed',
})
export type AlarmStep = Of<typeof alarmSteps>

export const alarmStages = closedSet({ raised: 'nobody has taken it on', ...alarmSteps.words })
export type AlarmStage = Of<typeof alarmStages>

/** What may follow what. Who decided not to act may still act; what is closed stays closed, and new danger is a new alarm. */
export const nextSteps = {
  raised: ['acknowledged'],
  acknowledged: ['acting', 'not-acting'],
  acting: ['closed', 'not-acting'],
  'not-acting': ['closed', 'acting'],
  closed: [],
} as const satisfies Record<AlarmStage, readonly AlarmStep[]>

export const mayFollow = (stage: AlarmStage, step: AlarmStep): boolean =>
  (nextSteps[stage] as readonly AlarmStep[]).includes(step)

/** A step that needs its reason: why it is acted on or not, or what was done. */
export const needsWords = (step: AlarmStep): boolean => step !== 'acknowledged'
