// Estuary Police: vehicles stopped on the road, with who was at the wheel.

import type { Stop } from '../model/facts.ts'
import type { Clerk } from '../observe/clerk.ts'
import { hurried } from '../observe/noise.ts'
import type { SourceView } from '../observe/source-view.ts'
import { policing, unprotected } from './labels.ts'

const note = (fact: Stop, clerk: Clerk): void => {
  const driver = unprotected(fact.driver)
  const passenger = unprotected(fact.passenger)
  const name = driver ? clerk.name(driver) : undefined
  clerk.write(
    'stops.csv',
    {
      StopRef: clerk.number(),
      Stopped: clerk.time(fact.at, 'yyyy-MM-dd HH:mm'),
      Location: fact.place.line,
      VRM: clerk.plate(fact.vehicle),
      Make: fact.vehicle.make,
      Colour: clerk.word('colours', fact.vehicle.colour),
      DrvSurname: name?.family ?? '',
      DrvForename: name?.given ?? '',
      DrvDOB: driver ? clerk.born(driver, 'yyyy-MM-dd') : '',
      DrvTel: driver ? clerk.phoneOf(driver) : '',
      Passenger: passenger ? clerk.fullName(passenger, 'plain') : '',
      Grounds: fact.note ?? 'Routine check',
    },
    { stop: fact.event, vehicle: fact.vehicle, driver, passenger, telephone: driver?.phones[0] },
  )
}

export const estuaryStops: SourceView = {
  definition: {
    source: 'estuary-stops',
    title: 'Vehicle stops by Estuary Police',
    agency: 'estuary-police',
    system: 'Mobile stop forms',
    agreement: 'oic-taskforce',
    dates: ['yyyy-MM-dd', 'yyyy-MM-dd HH:mm'],
    label: { ...policing, marking: 'OFFICIAL' },
    codes: {
      colours: { WHI: 'white', BLK: 'black', SIL: 'silver', GRY: 'grey', BLU: 'blue', RED: 'red', GRN: 'green' },
    },
    files: [
      {
        path: 'stops.csv',
        format: 'csv',
        delimiter: '|',
        key: 'StopRef',
        columns: [
          'StopRef',
          'Stopped',
          'Location',
          'VRM',
          'Make',
          'Colour',
          'DrvSurname',
          'DrvForename',
          'DrvDOB',
          'DrvTel',
          'Passenger',
          'Grounds',
        ],
        records: [
          {
            as: 'stop',
            kind: 'event',
            key: '{StopRef}',
            properties: {
              eventType: { value: 'stop' },
              at: { column: 'Stopped' },
              place: { column: 'Location' },
              description: { column: 'Grounds' },
            },
          },
          {
            as: 'vehicle',
            kind: 'vehicle',
            when: 'VRM',
            shared: true,
            key: 'vrm:{VRM}',
            properties: {
              plate: { column: 'VRM', country: 'GB' },
              make: { column: 'Make' },
              colour: { column: 'Colour', codes: 'colours' },
            },
          },
          {
            as: 'driver',
            kind: 'person',
            when: 'DrvSurname',
            key: '{StopRef}/driver',
            properties: {
              name: { given: 'DrvForename', family: 'DrvSurname' },
              birthDate: { column: 'DrvDOB', stated: 'claimed' },
              phone: { column: 'DrvTel', country: 'GB' },
              plate: { column: 'VRM', country: 'GB' },
            },
          },
          {
            as: 'passenger',
            kind: 'person',
            when: 'Passenger',
            key: '{StopRef}/passenger',
            properties: { name: { text: 'Passenger' } },
          },
          {
            as: 'telephone',
            kind: 'phone',
            when: 'DrvTel',
            shared: true,
            key: 'tel:{DrvTel}',
            properties: { phone: { column: 'DrvTel', country: 'GB' } },
          },
        ],
        links: [
          { type: 'involved-in', from: 'driver', to: 'stop', capacity: { value: 'driver' }, at: { column: 'Stopped' } },
          {
            type: 'involved-in',
            from: 'passenger',
            to: 'stop',
            capacity: { value: 'passenger' },
            at: { column: 'Stopped' },
          },
          { type: 'involved-in', from: 'vehicle', to: 'stop' },
          { type: 'uses', from: 'driver', to: 'vehicle', at: { column: 'Stopped' } },
          { type: 'uses', from: 'driver', to: 'telephone' },
          { type: 'met', from: 'driver', to: 'passenger', at: { column: 'Stopped' } },
        ],
      },
    ],
  },
  noise: hurried,
  phoneHabit: 'local-spaced',
  plateHabit: 'spaced',
  sees: { stop: { where: fact => fact.area === 'estuary', note } },
}
