// Northmoor Police: what the public rang in about.

import type { CallForService } from '../model/facts.ts'
import type { Clerk } from '../observe/clerk.ts'
import { hurried } from '../observe/noise.ts'
import type { SourceView } from '../observe/source-view.ts'
import { policing } from './labels.ts'

const note = (fact: CallForService, clerk: Clerk): void => {
  const address = clerk.address(fact.place)
  clerk.write(
    'calls.csv',
    {
      CALL_NO: clerk.number(),
      RECEIVED: clerk.time(fact.at, 'dd/MM/yy HH:mm:ss'),
      CLI: clerk.phone(fact.caller),
      ADDRESS: [address.line, address.town].filter(Boolean).join(', '),
      PCODE: address.postcode,
      REG: clerk.plate(fact.vehicle),
      LOG: fact.text,
    },
    { call: fact.event, caller: fact.caller, place: fact.place, vehicle: fact.vehicle },
  )
}

export const northmoorCalls: SourceView = {
  definition: {
    source: 'northmoor-calls',
    title: 'Calls from the public to Northmoor Police',
    agency: 'northmoor-police',
    system: 'Contact centre log',
    agreement: 'oic-taskforce',
    dates: 'dd/MM/yy HH:mm:ss',
    label: { ...policing, marking: 'OFFICIAL' },
    files: [
      {
        path: 'calls.csv',
        format: 'csv',
        key: 'CALL_NO',
        columns: ['CALL_NO', 'RECEIVED', 'CLI', 'ADDRESS', 'PCODE', 'REG', 'LOG'],
        records: [
          {
            as: 'call',
            kind: 'event',
            key: '{CALL_NO}',
            properties: {
              eventType: { value: 'incident' },
              at: { column: 'RECEIVED' },
              description: { column: 'LOG' },
              place: { text: ['ADDRESS', 'PCODE'], postcode: 'PCODE' },
            },
          },
          {
            as: 'caller',
            kind: 'phone',
            when: 'CLI',
            shared: true,
            key: 'cli:{CLI}',
            properties: { phone: { column: 'CLI', country: 'GB' } },
          },
          {
            as: 'vehicle',
            kind: 'vehicle',
            when: 'REG',
            shared: true,
            key: 'reg:{REG}',
            properties: { plate: { column: 'REG', country: 'GB' } },
          },
          {
            as: 'place',
            kind: 'place',
            when: 'PCODE',
            shared: true,
            key: 'addr:{ADDRESS}|{PCODE}',
            properties: { address: { text: ['ADDRESS', 'PCODE'], postcode: 'PCODE' } },
          },
        ],
        links: [
          { type: 'involved-in', from: 'caller', to: 'call', capacity: { value: 'caller' } },
          { type: 'involved-in', from: 'vehicle', to: 'call' },
          { type: 'located-at', from: 'call', to: 'place' },
        ],
      },
    ],
  },
  noise: hurried,
  phoneHabit: 'zero-zero',
  plateHabit: 'lower',
  sees: { 'call-for-service': { where: fact => fact.area === 'northmoor', note } },
}
