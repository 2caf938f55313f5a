// Custody and Release Service: who visits whom in prison.

import { ordinary } from '../observe/noise.ts'
import type { SourceView } from '../observe/source-view.ts'
import { policing, unprotected } from './labels.ts'

export const custodyVisits: SourceView = {
  definition: {
    source: 'custody-visits',
    title: 'Visits booked with the Custody and Release Service',
    agency: 'custody-and-release-service',
    system: 'Visit booking',
    agreement: 'custody-intelligence',
    dates: ['dd/MM/yyyy HH:mm', 'dd/MM/yyyy'],
    label: { ...policing, purposes: ['prevent-detect-oic'] },
    files: [
      {
        path: 'visits.csv',
        format: 'csv',
        delimiter: ';',
        key: 'VisitId',
        columns: [
          'VisitId',
          'VisitAt',
          'Inmate',
          'InmatePNC',
          'Visitor',
          'VisitorBorn',
          'VisitorPhone',
          'VisitorAddress',
          'VisitorPostcode',
        ],
        records: [
          {
            as: 'visit',
            kind: 'event',
            key: '{VisitId}',
            properties: { eventType: { value: 'visit' }, at: { column: 'VisitAt' } },
          },
          {
            as: 'inmate',
            kind: 'person',
            key: '{VisitId}/inmate',
            properties: { name: { text: 'Inmate' }, reference: { column: 'InmatePNC', scheme: 'pnc' } },
          },
          {
            as: 'visitor',
            kind: 'person',
            key: '{VisitId}/visitor',
            properties: {
              name: { text: 'Visitor' },
              birthDate: { column: 'VisitorBorn', stated: 'claimed' },
              phone: { column: 'VisitorPhone', country: 'GB' },
              address: { text: ['VisitorAddress', 'VisitorPostcode'], postcode: 'VisitorPostcode' },
            },
          },
          {
            as: 'phone',
            kind: 'phone',
            when: 'VisitorPhone',
            shared: true,
            key: 'tel:{VisitorPhone}',
            properties: { phone: { column: 'VisitorPhone', country: 'GB' } },
          },
          {
            as: 'address',
            kind: 'place',
            when: 'VisitorPostcode',
            shared: true,
            key: 'addr:{VisitorAddress}|{VisitorPostcode}',
            properties: { address: { text: ['VisitorAddress', 'VisitorPostcode'], postcode: 'VisitorPostcode' } },
          },
        ],
        links: [
          { type: 'booked', from: 'visitor', to: 'visit', at: { column: 'VisitAt' } },
          { type: 'met', from: 'visitor', to: 'inmate', at: { column: 'VisitAt' } },
          { type: 'uses', from: 'visitor', to: 'phone' },
          { type: 'lives-at', from: 'visitor', to: 'address' },
        ],
      },
    ],
  },
  noise: ordinary,
  phoneHabit: 'local',
  sees: {
    'prison-visit': {
      where: fact => unprotected(fact.inmate) !== undefined && unprotected(fact.visitor) !== undefined,
      note: (fact, clerk) => {
        const home = clerk.address(fact.visitor.home)
        clerk.write(
          'visits.csv',
          {
            VisitId: clerk.number(),
            VisitAt: clerk.time(fact.at, 'dd/MM/yyyy HH:mm'),
            Inmate: clerk.fullName(fact.inmate, 'surname-first'),
            InmatePNC: fact.inmate.policeRef ?? '',
            Visitor: clerk.fullName(fact.visitor, 'surname-first'),
            VisitorBorn: clerk.born(fact.visitor, 'dd/MM/yyyy'),
            VisitorPhone: clerk.phoneOf(fact.visitor),
            VisitorAddress: home.line,
            VisitorPostcode: home.postcode,
          },
          {
            visit: fact.event,
            inmate: fact.inmate,
            visitor: fact.visitor,
            phone: fact.visitor.phones[0],
            address: fact.visitor.home,
          },
        )
      },
    },
  },
}
