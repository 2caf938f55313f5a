// Frontier Control Service: passengers at the airports, exported from a system that writes Excel's Unicode text.

import type { Passenger } from '../model/facts.ts'
import type { Clerk } from '../observe/clerk.ts'
import { careful } from '../observe/noise.ts'
import type { SourceView } from '../observe/source-view.ts'
import { border, protectionIn } from './labels.ts'

const note = (fact: Passenger, clerk: Clerk): void => {
  const { person, papers, airport } = fact
  const name = clerk.name(person)
  clerk.write(
    'passengers.txt',
    {
      PortRef: clerk.number(),
      FamilyName: name.family.toUpperCase(),
      GivenNames: name.given.toUpperCase(),
      DateOfBirth: clerk.born(person, 'yyyy-MM-dd'),
      Sex: clerk.word('sex', person.sex),
      Nationality: person.nation,
      DocumentNo: papers?.number ?? '',
      IssuedBy: papers?.state ?? '',
      DocumentState: papers ? (papers.genuine ? 'GENUINE' : 'FORGED') : '',
      Airport: airport.line,
      Direction: fact.direction === 'in' ? 'ARR' : 'DEP',
      SeenAt: clerk.time(fact.at, 'yyyy-MM-dd HH:mm'),
      Outcome: fact.outcome.toUpperCase(),
      ContactPhone: clerk.phoneOf(person),
      Safeguard: clerk.word('safeguard', protectionIn(person)),
    },
    { passenger: person, document: papers, journey: fact.event, airport, phone: person.phones[0] },
  )
}

export const frontierPassengers: SourceView = {
  definition: {
    source: 'frontier-passengers',
    title: 'Passengers met by the Frontier Control Service',
    agency: 'frontier-control-service',
    system: 'Primary control point',
    agreement: 'border-operations',
    encoding: 'utf-16le',
    dates: ['yyyy-MM-dd', 'yyyy-MM-dd HH:mm'],
    label: border,
    codes: {
      sex: { M: 'male', F: 'female' },
      safeguard: { NONE: 'none', PVOT: 'victim', WIT: 'witness', MINOR: 'child' },
    },
    files: [
      {
        path: 'passengers.txt',
        format: 'csv',
        delimiter: '\t',
        key: 'PortRef',
        columns: [
          'PortRef',
          'FamilyName',
          'GivenNames',
          'DateOfBirth',
          'Sex',
          'Nationality',
          'DocumentNo',
          'IssuedBy',
          'DocumentState',
          'Airport',
          'Direction',
          'SeenAt',
          'Outcome',
          'ContactPhone',
          'Safeguard',
        ],
        protected: { column: 'Safeguard', codes: 'safeguard' },
        records: [
          {
            as: 'passenger',
            kind: 'person',
            key: '{PortRef}',
            properties: {
              name: { given: 'GivenNames', family: 'FamilyName' },
              birthDate: { column: 'DateOfBirth', stated: 'documented' },
              sex: { column: 'Sex', codes: 'sex' },
              nationality: { column: 'Nationality' },
              document: { column: 'DocumentNo', type: 'passport', state: { column: 'IssuedBy' } },
              reference: { column: 'PortRef', scheme: 'port-ref' },
              phone: { column: 'ContactPhone', country: 'GB' },
              status: { column: 'Outcome' },
            },
          },
          {
            as: 'document',
            kind: 'document',
            when: 'DocumentNo',
            shared: true,
            key: 'doc:{IssuedBy}:{DocumentNo}',
            properties: {
              document: { column: 'DocumentNo', type: 'passport', state: { column: 'IssuedBy' } },
              status: { column: 'DocumentState' },
            },
          },
          {
            as: 'journey',
            kind: 'event',
            key: '{PortRef}/journey',
            properties: {
              eventType: { value: 'visit' },
              at: { column: 'SeenAt' },
              place: { column: 'Airport' },
              description: { text: ['Direction', 'Outcome'] },
            },
          },
          {
            as: 'airport',
            kind: 'place',
            shared: true,
            key: 'port:{Airport}',
            properties: { place: { column: 'Airport' } },
          },
          {
            as: 'phone',
            kind: 'phone',
            when: 'ContactPhone',
            shared: true,
            key: 'tel:{ContactPhone}',
            properties: { phone: { column: 'ContactPhone', country: 'GB' } },
          },
        ],
        links: [
          {
            type: 'involved-in',
            from: 'passenger',
            to: 'journey',
            role: { value: 'unknown' },
            at: { column: 'SeenAt' },
          },
          { type: 'uses', from: 'passenger', to: 'document', at: { column: 'SeenAt' } },
          { type: 'uses', from: 'passenger', to: 'phone' },
          { type: 'located-at', from: 'journey', to: 'airport' },
        ],
      },
    ],
  },
  noise: careful,
  phoneHabit: 'plus',
  sees: { passenger: { note } },
}
