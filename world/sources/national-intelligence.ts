// National Serious Crime Office: intelligence, much of it under conditions and some of it in a compartment of its own.

import type { Intelligence } from '../model/facts.ts'
import type { Clerk } from '../observe/clerk.ts'
import { careful } from '../observe/noise.ts'
import type { SourceView } from '../observe/source-view.ts'
import { conditionsOf } from './estuary-intelligence.ts'
import { policing, protectionIn } from './labels.ts'

const note = (fact: Intelligence, clerk: Clerk): void => {
  const { person, phone, vehicle } = fact
  const name = person ? clerk.name(person) : undefined
  const { action, sanitisation, instructions } = conditionsOf(fact.grade)
  clerk.write(
    'intelligence.ndjson',
    {
      id: clerk.number(),
      dateOfIntelligence: clerk.time(fact.at, 'yyyy-MM-ddTHH:mm:ssZ'),
      marking: fact.isSensitive ? 'OFFICIAL-SENSITIVE' : 'OFFICIAL',
      evaluation: fact.grade,
      action,
      sanitisation,
      instructions,
      body: fact.text,
      'nominal.family': name?.family ?? '',
      'nominal.given': name?.given ?? '',
      'nominal.native': name?.native ?? '',
      'nominal.born': person ? clerk.born(person, 'yyyy-MM-dd') : '',
      'nominal.known_as': fact.nickname ?? person?.alias ?? '',
      'nominal.protection': protectionIn(person),
      msisdn: clerk.phone(phone),
      vehicle: clerk.plate(vehicle),
    },
    { report: fact.event, nominal: person, msisdn: phone, vehicle },
  )
}

export const nationalIntelligence: SourceView = {
  definition: {
    source: 'national-intelligence',
    title: 'Intelligence of the National Serious Crime Office',
    agency: 'national-serious-crime-office',
    system: 'National intelligence store',
    agreement: 'oic-taskforce',
    dates: ['yyyy-MM-dd', 'yyyy-MM-ddTHH:mm:ssZ'],
    timezone: 'UTC',
    label: policing,
    grade: '2BP',
    codes: {
      markings: { OFFICIAL: 'OFFICIAL', 'OFFICIAL-SENSITIVE': 'OFFICIAL-SENSITIVE' },
      protection: { none: 'none', victim: 'victim', witness: 'witness', child: 'child' },
    },
    files: [
      {
        path: 'intelligence.ndjson',
        format: 'ndjson',
        key: 'id',
        columns: [
          'id',
          'dateOfIntelligence',
          'marking',
          'evaluation',
          'action',
          'sanitisation',
          'instructions',
          'body',
          'nominal.family',
          'nominal.given',
          'nominal.native',
          'nominal.born',
          'nominal.known_as',
          'nominal.protection',
          'msisdn',
          'vehicle',
        ],
        marking: { column: 'marking', codes: 'markings' },
        protected: { column: 'nominal.protection', codes: 'protection' },
        grade: { column: 'evaluation' },
        action: { column: 'action' },
        sanitisation: { column: 'sanitisation' },
        instructions: { column: 'instructions' },
        records: [
          {
            as: 'report',
            kind: 'event',
            key: '{id}',
            basis: 'assessment',
            properties: {
              eventType: { value: 'report' },
              at: { column: 'dateOfIntelligence' },
              description: { column: 'body' },
            },
          },
          {
            as: 'nominal',
            kind: 'person',
            when: 'nominal.family',
            key: '{id}/nominal',
            basis: 'assessment',
            properties: {
              name: [
                { given: 'nominal.given', family: 'nominal.family' },
                { text: 'nominal.native' },
                { text: 'nominal.known_as', kind: 'alias' },
              ],
              birthDate: { column: 'nominal.born', stated: 'assessed' },
              phone: { column: 'msisdn', country: 'GB' },
              plate: { column: 'vehicle', country: 'GB' },
            },
          },
          {
            as: 'msisdn',
            kind: 'phone',
            when: 'msisdn',
            shared: true,
            key: 'msisdn:{msisdn}',
            properties: { phone: { column: 'msisdn', country: 'GB' } },
          },
          {
            as: 'vehicle',
            kind: 'vehicle',
            when: 'vehicle',
            shared: true,
            key: 'vehicle:{vehicle}',
            properties: { plate: { column: 'vehicle', country: 'GB' } },
          },
        ],
        links: [
          { type: 'involved-in', from: 'nominal', to: 'report', role: { value: 'associate' }, basis: 'assessment' },
          { type: 'uses', from: 'nominal', to: 'msisdn', basis: 'assessment', at: { column: 'dateOfIntelligence' } },
          { type: 'uses', from: 'nominal', to: 'vehicle', basis: 'assessment', at: { column: 'dateOfIntelligence' } },
          { type: 'involved-in', from: 'msisdn', to: 'report', basis: 'assessment' },
          { type: 'involved-in', from: 'vehicle', to: 'report', basis: 'assessment' },
        ],
      },
    ],
  },
  noise: careful,
  phoneHabit: 'bare',
  sees: { intelligence: { where: fact => fact.holder === 'nation', note } },
}
