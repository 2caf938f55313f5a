// Saltmere Council: houses let to several households, with the landlord and the tenant on each line.

import type { Tenancy } from '../model/facts.ts'
import type { Clerk } from '../observe/clerk.ts'
import { ordinary } from '../observe/noise.ts'
import type { SourceView } from '../observe/source-view.ts'
import { policing, unprotected } from './labels.ts'

const note = (fact: Tenancy, clerk: Clerk): void => {
  const landlord = unprotected(fact.landlord)
  const tenant = unprotected(fact.tenant)
  if (!landlord) return
  const address = clerk.address(fact.place)
  clerk.write(
    'licences.csv',
    {
      Entry: clerk.number(),
      Property: `${address.line}, ${address.town}`,
      Postcode: address.postcode,
      Landlord: clerk.fullName(landlord, 'plain'),
      LandlordTel: clerk.phoneOf(landlord),
      Tenant: tenant ? clerk.fullName(tenant, 'plain') : '',
      TenantTel: tenant ? clerk.phoneOf(tenant) : '',
      From: clerk.time(fact.at, 'dd/MM/yyyy'),
    },
    { property: fact.place, landlord, 'landlord-tel': landlord.phones[0], tenant, 'tenant-tel': tenant?.phones[0] },
  )
}

const phone = (as: string, column: string) =>
  ({
    as,
    kind: 'phone',
    when: column,
    shared: true,
    key: `tel:{${column}}`,
    properties: { phone: { column, country: 'GB' } },
  }) as const

export const saltmereHousing: SourceView = {
  definition: {
    source: 'saltmere-housing',
    title: 'Shared houses licensed by Saltmere Council',
    agency: 'saltmere-council',
    system: 'Housing licences',
    agreement: 'oic-taskforce',
    dates: 'dd/MM/yyyy',
    label: { ...policing, marking: 'OFFICIAL', regime: 'general' },
    files: [
      {
        path: 'licences.csv',
        format: 'csv',
        key: 'Entry',
        columns: ['Entry', 'Property', 'Postcode', 'Landlord', 'LandlordTel', 'Tenant', 'TenantTel', 'From'],
        records: [
          {
            as: 'property',
            kind: 'place',
            shared: true,
            key: 'addr:{Property}|{Postcode}',
            properties: { address: { text: ['Property', 'Postcode'], postcode: 'Postcode' } },
          },
          {
            as: 'landlord',
            kind: 'person',
            key: '{Entry}/landlord',
            properties: {
              name: { text: 'Landlord' },
              phone: { column: 'LandlordTel', country: 'GB' },
              place: { text: ['Property', 'Postcode'], postcode: 'Postcode' },
            },
          },
          {
            as: 'tenant',
            kind: 'person',
            when: 'Tenant',
            key: '{Entry}/tenant',
            properties: {
              name: { text: 'Tenant' },
              phone: { column: 'TenantTel', country: 'GB' },
              address: { text: ['Property', 'Postcode'], postcode: 'Postcode' },
            },
          },
          phone('landlord-tel', 'LandlordTel'),
          phone('tenant-tel', 'TenantTel'),
        ],
        links: [
          { type: 'owns', from: 'landlord', to: 'property' },
          { type: 'lives-at', from: 'tenant', to: 'property', at: { column: 'From' } },
          { type: 'uses', from: 'landlord', to: 'landlord-tel' },
          { type: 'uses', from: 'tenant', to: 'tenant-tel' },
        ],
      },
    ],
  },
  noise: ordinary,
  phoneHabit: 'local',
  sees: { tenancy: { note } },
}
