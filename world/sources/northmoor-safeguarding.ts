// Northmoor Council: adults and children referred because they may be victims.

import type { Referral } from '../model/facts.ts'
import type { Clerk } from '../observe/clerk.ts'
import { careful } from '../observe/noise.ts'
import type { SourceView } from '../observe/source-view.ts'
import { protectionIn, safeguarding } from './labels.ts'

const note = (fact: Referral, clerk: Clerk): void => {
  const { person } = fact
  clerk.once(person, number => {
    const name = clerk.name(person)
    const address = clerk.address(fact.address)
    clerk.write(
      'referrals.json',
      {
        ref: number,
        'subject.firstName': name.given,
        'subject.lastName': name.family,
        'subject.dateOfBirth': clerk.born(person, 'yyyy-MM-dd'),
        'subject.hoRef': person.arrivalRef ?? '',
        'subject.phone': clerk.phoneOf(person),
        'subject.class': protectionIn(person, 'victim'),
        received: clerk.time(fact.at, 'yyyy-MM-dd'),
        'contact.phone': clerk.phone(fact.contact),
        'address.line': address.line,
        'address.postcode': address.postcode,
        concern: fact.text,
      },
      { subject: person, referral: fact.event, phone: person.phones[0], contact: fact.contact, address: fact.address },
    )
  })
}

export const northmoorSafeguarding: SourceView = {
  definition: {
    source: 'northmoor-safeguarding',
    title: 'Safeguarding referrals to Northmoor Council',
    agency: 'northmoor-council',
    system: 'Safeguarding hub',
    agreement: 'safeguarding-people-at-risk',
    dates: 'yyyy-MM-dd',
    label: { ...safeguarding, protected: 'victim', regime: 'general' },
    codes: { classes: { victim: 'victim', child: 'child', witness: 'witness' } },
    files: [
      {
        path: 'referrals.json',
        format: 'json',
        rows: '$.referrals',
        key: 'ref',
        columns: [
          'ref',
          'subject.firstName',
          'subject.lastName',
          'subject.dateOfBirth',
          'subject.hoRef',
          'subject.phone',
          'subject.class',
          'received',
          'contact.phone',
          'address.line',
          'address.postcode',
          'concern',
        ],
        protected: { column: 'subject.class', codes: 'classes' },
        records: [
          {
            as: 'subject',
            kind: 'person',
            key: '{ref}',
            properties: {
              name: { given: 'subject.firstName', family: 'subject.lastName' },
              birthDate: { column: 'subject.dateOfBirth' },
              reference: { column: 'subject.hoRef', scheme: 'ho-ref' },
              phone: { column: 'subject.phone', country: 'GB' },
            },
          },
          {
            as: 'referral',
            kind: 'event',
            key: '{ref}/referral',
            properties: {
              eventType: { value: 'report' },
              at: { column: 'received' },
              description: { column: 'concern' },
            },
          },
          {
            as: 'phone',
            kind: 'phone',
            when: 'subject.phone',
            shared: true,
            key: 'tel:{subject.phone}',
            properties: { phone: { column: 'subject.phone', country: 'GB' } },
          },
          {
            as: 'contact',
            kind: 'phone',
            when: 'contact.phone',
            shared: true,
            key: 'tel:{contact.phone}',
            properties: { phone: { column: 'contact.phone', country: 'GB' } },
          },
          {
            as: 'address',
            kind: 'place',
            when: 'address.postcode',
            shared: true,
            key: 'addr:{address.line}|{address.postcode}',
            properties: { address: { text: ['address.line', 'address.postcode'], postcode: 'address.postcode' } },
          },
        ],
        links: [
          {
            type: 'involved-in',
            from: 'subject',
            to: 'referral',
            role: { value: 'victim' },
            at: { column: 'received' },
          },
          { type: 'uses', from: 'subject', to: 'phone' },
          { type: 'involved-in', from: 'contact', to: 'referral' },
          { type: 'lives-at', from: 'subject', to: 'address' },
        ],
      },
    ],
  },
  noise: careful,
  phoneHabit: 'local',
  sees: { referral: { where: fact => fact.council === 'northmoor-council', note } },
}
