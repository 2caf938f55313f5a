// What records are accounts of, how two of them connect, and the roles people have in what happened.
import { closedSet, type Of } from './closed-set.ts'

export const thingKinds = closedSet({
  person: 'person',
  organisation: 'organisation',
  vehicle: 'vehicle',
  vessel: 'vessel',
  engine: 'engine',
  phone: 'phone',
  account: 'online account',
  document: 'document',
  money: 'money',
  place: 'place',
  device: 'device',
  consignment: 'consignment',
  event: 'event',
})
export type ThingKind = Of<typeof thingKinds>

export const recordKinds = closedSet({ ...thingKinds.words, link: 'link' })
export type RecordKind = Of<typeof recordKinds>

export const eventTypes = closedSet({
  voyage: 'voyage',
  sighting: 'sighting',
  seizure: 'seizure',
  stop: 'stop',
  arrest: 'arrest',
  payment: 'payment',
  call: 'call',
  visit: 'visit',
  booking: 'booking',
  purchase: 'purchase',
  search: 'search',
  incident: 'incident',
  interview: 'interview',
  report: 'report',
  rescue: 'rescue',
})
export type EventType = Of<typeof eventTypes>

/** How a link reads aloud, from its first end to its second. */
export const linkTypes = closedSet({
  uses: 'uses',
  owns: 'owns',
  'travelled-in': 'travelled in',
  met: 'met',
  paid: 'paid',
  'member-of': 'is a member of',
  'seen-at': 'was seen at',
  'lives-at': 'lives at',
  'works-at': 'works at',
  'located-at': 'is located at',
  'launched-at': 'was launched at',
  'landed-at': 'landed at',
  'involved-in': 'was involved in',
  'keeper-of': 'is the registered keeper of',
  'related-to': 'is related to',
  called: 'called',
  'sent-to': 'was sent to',
  contains: 'contains',
  'fitted-to': 'was fitted to',
  booked: 'booked',
  runs: 'runs',
  'same-entry': 'is named in one entry with',
})
export type LinkType = Of<typeof linkTypes>

/** How the same links read from their second end. */
export const linkTypesFromTheOtherEnd: Readonly<Record<LinkType, string>> = {
  uses: 'is used by',
  owns: 'is owned by',
  'travelled-in': 'carried',
  met: 'met',
  paid: 'was paid by',
  'member-of': 'has the member',
  'seen-at': 'is where was seen',
  'lives-at': 'is the home of',
  'works-at': 'is the workplace of',
  'located-at': 'is the place of',
  'launched-at': 'is where was launched',
  'landed-at': 'is where landed',
  'involved-in': 'involved',
  'keeper-of': 'has the registered keeper',
  'related-to': 'is related to',
  called: 'was called by',
  'sent-to': 'was the destination of',
  contains: 'was part of',
  'fitted-to': 'was fitted with',
  booked: 'was booked by',
  runs: 'is run by',
  'same-entry': 'is named in one entry with',
}

/** Roles sit on a link to an event or a case, never on a person (DPA 2018 s.38(3); associate, missing and unknown are ours). */
export const personRoles = closedSet({
  suspect: 'suspect',
  convicted: 'convicted',
  victim: 'victim or possible victim',
  witness: 'witness',
  associate: 'associate',
  missing: 'missing',
  unknown: 'role not known',
})
export type PersonRole = Of<typeof personRoles>

export const bases = closedSet({ fact: 'fact', assessment: 'assessment' })
export type Basis = Of<typeof bases>
