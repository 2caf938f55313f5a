// Residence Enforcement Directorate: visits to places of work, a line for each person met there.

import type { Visit } from '../model/facts.ts'
import type { Clerk } from '../observe/clerk.ts'
import { ordinary } from '../observe/noise.ts'
import type { SourceView } from '../observe/source-view.ts'
import { immigration, protectionIn } from './labels.ts'

const note = (fact: Visit, clerk: Clerk): void => {
  const visit = clerk.number()
  const { organisation, contact } = fact
  const address = clerk.address(organisation.place)
  for (const { person, standing } of fact.met) {
    clerk.write(
      'visits.csv',
      {
        LineNo: clerk.number(),
        VisitRef: visit,
        VisitDate: clerk.time(fact.at, 'dd/MM/yyyy'),
        Premises: organisation.name,
        Trade: organisation.trade,
        Street: address.line,
        Town: address.town,
        Postcode: address.postcode,
        PremisesPhone: clerk.phone(contact ?? organisation.phone),
        PersonMet: clerk.fullName(person, 'plain'),
        DOB: clerk.born(person, 'dd/MM/yyyy'),
        Nationality: person.nation,
        Standing: standing,
        HORef: clerk.chance.often(0.6) ? (person.arrivalRef ?? '') : '',
        Phone: clerk.phoneOf(person),
        Care: clerk.word('care', protectionIn(person)),
      },
      {
        visit: fact.event,
        premises: organisation,
        address: organisation.place,
        line: contact ?? organisation.phone,
        met: person,
        phone: person.phones[0],
      },
    )
  }
}

export const residenceVisits: SourceView = {
  definition: {
    source: 'residence-visits',
    title: 'Visits to workplaces by the Residence Enforcement Directorate',
    agency: 'residence-enforcement-directorate',
    system: 'Visit log',
    agreement: 'oic-taskforce',
    dates: 'dd/MM/yyyy',
    label: { ...immigration, marking: 'OFFICIAL-SENSITIVE' },
    codes: { care: { no: 'none', victim: 'victim', minor: 'child', witness: 'witness' } },
    files: [
      {
        path: 'visits.csv',
        format: 'csv',
        key: 'LineNo',
        columns: [
          'LineNo',
          'VisitRef',
          'VisitDate',
          'Premises',
          'Trade',
          'Street',
          'Town',
          'Postcode',
          'PremisesPhone',
          'PersonMet',
          'DOB',
          'Nationality',
          'Standing',
          'HORef',
          'Phone',
          'Care',
        ],
        protected: { column: 'Care', codes: 'care' },
        records: [
          {
            as: 'visit',
            kind: 'event',
            shared: true,
            key: 'visit:{VisitRef}',
            properties: {
              eventType: { value: 'visit' },
              at: { column: 'VisitDate' },
              description: { text: ['Trade', 'Premises'] },
            },
          },
          {
            as: 'premises',
            kind: 'organisation',
            shared: true,
            key: 'premises:{Premises}|{Postcode}',
            properties: {
              name: { text: 'Premises' },
              address: { text: ['Street', 'Town', 'Postcode'], postcode: 'Postcode' },
              description: { column: 'Trade' },
            },
          },
          {
            as: 'address',
            kind: 'place',
            shared: true,
            key: 'addr:{Street}|{Postcode}',
            properties: { address: { text: ['Street', 'Town', 'Postcode'], postcode: 'Postcode' } },
          },
          {
            as: 'line',
            kind: 'phone',
            when: 'PremisesPhone',
            shared: true,
            key: 'tel:{PremisesPhone}',
            properties: { phone: { column: 'PremisesPhone', country: 'GB' } },
          },
          {
            as: 'met',
            kind: 'person',
            key: '{LineNo}',
            properties: {
              name: { text: 'PersonMet' },
              birthDate: { column: 'DOB', stated: 'claimed' },
              nationality: { column: 'Nationality' },
              reference: { column: 'HORef', scheme: 'ho-ref' },
              phone: { column: 'Phone', country: 'GB' },
              place: { text: ['Street', 'Town', 'Postcode'], postcode: 'Postcode' },
            },
          },
          {
            as: 'phone',
            kind: 'phone',
            when: 'Phone',
            shared: true,
            key: 'tel:{Phone}',
            properties: { phone: { column: 'Phone', country: 'GB' } },
          },
        ],
        links: [
          {
            type: 'involved-in',
            from: 'met',
            to: 'visit',
            role: { value: 'unknown' },
            capacity: { text: 'Standing' },
            at: { column: 'VisitDate' },
          },
          {
            type: 'works-at',
            from: 'met',
            to: 'premises',
            capacity: { text: 'Standing' },
            at: { column: 'VisitDate' },
          },
          { type: 'uses', from: 'met', to: 'phone' },
          { type: 'located-at', from: 'premises', to: 'address' },
          { type: 'located-at', from: 'visit', to: 'address' },
          { type: 'same-entry', from: 'premises', to: 'line' },
        ],
      },
    ],
  },
  noise: ordinary,
  phoneHabit: 'local-spaced',
  sees: { visit: { where: fact => fact.by === 'residence', note } },
}
