// Port of Saltmere Police: what the gate at the docks reads, tractor and trailer apart.

import type { Freight } from '../model/facts.ts'
import type { Clerk } from '../observe/clerk.ts'
import { ordinary } from '../observe/noise.ts'
import type { SourceView } from '../observe/source-view.ts'
import { policing, unprotected } from './labels.ts'

const note = (fact: Freight, clerk: Clerk): void => {
  const driver = unprotected(fact.driver)
  clerk.write(
    'gate.csv',
    {
      'Pass no': clerk.number(),
      'Time in': clerk.time(fact.at - 25, 'HH:mm dd/MM/yy'),
      Gate: fact.dock.line,
      Unit: clerk.plate(fact.tractor),
      Trl: clerk.plate(fact.trailer),
      Co: fact.haulier.name,
      'Drv name': driver && clerk.chance.often(0.6) ? clerk.fullName(driver, 'plain') : '',
      'Drv mob': driver ? clerk.phoneOf(driver) : '',
    },
    {
      pass: { entity: `${fact.event.entity}-gate` },
      unit: fact.tractor,
      trailer: fact.trailer,
      company: fact.haulier,
      driver,
      mobile: driver?.phones[0],
    },
  )
}

export const harbourGate: SourceView = {
  definition: {
    source: 'harbour-gate',
    title: 'Gate log of the Port of Saltmere Police',
    agency: 'port-of-saltmere-police',
    system: 'Gate log',
    agreement: 'border-operations',
    dates: 'HH:mm dd/MM/yy',
    label: { ...policing, marking: 'OFFICIAL' },
    files: [
      {
        path: 'gate.csv',
        format: 'csv',
        key: 'Pass no',
        columns: ['Pass no', 'Time in', 'Gate', 'Unit', 'Trl', 'Co', 'Drv name', 'Drv mob'],
        records: [
          {
            as: 'pass',
            kind: 'event',
            key: '{Pass no}',
            properties: { eventType: { value: 'sighting' }, at: { column: 'Time in' }, place: { column: 'Gate' } },
          },
          {
            as: 'unit',
            kind: 'vehicle',
            when: 'Unit',
            shared: true,
            key: 'unit:{Unit}',
            properties: { plate: { column: 'Unit' } },
          },
          {
            as: 'trailer',
            kind: 'vehicle',
            when: 'Trl',
            shared: true,
            key: 'trl:{Trl}',
            properties: { plate: { column: 'Trl' } },
          },
          {
            as: 'driver',
            kind: 'person',
            when: 'Drv name',
            key: '{Pass no}/driver',
            properties: {
              name: { text: 'Drv name' },
              phone: { column: 'Drv mob', country: 'GB' },
              plate: { column: 'Unit' },
            },
          },
          {
            as: 'mobile',
            kind: 'phone',
            when: 'Drv mob',
            shared: true,
            key: 'tel:{Drv mob}',
            properties: { phone: { column: 'Drv mob', country: 'GB' } },
          },
          {
            as: 'company',
            kind: 'organisation',
            when: 'Co',
            shared: true,
            key: 'co:{Co}',
            properties: { name: { text: 'Co' } },
          },
        ],
        links: [
          { type: 'involved-in', from: 'unit', to: 'pass', at: { column: 'Time in' } },
          { type: 'involved-in', from: 'trailer', to: 'pass', at: { column: 'Time in' } },
          { type: 'involved-in', from: 'driver', to: 'pass', capacity: { value: 'driver' }, at: { column: 'Time in' } },
          { type: 'uses', from: 'driver', to: 'mobile' },
          { type: 'works-at', from: 'driver', to: 'company' },
        ],
      },
    ],
  },
  noise: ordinary,
  phoneHabit: 'bare',
  plateHabit: 'lower',
  sees: { freight: { where: fact => fact.dock.area === 'estuary', share: 0.5, note } },
}
