// Residence Enforcement Directorate: casework on claims and leave, with names in their own script beside the English ones.

import type { Casework } from '../model/facts.ts'
import type { Clerk } from '../observe/clerk.ts'
import { careful } from '../observe/noise.ts'
import type { SourceView } from '../observe/source-view.ts'
import { immigration, protectionIn } from './labels.ts'

const note = ({ person, at, matter }: Casework, clerk: Clerk): void => {
  clerk.once(person, number => {
    const name = clerk.name(person)
    const home = clerk.address(person.home)
    clerk.write(
      'cases.json',
      {
        caseRef: number,
        'applicant.hoRef': person.arrivalRef ?? '',
        'applicant.name.family': name.family,
        'applicant.name.given': name.given,
        'applicant.name.native': name.native,
        'applicant.alias': person.alias ?? '',
        'applicant.born': clerk.born(person, 'yyyy-MM-dd'),
        'applicant.sex': person.sex,
        'applicant.nationality': person.nation,
        'applicant.passport.number': person.papers?.number ?? '',
        'applicant.passport.state': person.papers?.state ?? '',
        'applicant.phones.0': clerk.phoneOf(person),
        'applicant.phones.1': clerk.phoneOf(person, 1),
        'applicant.address.line': home.line,
        'applicant.address.town': home.town,
        'applicant.address.postcode': home.postcode,
        'applicant.care': protectionIn(person),
        matter,
        opened: clerk.time(at, 'yyyy-MM-dd'),
      },
      {
        applicant: person,
        phone: person.phones[0],
        second: person.phones[1],
        address: person.home,
        passport: person.papers,
      },
    )
  })
}

const phone = (as: string, column: string) =>
  ({
    as,
    kind: 'phone',
    when: column,
    shared: true,
    key: `tel:{${column}}`,
    properties: { phone: { column, country: 'GB' } },
  }) as const

export const residenceCasework: SourceView = {
  definition: {
    source: 'residence-casework',
    title: 'Casework of the Residence Enforcement Directorate',
    agency: 'residence-enforcement-directorate',
    system: 'Casework',
    agreement: 'border-operations',
    dates: 'yyyy-MM-dd',
    label: { ...immigration, marking: 'OFFICIAL-SENSITIVE' },
    codes: {
      sex: { male: 'male', female: 'female' },
      care: { none: 'none', victim: 'victim', witness: 'witness', child: 'child' },
    },
    files: [
      {
        path: 'cases.json',
        format: 'json',
        rows: '$.cases',
        key: 'caseRef',
        columns: [
          'caseRef',
          'applicant.hoRef',
          'applicant.name.family',
          'applicant.name.given',
          'applicant.name.native',
          'applicant.alias',
          'applicant.born',
          'applicant.sex',
          'applicant.nationality',
          'applicant.passport.number',
          'applicant.passport.state',
          'applicant.phones.0',
          'applicant.phones.1',
          'applicant.address.line',
          'applicant.address.town',
          'applicant.address.postcode',
          'applicant.care',
          'matter',
          'opened',
        ],
        protected: { column: 'applicant.care', codes: 'care' },
        records: [
          {
            as: 'applicant',
            kind: 'person',
            key: '{caseRef}',
            properties: {
              name: [
                { given: 'applicant.name.given', family: 'applicant.name.family' },
                { text: 'applicant.name.native' },
                { text: 'applicant.alias', kind: 'alias' },
              ],
              birthDate: { column: 'applicant.born', stated: 'claimed' },
              sex: { column: 'applicant.sex', codes: 'sex' },
              nationality: { column: 'applicant.nationality' },
              document: {
                column: 'applicant.passport.number',
                type: 'passport',
                state: { column: 'applicant.passport.state' },
              },
              phone: [
                { column: 'applicant.phones.0', country: 'GB' },
                { column: 'applicant.phones.1', country: 'GB' },
              ],
              reference: { column: 'applicant.hoRef', scheme: 'ho-ref' },
              address: {
                text: ['applicant.address.line', 'applicant.address.town', 'applicant.address.postcode'],
                postcode: 'applicant.address.postcode',
              },
              status: { column: 'matter' },
            },
          },
          {
            as: 'passport',
            kind: 'document',
            when: 'applicant.passport.number',
            shared: true,
            key: 'passport:{applicant.passport.state}:{applicant.passport.number}',
            properties: {
              document: {
                column: 'applicant.passport.number',
                type: 'passport',
                state: { column: 'applicant.passport.state' },
              },
            },
          },
          phone('phone', 'applicant.phones.0'),
          phone('second', 'applicant.phones.1'),
          {
            as: 'address',
            kind: 'place',
            when: 'applicant.address.postcode',
            shared: true,
            key: 'addr:{applicant.address.line}|{applicant.address.postcode}',
            properties: {
              address: {
                text: ['applicant.address.line', 'applicant.address.town', 'applicant.address.postcode'],
                postcode: 'applicant.address.postcode',
              },
            },
          },
        ],
        links: [
          { type: 'uses', from: 'applicant', to: 'phone' },
          { type: 'uses', from: 'applicant', to: 'second' },
          { type: 'uses', from: 'applicant', to: 'passport' },
          { type: 'lives-at', from: 'applicant', to: 'address' },
        ],
      },
    ],
  },
  noise: { ...careful, enteredTwice: 0.03 },
  phoneHabit: 'local',
  sees: { casework: { note } },
}
