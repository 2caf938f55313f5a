// Asking an agency to act: what kind of tasking, at which level, and how far it has come.
import { closedSet, type Of } from './closed-set.ts'

export const taskingKinds = closedSet({ enforcement: 'Enforcement', safeguarding: 'Safeguarding' })
export type TaskingKind = Of<typeof taskingKinds>

/** The National Intelligence Model's three levels: local, across forces or borders, national and international [verified]. */
export const taskingLevels = closedSet({
  local: 'Local',
  regional: 'Regional, across forces or borders',
  national: 'National or international',
})
export type TaskingLevel = Of<typeof taskingLevels>

export const taskingStates = closedSet({
  sent: 'To answer',
  accepted: 'Accepted',
  'under-way': 'Under way',
  escalated: 'Escalated',
  declined: 'Declined',
  'not-completed': 'Could not be completed',
  completed: 'Completed',
  withdrawn: 'Withdrawn',
  'sent-on': 'Asked of another agency',
})
export type TaskingState = Of<typeof taskingStates>

/** Who somebody is to a tasking; one person may be more than one of them. */
export const taskingSides = closedSet({
  asker: 'the agency that asks',
  asked: 'the agency that is asked',
  coordinator: 'a coordinator who sees it',
  arbiter: 'the post it was escalated to',
})
export type TaskingSide = Of<typeof taskingSides>

/** What was done at a step, in the past tense; the first step of every tasking is that it was sent. */
export const taskingActs = closedSet({
  send: 'Sent',
  accept: 'Accepted',
  decline: 'Declined',
  start: 'Got under way',
  complete: 'Completed',
  'give-up': 'Could not be completed',
  escalate: 'Escalated',
  'ask-again': 'Asked again: the tasking stands',
  relieve: 'The agency was relieved of it',
  'send-on': 'Asked of another agency',
  withdraw: 'Withdrawn',
})
export type TaskingAct = Of<typeof taskingActs>
