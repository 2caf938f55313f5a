// How each kind of event of an operation is counted, once and for all agencies: our own rules, shown where they are used.
import { type OperationEventKind, operationEvents } from '#core/language/disrupt.ts'

export const howEventsAreCounted: Readonly<Record<OperationEventKind, string>> = {
  arrest: 'One for each person arrested, once for each arrest, whichever agency made it.',
  'person-questioned': 'One for each person each time he or she is questioned.',
  'entry-refused': 'One for each person each time entry is refused.',
  'person-safeguarded':
    'One for each person made safe. No name, no words and no record: people are counted here, never named.',
  'premises-visited': 'One for each visit to one address, however many agencies came.',
  'warrant-executed': 'One for each warrant executed.',
  'vehicle-stopped': 'One for each vehicle each time it is stopped.',
  'vehicle-seized': 'One for each vehicle; a trailer is a vehicle of its own.',
  'boat-or-engine-seized': 'One for each boat and one for each engine.',
  'document-seized': 'One for each document.',
  'cash-seized': 'One for each seizure, with its pounds beside it.',
  'premises-closed': 'One for each closure of one address.',
}

const several: Readonly<Record<OperationEventKind, string>> = {
  arrest: 'people arrested',
  'person-questioned': 'people questioned',
  'entry-refused': 'people refused entry',
  'person-safeguarded': 'people safeguarded',
  'premises-visited': 'visits to premises',
  'warrant-executed': 'warrants executed',
  'vehicle-stopped': 'vehicles stopped',
  'vehicle-seized': 'vehicles seized',
  'boat-or-engine-seized': 'boats or engines seized',
  'document-seized': 'documents seized',
  'cash-seized': 'seizures of cash',
  'premises-closed': 'closures of premises',
}

/** '1 person arrested', '40 people questioned'. */
export const saidEvents = (n: number, kind: OperationEventKind): string =>
  n === 1 ? `1 ${operationEvents.words[kind]}` : `${n.toLocaleString('en-GB')} ${several[kind]}`
