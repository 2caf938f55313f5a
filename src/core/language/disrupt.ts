// What an operation brings, and what an action did to a group: the words that returns, disruptions and their figures share.
import { closedSet, type Of } from './closed-set.ts'

/** What an agency's return lists; how each is counted stands in disrupt/how-events-are-counted.ts. */
export const operationEvents = closedSet({
  arrest: 'person arrested',
  'person-questioned': 'person questioned',
  'entry-refused': 'person refused entry',
  'person-safeguarded': 'person safeguarded',
  'premises-visited': 'premises visited',
  'warrant-executed': 'warrant executed',
  'vehicle-stopped': 'vehicle stopped',
  'vehicle-seized': 'vehicle seized',
  'boat-or-engine-seized': 'boat or engine seized',
  'document-seized': 'document seized',
  'cash-seized': 'cash seized',
  'premises-closed': 'premises closed',
})
export type OperationEventKind = Of<typeof operationEvents>

export const returnRhythms = closedSet({ day: 'every day', week: 'every week' })
export type ReturnRhythm = Of<typeof returnRhythms>

/** The four kinds of action against serious crime. */
export const fourPs = closedSet({ pursue: 'Pursue', prevent: 'Prevent', protect: 'Protect', prepare: 'Prepare' })
export type FourP = Of<typeof fourPs>

/** How a group was acted against. Our own list after what official wording names as examples; no published list was found. */
export const disruptionMeans = closedSet({
  arrest: 'arrest',
  charge: 'charge',
  sentence: 'conviction or sentence',
  'goods-seized': 'boats, engines, vehicles or goods seized',
  'money-taken': 'money seized, frozen or forfeited',
  'premises-searched': 'premises searched',
  'advert-removed': 'advert or online account taken down',
  'person-warned': 'warning or order against a person',
  'person-diverted': 'somebody at the edge of the group led away from it',
  'route-hardened': 'port, road or crossing made harder to use',
  'licence-lost': 'licence, premises or company shut or taken away',
  'business-advised': 'businesses they rely on advised',
  'victims-reached': 'people they use reached and made safe',
  'partner-readied': 'partners here or abroad readied',
  'force-trained': 'officers trained for this group’s methods',
})
export type DisruptionMeans = Of<typeof disruptionMeans>

/** The national scale of five; what each takes has no published definition, the originator judges. */
export const disruptionGrades = closedSet({
  major: 'major',
  moderate: 'moderate',
  minor: 'minor',
  none: 'none',
  negative: 'negative',
})
export type DisruptionGrade = Of<typeof disruptionGrades>

export const disruptionStates = closedSet({
  recorded: 'recorded, not yet assessed by a second person',
  confirmed: 'confirmed',
  changed: 'confirmed with another grade',
  returned: 'returned for evidence',
  doubled: 'the same action as another disruption',
})
export type DisruptionState = Of<typeof disruptionStates>

/** What moves a disruption from one state to another. */
export const disruptionSteps = closedSet({
  confirm: 'The grade stands',
  change: 'Another grade fits better',
  return: 'More evidence is needed',
  double: 'It is the same action as another disruption',
  support: 'Evidence was added',
  reopen: 'To be assessed again',
})
export type DisruptionStep = Of<typeof disruptionSteps>
