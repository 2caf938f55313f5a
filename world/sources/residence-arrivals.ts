// Residence Enforcement Directorate: everyone registered after a landing, on the night, through interpreters.

import type { Arrival } from '../model/facts.ts'
import type { Clerk } from '../observe/clerk.ts'
import { hurried } from '../observe/noise.ts'
import type { SourceView } from '../observe/source-view.ts'
import { immigration, protectionIn } from './labels.ts'

const note = (fact: Arrival, clerk: Clerk): void => {
  const { person, voyage } = fact
  clerk.once(person, number => {
    const name = clerk.name(person)
    clerk.write(
      'arrivals.csv',
      {
        REG_NO: number,
        HO_REF: person.arrivalRef ?? '',
        FAMILY: name.family.toUpperCase(),
        GIVEN: name.given.toUpperCase(),
        STATED_DOB: clerk.born(person, 'dd/MM/yyyy'),
        SEX: clerk.word('sex', person.sex),
        STATED_NAT: clerk.word('nationality', person.nation),
        PHONE: clerk.phoneOf(person),
        VOYAGE: voyage.ref,
        LANDED: clerk.time(fact.at, 'dd/MM/yyyy HH:mm'),
        SITE: fact.place.line,
        VULN: clerk.word('vulnerability', protectionIn(person)),
        REMARK: fact.capacity ?? '',
      },
      { arrival: person, voyage, phone: person.phones[0], site: fact.place },
    )
  })
}

export const residenceArrivals: SourceView = {
  definition: {
    source: 'residence-arrivals',
    title: 'Arrivals registered by the Residence Enforcement Directorate',
    agency: 'residence-enforcement-directorate',
    system: 'Arrival register',
    agreement: 'border-operations',
    dates: ['dd/MM/yyyy', 'dd/MM/yyyy HH:mm'],
    label: immigration,
    codes: {
      sex: { M: 'male', F: 'female' },
      vulnerability: { '0': 'none', '1': 'victim', '2': 'child', '3': 'witness' },
      nationality: {
        ALB: 'ALB',
        VTN: 'VNM',
        IRQ: 'IRQ',
        IRN: 'IRN',
        TUR: 'TUR',
        SYR: 'SYR',
        SDN: 'SDN',
        EGY: 'EGY',
        AFG: 'AFG',
        ERI: 'ERI',
        ETH: 'ETH',
        ROM: 'ROU',
        GBR: 'GBR',
        FRA: 'FRA',
        POL: 'POL',
      },
    },
    files: [
      {
        path: 'arrivals.csv',
        format: 'csv',
        key: 'REG_NO',
        columns: [
          'REG_NO',
          'HO_REF',
          'FAMILY',
          'GIVEN',
          'STATED_DOB',
          'SEX',
          'STATED_NAT',
          'PHONE',
          'VOYAGE',
          'LANDED',
          'SITE',
          'VULN',
          'REMARK',
        ],
        protected: { column: 'VULN', codes: 'vulnerability' },
        records: [
          {
            as: 'arrival',
            kind: 'person',
            key: '{REG_NO}',
            properties: {
              name: { given: 'GIVEN', family: 'FAMILY' },
              birthDate: { column: 'STATED_DOB', stated: 'claimed' },
              sex: { column: 'SEX', codes: 'sex' },
              nationality: { column: 'STATED_NAT', codes: 'nationality' },
              phone: { column: 'PHONE', country: 'GB' },
              reference: { column: 'HO_REF', scheme: 'ho-ref' },
            },
          },
          {
            as: 'voyage',
            kind: 'event',
            when: 'VOYAGE',
            shared: true,
            key: 'voyage:{VOYAGE}',
            properties: {
              eventType: { value: 'voyage' },
              at: { column: 'LANDED' },
              place: { column: 'SITE' },
              reference: { column: 'VOYAGE', scheme: 'case-ref' },
            },
          },
          {
            as: 'phone',
            kind: 'phone',
            when: 'PHONE',
            shared: true,
            key: 'tel:{PHONE}',
            properties: { phone: { column: 'PHONE', country: 'GB' } },
          },
          { as: 'site', kind: 'place', shared: true, key: 'site:{SITE}', properties: { place: { column: 'SITE' } } },
        ],
        links: [
          {
            type: 'travelled-in',
            from: 'arrival',
            to: 'voyage',
            capacity: { text: 'REMARK' },
            at: { column: 'LANDED' },
          },
          { type: 'uses', from: 'arrival', to: 'phone' },
          { type: 'landed-at', from: 'voyage', to: 'site' },
        ],
      },
    ],
  },
  noise: hurried,
  phoneHabit: 'plus',
  sees: { arrival: { note } },
}
