// Arrivals Reception Centre: telephones taken, each with its grounds, to be given back.

import { ordinary } from '../observe/noise.ts'
import type { SourceView } from '../observe/source-view.ts'
import { policing, protectionIn } from './labels.ts'

export const arrivalsDevices: SourceView = {
  definition: {
    source: 'arrivals-devices',
    title: 'Devices held at the Arrivals Reception Centre',
    agency: 'arrivals-reception-centre',
    system: 'Property store',
    agreement: 'debrief-sharing',
    dates: 'dd/MM/yyyy HH:mm',
    label: { ...policing, purposes: ['prevent-detect-oic'] },
    codes: { care: { none: 'none', victim: 'victim', child: 'child', witness: 'witness' } },
    files: [
      {
        path: 'devices.csv',
        format: 'csv',
        key: 'Bag',
        columns: ['Bag', 'Taken', 'Holder', 'Ref', 'IMEI', 'Number', 'Most called', 'Grounds', 'Care'],
        protected: { column: 'Care', codes: 'care' },
        records: [
          {
            as: 'device',
            kind: 'device',
            key: '{Bag}',
            properties: { imei: { column: 'IMEI', scheme: 'imei' }, description: { column: 'Grounds' } },
          },
          {
            as: 'holder',
            kind: 'person',
            key: '{Bag}/holder',
            properties: { name: { text: 'Holder' }, reference: { column: 'Ref', scheme: 'ho-ref' } },
          },
          {
            as: 'number',
            kind: 'phone',
            when: 'Number',
            shared: true,
            key: 'tel:{Number}',
            properties: { phone: { column: 'Number', country: 'GB' } },
          },
          {
            as: 'called',
            kind: 'phone',
            when: 'Most called',
            shared: true,
            key: 'tel:{Most called}',
            properties: { phone: { column: 'Most called', country: 'GB' } },
          },
        ],
        links: [
          { type: 'uses', from: 'holder', to: 'device', at: { column: 'Taken' } },
          { type: 'uses', from: 'holder', to: 'number', at: { column: 'Taken' } },
          { type: 'called', from: 'number', to: 'called' },
          { type: 'same-entry', from: 'device', to: 'called' },
        ],
      },
    ],
  },
  noise: ordinary,
  phoneHabit: 'plus',
  sees: {
    'device-taken': {
      note: (fact, clerk) =>
        clerk.write(
          'devices.csv',
          {
            Bag: clerk.number(),
            Taken: clerk.time(fact.at, 'dd/MM/yyyy HH:mm'),
            Holder: clerk.fullName(fact.person, 'surname-first'),
            Ref: fact.person.arrivalRef ?? '',
            IMEI: fact.phone.imei,
            Number: clerk.phone(fact.phone),
            'Most called': clerk.phone(fact.calls),
            Grounds: 'May hold messages from whoever arranged the crossing',
            Care: protectionIn(fact.person),
          },
          {
            device: { entity: `device:${fact.phone.imei}` },
            holder: fact.person,
            number: fact.phone,
            called: fact.calls,
          },
        ),
    },
  },
}
