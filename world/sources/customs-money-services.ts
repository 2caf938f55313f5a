// Customs and Levies Office: money services that are registered and therefore lawful, hawala among them.

import type { MoneyService } from '../model/facts.ts'
import type { Clerk } from '../observe/clerk.ts'
import { careful } from '../observe/noise.ts'
import type { SourceView } from '../observe/source-view.ts'
import { financial } from './labels.ts'

const note = ({ organisation, owner, licence, at }: MoneyService, clerk: Clerk): void => {
  const address = clerk.address(organisation.place)
  clerk.write(
    'services.csv',
    {
      Licence: licence,
      Service: organisation.name,
      Kind: organisation.trade,
      Owner: clerk.fullName(owner, 'plain'),
      OwnerBorn: clerk.born(owner, 'dd/MM/yyyy'),
      Street: address.line,
      Postcode: address.postcode,
      Telephone: clerk.phone(organisation.phone),
      'Last visit': clerk.time(at, 'dd/MM/yyyy'),
      Standing: 'Registered and compliant',
    },
    { service: organisation, owner, place: organisation.place, telephone: organisation.phone },
  )
}

export const customsMoneyServices: SourceView = {
  definition: {
    source: 'customs-money-services',
    title: 'Money services registered with the Customs and Levies Office',
    agency: 'customs-and-levies-office',
    system: 'Supervision register',
    agreement: 'financial-reports',
    dates: 'dd/MM/yyyy',
    label: { ...financial, marking: 'OFFICIAL' },
    files: [
      {
        path: 'services.csv',
        format: 'csv',
        key: 'Licence',
        columns: [
          'Licence',
          'Service',
          'Kind',
          'Owner',
          'OwnerBorn',
          'Street',
          'Postcode',
          'Telephone',
          'Last visit',
          'Standing',
        ],
        records: [
          {
            as: 'service',
            kind: 'organisation',
            key: '{Licence}',
            properties: {
              name: { text: 'Service' },
              description: { column: 'Kind' },
              status: { column: 'Standing' },
              reference: { column: 'Licence', scheme: 'account-no' },
              phone: { column: 'Telephone', country: 'GB' },
            },
          },
          {
            as: 'owner',
            kind: 'person',
            key: '{Licence}/owner',
            properties: {
              name: { text: 'Owner' },
              birthDate: { column: 'OwnerBorn' },
              capacity: { value: 'money service owner' },
              place: { text: ['Street', 'Postcode'], postcode: 'Postcode' },
            },
          },
          {
            as: 'place',
            kind: 'place',
            shared: true,
            key: 'addr:{Street}|{Postcode}',
            properties: { address: { text: ['Street', 'Postcode'], postcode: 'Postcode' } },
          },
          {
            as: 'telephone',
            kind: 'phone',
            when: 'Telephone',
            shared: true,
            key: 'tel:{Telephone}',
            properties: { phone: { column: 'Telephone', country: 'GB' } },
          },
        ],
        links: [
          { type: 'runs', from: 'owner', to: 'service' },
          { type: 'located-at', from: 'service', to: 'place' },
          { type: 'same-entry', from: 'service', to: 'telephone' },
        ],
      },
    ],
  },
  noise: careful,
  phoneHabit: 'local',
  sees: { 'money-service': { note } },
}
