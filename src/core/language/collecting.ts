// The words of what is written here: parts of a report, gates and answers of a debrief, what a voyage joins.
import { closedSet, type Of } from './closed-set.ts'
import type { IntelligenceAssessment } from './handling.ts'

export const reportParts = closedSet({
  item: 'numbered item',
  provenance: 'how it came',
  named: 'who or what is named',
})
export type ReportPart = Of<typeof reportParts>

export const debriefStates = closedSet({ open: 'under way', closed: 'finished', stopped: 'stopped at a gate' })
export type DebriefState = Of<typeof debriefStates>

/** Why a debrief does not go on. Children are not debriefed [domain §7]; a suspect is cautioned first, by somebody who decides that. */
export const stopReasons = closedSet({
  age: 'The person is under 18, or their age is disputed',
  declined: 'The person did not want to talk',
  'not-offered-freely': 'It was not offered as something the person may refuse',
  'welfare-check': 'The welfare check had not been done',
  'no-consent-statement': 'The consent statement was not read out and understood',
  'taken-for-asylum-interview': 'The person could not be told that this is no asylum interview',
  suspect: 'An answer gave grounds to suspect the person of an offence',
})
export type StopReason = Of<typeof stopReasons>

export const answerStates = closedSet({ answered: 'Answered', refused: 'Refused', 'does-not-know': 'Does not know' })
export type AnswerState = Of<typeof answerStates>

export const directnesses = closedSet({
  saw: 'Saw it or did it',
  'told-by': 'Was told by somebody who saw it',
  heard: 'Heard it said',
})
export type Directness = Of<typeof directnesses>

/** How the person came to know proposes an assessment; a person grades. */
export const proposedAssessment: Readonly<Record<Directness, IntelligenceAssessment>> = {
  saw: 'A',
  'told-by': 'C',
  heard: 'D',
}

export const answerGroups = closedSet({
  journey: 'Legs of the journey',
  recruitment: 'How it was found and offered',
  payment: 'Payment',
  people: 'People who arranged it',
  phones: 'Phones and accounts',
  premises: 'Premises and camps',
  launch: 'The launch',
  boat: 'Boat and engine',
  'united-kingdom': 'In the United Kingdom',
  exploitation: 'Signs of exploitation',
  deaths: 'Deaths and missing people',
})
export type AnswerGroup = Of<typeof answerGroups>

/** What a voyage joins. */
export const voyageParts = closedSet({
  boat: 'Boat',
  engine: 'Engine',
  people: 'People aboard',
  launch: 'Launch',
  landing: 'Landing',
  rescuer: 'Rescuer',
  sources: 'Reports and answers that tell of it',
})
export type VoyagePart = Of<typeof voyageParts>
