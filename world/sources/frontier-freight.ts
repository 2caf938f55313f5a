// Frontier Control Service: lorries at the docks, accompanied and not, and what was found in them.

import type { Freight } from '../model/facts.ts'
import type { Clerk } from '../observe/clerk.ts'
import { ordinary } from '../observe/noise.ts'
import type { SourceView } from '../observe/source-view.ts'
import { border, unprotected } from './labels.ts'

const note = (fact: Freight, clerk: Clerk): void => {
  const driver = unprotected(fact.driver)
  clerk.write(
    'freight.csv',
    {
      MovementId: clerk.number(),
      When: clerk.time(fact.at, 'dd MMM yyyy HH:mm'),
      Dock: fact.dock.line,
      Direction: fact.direction === 'in' ? 'Inbound' : 'Outbound',
      Tractor: clerk.plate(fact.tractor),
      Trailer: clerk.plate(fact.trailer),
      Country: fact.tractor?.country ?? fact.trailer?.country ?? '',
      Driver: driver ? clerk.fullName(driver, 'surname-first') : '',
      DriverDOB: driver ? clerk.born(driver, 'dd MMM yyyy') : '',
      DriverDoc: driver?.papers?.number ?? '',
      DocState: driver?.papers?.state ?? '',
      DriverTel: driver ? clerk.phoneOf(driver) : '',
      Haulier: fact.haulier.name,
      Goods: fact.goods,
      Result: fact.found ? `${fact.found} persons found` : 'Nothing found',
    },
    {
      movement: fact.event,
      tractor: fact.tractor,
      trailer: fact.trailer,
      driver,
      telephone: driver?.phones[0],
      haulier: fact.haulier,
    },
  )
}

export const frontierFreight: SourceView = {
  definition: {
    source: 'frontier-freight',
    title: 'Freight checked by the Frontier Control Service',
    agency: 'frontier-control-service',
    system: 'Freight search log',
    agreement: 'border-operations',
    dates: ['dd MMM yyyy', 'dd MMM yyyy HH:mm'],
    label: border,
    files: [
      {
        path: 'freight.csv',
        format: 'csv',
        key: 'MovementId',
        columns: [
          'MovementId',
          'When',
          'Dock',
          'Direction',
          'Tractor',
          'Trailer',
          'Country',
          'Driver',
          'DriverDOB',
          'DriverDoc',
          'DocState',
          'DriverTel',
          'Haulier',
          'Goods',
          'Result',
        ],
        records: [
          {
            as: 'movement',
            kind: 'event',
            key: '{MovementId}',
            properties: {
              eventType: { value: 'search' },
              at: { column: 'When' },
              place: { column: 'Dock' },
              description: { text: ['Direction', 'Goods', 'Result'] },
            },
          },
          {
            as: 'tractor',
            kind: 'vehicle',
            when: 'Tractor',
            shared: true,
            key: 'vrm:{Tractor}',
            properties: { plate: { column: 'Tractor', country: { column: 'Country' } } },
          },
          {
            as: 'trailer',
            kind: 'vehicle',
            when: 'Trailer',
            shared: true,
            key: 'trailer:{Trailer}',
            properties: { plate: { column: 'Trailer', country: { column: 'Country' } } },
          },
          {
            as: 'driver',
            kind: 'person',
            when: 'Driver',
            key: '{MovementId}/driver',
            properties: {
              name: { text: 'Driver' },
              birthDate: { column: 'DriverDOB' },
              document: { column: 'DriverDoc', type: 'passport', state: { column: 'DocState' } },
              phone: { column: 'DriverTel', country: 'GB' },
              plate: { column: 'Tractor', country: { column: 'Country' } },
            },
          },
          {
            as: 'telephone',
            kind: 'phone',
            when: 'DriverTel',
            shared: true,
            key: 'tel:{DriverTel}',
            properties: { phone: { column: 'DriverTel', country: 'GB' } },
          },
          {
            as: 'haulier',
            kind: 'organisation',
            when: 'Haulier',
            shared: true,
            key: 'haulier:{Haulier}',
            properties: { name: { text: 'Haulier' } },
          },
        ],
        links: [
          { type: 'involved-in', from: 'tractor', to: 'movement', at: { column: 'When' } },
          { type: 'involved-in', from: 'trailer', to: 'movement', at: { column: 'When' } },
          {
            type: 'involved-in',
            from: 'driver',
            to: 'movement',
            role: { value: 'unknown' },
            capacity: { value: 'driver' },
            at: { column: 'When' },
          },
          { type: 'uses', from: 'driver', to: 'tractor', at: { column: 'When' } },
          { type: 'uses', from: 'driver', to: 'telephone' },
          { type: 'works-at', from: 'driver', to: 'haulier' },
        ],
      },
    ],
  },
  noise: ordinary,
  phoneHabit: 'plus',
  plateHabit: 'close',
  sees: { freight: { share: 0.75, note } },
}
