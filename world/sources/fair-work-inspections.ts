// Fair Work Inspectorate: inspections of workplaces; whoever looks exploited is written down as a possible victim.

import type { Visit } from '../model/facts.ts'
import type { Clerk } from '../observe/clerk.ts'
import { careful } from '../observe/noise.ts'
import type { SourceView } from '../observe/source-view.ts'
import { policing, protectionIn } from './labels.ts'

const note = (fact: Visit, clerk: Clerk): void => {
  const inspection = clerk.number()
  const { organisation, contact } = fact
  const address = clerk.address(organisation.place)
  for (const { person, standing } of fact.met) {
    const name = clerk.name(person)
    clerk.write(
      'workers.csv',
      {
        WorkerRef: clerk.number(),
        Inspection: inspection,
        Date: clerk.time(fact.at, 'yyyy/MM/dd'),
        Business: organisation.name,
        CompanyNo: organisation.company ?? '',
        Sector: organisation.trade,
        Address: [address.line, address.town].filter(Boolean).join(', '),
        Postcode: address.postcode,
        EmployerContact: clerk.phone(contact ?? organisation.phone),
        Given: name.given,
        Surname: name.family,
        Born: clerk.born(person, 'yyyy/MM/dd'),
        Gender: person.sex === 'male' ? '1' : '2',
        WorkerPhone: clerk.phoneOf(person),
        Standing: standing,
        Assessment: clerk.word('assessment', protectionIn(person)),
        Notes: '',
      },
      {
        inspection: fact.event,
        business: organisation,
        premises: organisation.place,
        contact: contact ?? organisation.phone,
        worker: person,
        phone: person.phones[0],
      },
    )
  }
}

export const fairWorkInspections: SourceView = {
  definition: {
    source: 'fair-work-inspections',
    title: 'Inspections by the Fair Work Inspectorate',
    agency: 'fair-work-inspectorate',
    system: 'Inspection case management',
    agreement: 'oic-taskforce',
    dates: 'yyyy/MM/dd',
    label: policing,
    codes: {
      gender: { '1': 'male', '2': 'female' },
      assessment: { clear: 'none', 'possible victim': 'victim', 'under 18': 'child', 'gave evidence': 'witness' },
    },
    files: [
      {
        path: 'workers.csv',
        format: 'csv',
        key: 'WorkerRef',
        columns: [
          'WorkerRef',
          'Inspection',
          'Date',
          'Business',
          'CompanyNo',
          'Sector',
          'Address',
          'Postcode',
          'EmployerContact',
          'Given',
          'Surname',
          'Born',
          'Gender',
          'WorkerPhone',
          'Standing',
          'Assessment',
          'Notes',
        ],
        protected: { column: 'Assessment', codes: 'assessment' },
        records: [
          {
            as: 'inspection',
            kind: 'event',
            shared: true,
            key: 'inspection:{Inspection}',
            properties: {
              eventType: { value: 'visit' },
              at: { column: 'Date' },
              description: { text: ['Sector', 'Business'] },
            },
          },
          {
            as: 'business',
            kind: 'organisation',
            shared: true,
            key: 'business:{Business}|{Postcode}',
            properties: {
              name: { text: 'Business' },
              company: { column: 'CompanyNo', scheme: 'company' },
              description: { column: 'Sector' },
              address: { text: ['Address', 'Postcode'], postcode: 'Postcode' },
            },
          },
          {
            as: 'premises',
            kind: 'place',
            shared: true,
            key: 'addr:{Address}|{Postcode}',
            properties: { address: { text: ['Address', 'Postcode'], postcode: 'Postcode' } },
          },
          {
            as: 'contact',
            kind: 'phone',
            when: 'EmployerContact',
            shared: true,
            key: 'tel:{EmployerContact}',
            properties: { phone: { column: 'EmployerContact', country: 'GB' } },
          },
          {
            as: 'worker',
            kind: 'person',
            key: '{WorkerRef}',
            properties: {
              name: { given: 'Given', family: 'Surname' },
              birthDate: { column: 'Born', stated: 'claimed' },
              sex: { column: 'Gender', codes: 'gender' },
              phone: { column: 'WorkerPhone', country: 'GB' },
              place: { text: ['Address', 'Postcode'], postcode: 'Postcode' },
              note: { column: 'Notes' },
            },
          },
          {
            as: 'phone',
            kind: 'phone',
            when: 'WorkerPhone',
            shared: true,
            key: 'tel:{WorkerPhone}',
            properties: { phone: { column: 'WorkerPhone', country: 'GB' } },
          },
        ],
        links: [
          {
            type: 'involved-in',
            from: 'worker',
            to: 'inspection',
            capacity: { text: 'Standing' },
            at: { column: 'Date' },
          },
          { type: 'works-at', from: 'worker', to: 'business', capacity: { text: 'Standing' }, at: { column: 'Date' } },
          { type: 'uses', from: 'worker', to: 'phone' },
          { type: 'located-at', from: 'business', to: 'premises' },
          { type: 'same-entry', from: 'business', to: 'contact' },
        ],
      },
    ],
  },
  noise: careful,
  phoneHabit: 'plus-spaced',
  sees: { visit: { where: fact => fact.by === 'fair-work', note } },
}
