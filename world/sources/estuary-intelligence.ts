// Estuary Police: intelligence items, each graded by itself.

import type { Intelligence } from '../model/facts.ts'
import type { Clerk } from '../observe/clerk.ts'
import { ordinary } from '../observe/noise.ts'
import type { SourceView } from '../observe/source-view.ts'
import { policing, protectionIn } from './labels.ts'

/** Under C, what may be done with it and who may sanitise it; under P, nothing. */
export const conditionsOf = (
  grade: string,
): { readonly action: string; readonly sanitisation: string; readonly instructions: string } =>
  grade.endsWith('C')
    ? { action: 'A1', sanitisation: 'S2', instructions: 'Combine only; ask the originator before any action.' }
    : { action: '', sanitisation: '', instructions: '' }

const note = (fact: Intelligence, clerk: Clerk): void => {
  const { person, phone, vehicle, place } = fact
  const name = person ? clerk.name(person) : undefined
  const address = clerk.address(place)
  const { action, sanitisation, instructions } = conditionsOf(fact.grade)
  clerk.write(
    'items.ndjson',
    {
      itemRef: clerk.number(),
      createdAt: clerk.time(fact.at, 'yyyy-MM-ddTHH:mm:ss'),
      gsc: fact.isSensitive ? 'OFFICIAL-SENSITIVE' : 'OFFICIAL',
      grading: fact.grade,
      'conditions.action': action,
      'conditions.sanitisation': sanitisation,
      'conditions.instructions': instructions,
      text: fact.text,
      'subject.surname': name?.family ?? '',
      'subject.forenames': name?.given ?? '',
      'subject.born': person ? clerk.born(person, 'yyyy-MM-dd') : '',
      'subject.nickname': fact.nickname ?? person?.alias ?? '',
      'subject.flag': protectionIn(person),
      telephone: clerk.phone(phone),
      vrm: clerk.plate(vehicle),
      'address.line': address.line,
      'address.postcode': address.postcode,
    },
    { item: fact.event, subject: person, phone, vehicle, address: place },
  )
}

export const estuaryIntelligence: SourceView = {
  definition: {
    source: 'estuary-intelligence',
    title: 'Intelligence items of Estuary Police',
    agency: 'estuary-police',
    system: 'Intelligence database',
    agreement: 'oic-taskforce',
    dates: ['yyyy-MM-dd', 'yyyy-MM-ddTHH:mm:ss'],
    label: policing,
    grade: '2CP',
    codes: {
      markings: { OFFICIAL: 'OFFICIAL', 'OFFICIAL-SENSITIVE': 'OFFICIAL-SENSITIVE' },
      flags: { none: 'none', victim: 'victim', witness: 'witness', child: 'child' },
    },
    files: [
      {
        path: 'items.ndjson',
        format: 'ndjson',
        key: 'itemRef',
        columns: [
          'itemRef',
          'createdAt',
          'gsc',
          'grading',
          'conditions.action',
          'conditions.sanitisation',
          'conditions.instructions',
          'text',
          'subject.surname',
          'subject.forenames',
          'subject.born',
          'subject.nickname',
          'subject.flag',
          'telephone',
          'vrm',
          'address.line',
          'address.postcode',
        ],
        marking: { column: 'gsc', codes: 'markings' },
        protected: { column: 'subject.flag', codes: 'flags' },
        grade: { column: 'grading' },
        action: { column: 'conditions.action' },
        sanitisation: { column: 'conditions.sanitisation' },
        instructions: { column: 'conditions.instructions' },
        records: [
          {
            as: 'item',
            kind: 'event',
            key: '{itemRef}',
            basis: 'assessment',
            properties: {
              eventType: { value: 'report' },
              at: { column: 'createdAt' },
              description: { column: 'text' },
            },
          },
          {
            as: 'subject',
            kind: 'person',
            when: 'subject.surname',
            key: '{itemRef}/subject',
            basis: 'assessment',
            properties: {
              name: [
                { given: 'subject.forenames', family: 'subject.surname' },
                { text: 'subject.nickname', kind: 'nickname' },
              ],
              birthDate: { column: 'subject.born' },
              phone: { column: 'telephone', country: 'GB' },
              plate: { column: 'vrm', country: 'GB' },
            },
          },
          {
            as: 'phone',
            kind: 'phone',
            when: 'telephone',
            shared: true,
            key: 'tel:{telephone}',
            properties: { phone: { column: 'telephone', country: 'GB' } },
          },
          {
            as: 'vehicle',
            kind: 'vehicle',
            when: 'vrm',
            shared: true,
            key: 'vrm:{vrm}',
            properties: { plate: { column: 'vrm', country: 'GB' } },
          },
          {
            as: 'address',
            kind: 'place',
            when: 'address.postcode',
            shared: true,
            key: 'addr:{address.line}|{address.postcode}',
            properties: { address: { text: ['address.line', 'address.postcode'], postcode: 'address.postcode' } },
          },
        ],
        links: [
          { type: 'involved-in', from: 'subject', to: 'item', role: { value: 'associate' }, basis: 'assessment' },
          { type: 'uses', from: 'subject', to: 'phone', basis: 'assessment', at: { column: 'createdAt' } },
          { type: 'uses', from: 'subject', to: 'vehicle', basis: 'assessment', at: { column: 'createdAt' } },
          { type: 'seen-at', from: 'subject', to: 'address', basis: 'assessment', at: { column: 'createdAt' } },
          { type: 'involved-in', from: 'phone', to: 'item', basis: 'assessment' },
          { type: 'involved-in', from: 'vehicle', to: 'item', basis: 'assessment' },
          { type: 'located-at', from: 'item', to: 'address', basis: 'assessment' },
        ],
      },
    ],
  },
  noise: ordinary,
  phoneHabit: 'plus-spaced',
  sees: { intelligence: { where: fact => fact.holder === 'estuary', note } },
}
