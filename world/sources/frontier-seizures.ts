// Frontier Control Service: boats and engines taken off the beach, with what is left of their numbers.

import type { Crossing } from '../model/facts.ts'
import type { Clerk } from '../observe/clerk.ts'
import { careful } from '../observe/noise.ts'
import type { SourceView } from '../observe/source-view.ts'
import { serialLeft } from '../observe/written-serial.ts'
import { border } from './labels.ts'

const note = (fact: Crossing, clerk: Clerk): void => {
  const { vessel, engine } = fact
  clerk.write(
    'seizures.csv',
    {
      'Seal No': clerk.number(),
      Seized: clerk.time(fact.at + 90, 'dd/MM/yyyy HH:mm'),
      Beach: fact.landing.line,
      'Boat length m': String(vessel.metres),
      'Boat colour': vessel.colour,
      'Boat look': vessel.look,
      'Hull No': vessel.hull ?? '',
      'Engine make': engine?.make ?? '',
      HP: engine ? String(engine.horsepower) : '',
      'Engine serial': engine ? serialLeft(engine.serial, fact.serial, clerk.chance) : '',
      Aboard: String(fact.aboard),
    },
    { seizure: { entity: `${fact.event.entity}-seizure` }, boat: vessel, engine, beach: fact.landing },
  )
}

export const frontierSeizures: SourceView = {
  definition: {
    source: 'frontier-seizures',
    title: 'Boats and engines seized by the Frontier Control Service',
    agency: 'frontier-control-service',
    system: 'Seizure store',
    agreement: 'maritime-picture',
    dates: 'dd/MM/yyyy HH:mm',
    label: border,
    files: [
      {
        path: 'seizures.csv',
        format: 'csv',
        key: 'Seal No',
        columns: [
          'Seal No',
          'Seized',
          'Beach',
          'Boat length m',
          'Boat colour',
          'Boat look',
          'Hull No',
          'Engine make',
          'HP',
          'Engine serial',
          'Aboard',
        ],
        records: [
          {
            as: 'seizure',
            kind: 'event',
            key: '{Seal No}',
            properties: {
              eventType: { value: 'seizure' },
              at: { column: 'Seized' },
              place: { column: 'Beach' },
              count: { column: 'Aboard', unit: 'persons' },
            },
          },
          {
            as: 'boat',
            kind: 'vessel',
            key: '{Seal No}/boat',
            properties: {
              length: { column: 'Boat length m', unit: 'm' },
              colour: { column: 'Boat colour' },
              description: { column: 'Boat look' },
              hull: { column: 'Hull No', scheme: 'hin' },
            },
          },
          {
            as: 'engine',
            kind: 'engine',
            when: 'Engine make',
            key: '{Seal No}/engine',
            properties: {
              make: { column: 'Engine make' },
              horsepower: { column: 'HP', unit: 'hp' },
              engineSerial: { column: 'Engine serial', scheme: 'engine-serial' },
            },
          },
          {
            as: 'beach',
            kind: 'place',
            shared: true,
            key: 'beach:{Beach}',
            properties: { place: { column: 'Beach' } },
          },
        ],
        links: [
          { type: 'involved-in', from: 'boat', to: 'seizure', at: { column: 'Seized' } },
          { type: 'involved-in', from: 'engine', to: 'seizure', at: { column: 'Seized' } },
          { type: 'fitted-to', from: 'engine', to: 'boat', at: { column: 'Seized' } },
          { type: 'located-at', from: 'seizure', to: 'beach' },
        ],
      },
    ],
  },
  noise: careful,
  sees: { crossing: { where: fact => !fact.outbound, share: 0.8, note } },
}
