// Saltmere Council: children looked after or missing. Compared by strong identifiers only.

import type { Referral } from '../model/facts.ts'
import type { Clerk } from '../observe/clerk.ts'
import { careful } from '../observe/noise.ts'
import type { SourceView } from '../observe/source-view.ts'
import { safeguarding } from './labels.ts'

const note = (fact: Referral, clerk: Clerk): void => {
  const { person } = fact
  clerk.once(person, number => {
    const name = clerk.name(person)
    const address = clerk.address(fact.address)
    clerk.write(
      'children.csv',
      {
        'Child ID': number,
        'First name': name.given,
        'Last name': name.family,
        Born: clerk.born(person, 'dd/MM/yyyy'),
        Sex: person.sex === 'male' ? 'M' : 'F',
        'HO reference': person.arrivalRef ?? '',
        Referred: clerk.time(fact.at, 'dd/MM/yyyy'),
        'Contact number given': clerk.phone(fact.contact),
        Placement: address.line,
        'Placement postcode': address.postcode,
        Concern: fact.text,
      },
      { child: person, referral: fact.event, contact: fact.contact, placement: fact.address },
    )
  })
}

export const saltmereChildren: SourceView = {
  definition: {
    source: 'saltmere-children',
    title: "Children known to Saltmere Council's children's services",
    agency: 'saltmere-council',
    system: "Children's case system",
    agreement: 'safeguarding-people-at-risk',
    dates: 'dd/MM/yyyy',
    label: { ...safeguarding, protected: 'child', compare: 'strong-only', regime: 'general' },
    codes: { sex: { M: 'male', F: 'female' } },
    files: [
      {
        path: 'children.csv',
        format: 'csv',
        key: 'Child ID',
        columns: [
          'Child ID',
          'First name',
          'Last name',
          'Born',
          'Sex',
          'HO reference',
          'Referred',
          'Contact number given',
          'Placement',
          'Placement postcode',
          'Concern',
        ],
        records: [
          {
            as: 'child',
            kind: 'person',
            key: '{Child ID}',
            properties: {
              name: { given: 'First name', family: 'Last name' },
              birthDate: { column: 'Born', stated: 'assessed' },
              sex: { column: 'Sex', codes: 'sex' },
              reference: { column: 'HO reference', scheme: 'ho-ref' },
            },
          },
          {
            as: 'referral',
            kind: 'event',
            key: '{Child ID}/referral',
            properties: {
              eventType: { value: 'report' },
              at: { column: 'Referred' },
              description: { column: 'Concern' },
            },
          },
          {
            as: 'contact',
            kind: 'phone',
            when: 'Contact number given',
            shared: true,
            key: 'tel:{Contact number given}',
            properties: { phone: { column: 'Contact number given', country: 'GB' } },
          },
          {
            as: 'placement',
            kind: 'place',
            when: 'Placement postcode',
            shared: true,
            key: 'addr:{Placement}|{Placement postcode}',
            properties: { address: { text: ['Placement', 'Placement postcode'], postcode: 'Placement postcode' } },
          },
        ],
        links: [
          { type: 'involved-in', from: 'child', to: 'referral', role: { value: 'victim' }, at: { column: 'Referred' } },
          { type: 'involved-in', from: 'contact', to: 'referral' },
          { type: 'lives-at', from: 'child', to: 'placement' },
        ],
      },
    ],
  },
  noise: careful,
  phoneHabit: 'local-spaced',
  sees: {
    referral: { where: fact => fact.council === 'saltmere-council' && fact.person.protection === 'child', note },
  },
}
