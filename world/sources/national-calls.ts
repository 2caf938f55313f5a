// National Serious Crime Office: calls between telephones, acquired under authority and kept in a compartment.

import { careful } from '../observe/noise.ts'
import type { SourceView } from '../observe/source-view.ts'
import { policing } from './labels.ts'

export const nationalCalls: SourceView = {
  definition: {
    source: 'national-calls',
    title: 'Call data of the National Serious Crime Office',
    agency: 'national-serious-crime-office',
    system: 'Communications data store',
    agreement: 'oic-taskforce',
    dates: 'yyyyMMddTHHmmssZ',
    timezone: 'UTC',
    label: { ...policing, compartment: 'operation-lantern' },
    files: [
      {
        path: 'calls.csv',
        format: 'csv',
        key: 'CALL_ID',
        columns: ['CALL_ID', 'A_NUMBER', 'B_NUMBER', 'START', 'SECONDS', 'A_IMEI'],
        records: [
          {
            as: 'call',
            kind: 'event',
            key: '{CALL_ID}',
            properties: {
              eventType: { value: 'call' },
              at: { column: 'START' },
              amount: { column: 'SECONDS', unit: 'seconds' },
            },
          },
          {
            as: 'from',
            kind: 'phone',
            when: 'A_NUMBER',
            shared: true,
            key: 'tel:{A_NUMBER}',
            properties: { phone: { column: 'A_NUMBER', country: 'GB' } },
          },
          {
            as: 'to',
            kind: 'phone',
            when: 'B_NUMBER',
            shared: true,
            key: 'tel:{B_NUMBER}',
            properties: { phone: { column: 'B_NUMBER', country: 'GB' } },
          },
        ],
        links: [
          { type: 'called', from: 'from', to: 'to', at: { column: 'START' } },
          { type: 'involved-in', from: 'from', to: 'call' },
          { type: 'involved-in', from: 'to', to: 'call' },
        ],
      },
    ],
  },
  noise: careful,
  phoneHabit: 'bare',
  sees: {
    'phone-call': {
      note: (fact, clerk) =>
        clerk.write(
          'calls.csv',
          {
            CALL_ID: clerk.number(),
            A_NUMBER: clerk.phone(fact.from),
            B_NUMBER: clerk.phone(fact.to),
            START: clerk.time(fact.at, 'yyyyMMddTHHmmssZ'),
            SECONDS: String(fact.seconds),
            A_IMEI: fact.from.imei,
          },
          { call: fact.event, from: fact.from, to: fact.to },
        ),
    },
  },
}
