// Downland Police: calls to the control room, typed while the caller speaks.

import type { CallForService } from '../model/facts.ts'
import type { Clerk } from '../observe/clerk.ts'
import { hurried } from '../observe/noise.ts'
import type { SourceView } from '../observe/source-view.ts'
import { policing } from './labels.ts'

const note = (fact: CallForService, clerk: Clerk): void => {
  const address = clerk.address(fact.place)
  clerk.write(
    'incidents.ndjson',
    {
      log: clerk.number(),
      opened: clerk.time(fact.at, 'yyyy-MM-ddTHH:mm:ss'),
      'caller.tel': clerk.phone(fact.caller),
      'place.street': address.line,
      'place.town': address.town,
      'place.postcode': address.postcode,
      'vehicle.index': clerk.plate(fact.vehicle),
      text: fact.text,
    },
    { incident: fact.event, caller: fact.caller, place: fact.place, vehicle: fact.vehicle },
  )
}

export const downlandIncidents: SourceView = {
  definition: {
    source: 'downland-incidents',
    title: 'Control-room incidents of Downland Police',
    agency: 'downland-police',
    system: 'Command and control',
    agreement: 'oic-taskforce',
    dates: 'yyyy-MM-ddTHH:mm:ss',
    timezone: 'UTC',
    label: { ...policing, marking: 'OFFICIAL' },
    files: [
      {
        path: 'incidents.ndjson',
        format: 'ndjson',
        key: 'log',
        columns: [
          'log',
          'opened',
          'caller.tel',
          'place.street',
          'place.town',
          'place.postcode',
          'vehicle.index',
          'text',
        ],
        records: [
          {
            as: 'incident',
            kind: 'event',
            key: '{log}',
            properties: {
              eventType: { value: 'incident' },
              at: { column: 'opened' },
              description: { column: 'text' },
              place: { text: ['place.street', 'place.town'], postcode: 'place.postcode' },
            },
          },
          {
            as: 'caller',
            kind: 'phone',
            when: 'caller.tel',
            shared: true,
            key: 'tel:{caller.tel}',
            properties: { phone: { column: 'caller.tel', country: 'GB' } },
          },
          {
            as: 'vehicle',
            kind: 'vehicle',
            when: 'vehicle.index',
            shared: true,
            key: 'vrm:{vehicle.index}',
            properties: { plate: { column: 'vehicle.index', country: 'GB' } },
          },
          {
            as: 'place',
            kind: 'place',
            when: 'place.postcode',
            shared: true,
            key: 'addr:{place.street}|{place.postcode}',
            properties: {
              address: { text: ['place.street', 'place.town', 'place.postcode'], postcode: 'place.postcode' },
            },
          },
        ],
        links: [
          {
            type: 'involved-in',
            from: 'caller',
            to: 'incident',
            capacity: { value: 'caller' },
            at: { column: 'opened' },
          },
          { type: 'involved-in', from: 'vehicle', to: 'incident', at: { column: 'opened' } },
          { type: 'located-at', from: 'incident', to: 'place' },
        ],
      },
    ],
  },
  noise: hurried,
  phoneHabit: 'bare',
  plateHabit: 'lower',
  sees: { 'call-for-service': { where: fact => fact.area === 'downland', note } },
}
