// Customs and Levies Office: the register of traders and who directs them.

import type { Business } from '../model/facts.ts'
import type { Clerk } from '../observe/clerk.ts'
import { careful } from '../observe/noise.ts'
import type { SourceView } from '../observe/source-view.ts'
import { policing, unprotected } from './labels.ts'

const note = ({ organisation, director, at }: Business, clerk: Clerk): void => {
  if (!unprotected(director)) return
  const name = clerk.name(director)
  const address = clerk.address(organisation.place)
  clerk.write(
    'traders.csv',
    {
      TraderId: clerk.number(),
      TraderName: organisation.name,
      CompanyNumber: organisation.company ?? '',
      Activity: organisation.trade,
      Premises: address.line,
      Town: address.town,
      Postcode: address.postcode,
      Phone: clerk.phone(organisation.phone),
      DirectorSurname: name.family,
      DirectorForenames: name.given,
      DirectorBirth: clerk.born(director, 'MM/yyyy'),
      Registered: clerk.time(at, 'dd/MM/yyyy'),
    },
    { trader: organisation, director, premises: organisation.place, phone: organisation.phone },
  )
}

export const customsTraders: SourceView = {
  definition: {
    source: 'customs-traders',
    title: 'Traders registered with the Customs and Levies Office',
    agency: 'customs-and-levies-office',
    system: 'Trader register',
    agreement: 'oic-taskforce',
    dates: ['dd/MM/yyyy', 'MM/yyyy'],
    label: {
      ...policing,
      marking: 'OFFICIAL',
      purposes: ['prevent-detect-oic', 'financial-investigation'],
      regime: 'general',
    },
    files: [
      {
        path: 'traders.csv',
        format: 'csv',
        key: 'TraderId',
        columns: [
          'TraderId',
          'TraderName',
          'CompanyNumber',
          'Activity',
          'Premises',
          'Town',
          'Postcode',
          'Phone',
          'DirectorSurname',
          'DirectorForenames',
          'DirectorBirth',
          'Registered',
        ],
        records: [
          {
            as: 'trader',
            kind: 'organisation',
            key: '{TraderId}',
            properties: {
              name: { text: 'TraderName' },
              company: { column: 'CompanyNumber', scheme: 'company' },
              description: { column: 'Activity' },
              phone: { column: 'Phone', country: 'GB' },
              address: { text: ['Premises', 'Town', 'Postcode'], postcode: 'Postcode' },
            },
          },
          {
            as: 'director',
            kind: 'person',
            key: '{TraderId}/director',
            properties: {
              name: { given: 'DirectorForenames', family: 'DirectorSurname' },
              birthDate: { column: 'DirectorBirth' },
              capacity: { value: 'director' },
              place: { text: ['Premises', 'Town', 'Postcode'], postcode: 'Postcode' },
            },
          },
          {
            as: 'premises',
            kind: 'place',
            shared: true,
            key: 'addr:{Premises}|{Postcode}',
            properties: { address: { text: ['Premises', 'Town', 'Postcode'], postcode: 'Postcode' } },
          },
          {
            as: 'phone',
            kind: 'phone',
            when: 'Phone',
            shared: true,
            key: 'tel:{Phone}',
            properties: { phone: { column: 'Phone', country: 'GB' } },
          },
        ],
        links: [
          { type: 'runs', from: 'director', to: 'trader', at: { column: 'Registered' } },
          { type: 'located-at', from: 'trader', to: 'premises' },
          { type: 'same-entry', from: 'trader', to: 'phone' },
        ],
      },
    ],
  },
  noise: careful,
  phoneHabit: 'local-spaced',
  sees: { business: { note } },
}
