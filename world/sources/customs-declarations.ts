// Customs and Levies Office: declared consignments, line by line; controlled by the originator.

import type { Shipment } from '../model/facts.ts'
import type { Clerk } from '../observe/clerk.ts'
import { careful } from '../observe/noise.ts'
import type { SourceView } from '../observe/source-view.ts'
import { customs } from './labels.ts'

const note = (fact: Shipment, clerk: Clerk): void => {
  const { consignment, sender, receiver, engine, vessel } = fact
  const address = clerk.address(receiver.place)
  clerk.write(
    'declarations.csv',
    {
      LINE: clerk.number(),
      CONSIGNMENT: consignment.ref,
      ACCEPTED: clerk.time(fact.at, 'dd/MM/yyyy HH:mm:ss'),
      CONTAINER: consignment.container ?? '',
      GOODS: consignment.goods,
      CONSIGNOR: sender.name,
      CONSIGNEE: receiver.name,
      CNEE_COMPANY: receiver.company ?? '',
      CNEE_STREET: address.line,
      CNEE_PCODE: address.postcode,
      CNEE_TEL: clerk.phone(fact.contact ?? receiver.phone),
      ENGINE_MAKE: engine?.make ?? '',
      ENGINE_HP: engine ? String(engine.horsepower) : '',
      ENGINE_SERIAL: engine?.serial ?? '',
      BOAT: vessel?.look ?? '',
      BOAT_HULL: vessel?.hull ?? '',
    },
    {
      consignment,
      sender,
      receiver,
      place: receiver.place,
      telephone: fact.contact ?? receiver.phone,
      engine,
      boat: vessel,
    },
  )
}

export const customsDeclarations: SourceView = {
  definition: {
    source: 'customs-declarations',
    title: 'Import declarations held by the Customs and Levies Office',
    agency: 'customs-and-levies-office',
    system: 'Declaration system',
    agreement: 'customs-controlled',
    dates: 'dd/MM/yyyy HH:mm:ss',
    label: customs,
    files: [
      {
        path: 'declarations.csv',
        format: 'csv',
        delimiter: ';',
        key: 'LINE',
        columns: [
          'LINE',
          'CONSIGNMENT',
          'ACCEPTED',
          'CONTAINER',
          'GOODS',
          'CONSIGNOR',
          'CONSIGNEE',
          'CNEE_COMPANY',
          'CNEE_STREET',
          'CNEE_PCODE',
          'CNEE_TEL',
          'ENGINE_MAKE',
          'ENGINE_HP',
          'ENGINE_SERIAL',
          'BOAT',
          'BOAT_HULL',
        ],
        records: [
          {
            as: 'consignment',
            kind: 'consignment',
            shared: true,
            key: 'consignment:{CONSIGNMENT}',
            properties: {
              reference: [
                { column: 'CONSIGNMENT', scheme: 'consignment-ref' },
                { column: 'CONTAINER', scheme: 'container' },
              ],
              description: { column: 'GOODS' },
              at: { column: 'ACCEPTED' },
            },
          },
          {
            as: 'sender',
            kind: 'organisation',
            shared: true,
            key: 'trader:{CONSIGNOR}',
            properties: { name: { text: 'CONSIGNOR' } },
          },
          {
            as: 'receiver',
            kind: 'organisation',
            shared: true,
            key: 'trader:{CONSIGNEE}|{CNEE_PCODE}',
            properties: {
              name: { text: 'CONSIGNEE' },
              company: { column: 'CNEE_COMPANY', scheme: 'company' },
              phone: { column: 'CNEE_TEL', country: 'GB' },
            },
          },
          {
            as: 'place',
            kind: 'place',
            when: 'CNEE_PCODE',
            shared: true,
            key: 'addr:{CNEE_STREET}|{CNEE_PCODE}',
            properties: { address: { text: ['CNEE_STREET', 'CNEE_PCODE'], postcode: 'CNEE_PCODE' } },
          },
          {
            as: 'telephone',
            kind: 'phone',
            when: 'CNEE_TEL',
            shared: true,
            key: 'tel:{CNEE_TEL}',
            properties: { phone: { column: 'CNEE_TEL', country: 'GB' } },
          },
          {
            as: 'engine',
            kind: 'engine',
            when: 'ENGINE_SERIAL',
            shared: true,
            key: 'engine:{ENGINE_SERIAL}',
            properties: {
              make: { column: 'ENGINE_MAKE' },
              horsepower: { column: 'ENGINE_HP', unit: 'hp' },
              engineSerial: { column: 'ENGINE_SERIAL', scheme: 'engine-serial' },
            },
          },
          {
            as: 'boat',
            kind: 'vessel',
            when: 'BOAT',
            key: '{LINE}/boat',
            properties: { description: { column: 'BOAT' }, hull: { column: 'BOAT_HULL', scheme: 'hin' } },
          },
        ],
        links: [
          { type: 'sent-to', from: 'consignment', to: 'receiver', at: { column: 'ACCEPTED' } },
          { type: 'sent-to', from: 'consignment', to: 'place', at: { column: 'ACCEPTED' } },
          { type: 'same-entry', from: 'consignment', to: 'sender' },
          { type: 'contains', from: 'consignment', to: 'engine' },
          { type: 'contains', from: 'consignment', to: 'boat' },
          { type: 'located-at', from: 'receiver', to: 'place' },
          { type: 'same-entry', from: 'receiver', to: 'telephone' },
        ],
      },
    ],
  },
  noise: careful,
  phoneHabit: 'zero-zero',
  sees: { shipment: { note } },
}
