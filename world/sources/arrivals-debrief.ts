// Arrivals Reception Centre: what people said on arrival. The speaker is a pseudonym; who it is lies apart, in arrivals-identity.

import type { Debrief } from '../model/facts.ts'
import type { Clerk } from '../observe/clerk.ts'
import { ordinary } from '../observe/noise.ts'
import type { SourceView } from '../observe/source-view.ts'
import { policing } from './labels.ts'

/** The pseudonym under which an interview is kept in both sources of the centre. */
export const pseudonymOf = (fact: Debrief): string => `D-${fact.event.ref}`

const note = (fact: Debrief, clerk: Clerk): void => {
  const address = clerk.address(fact.address)
  clerk.write(
    'answers.ndjson',
    {
      'interview.ref': pseudonymOf(fact),
      'interview.at': clerk.time(fact.at, 'yyyy-MM-dd HH:mm'),
      'interview.site': 'Gull Point reception',
      voyage: fact.voyage.ref,
      'arranged.by': fact.arrangedBy ?? '',
      'arranged.phone': clerk.phone(fact.phone),
      'arranged.account': fact.account ?? '',
      'uk.street': address.line,
      'uk.postcode': address.postcode,
      'paid.amount': fact.paid ? String(fact.paid) : '',
      'paid.how': fact.paidHow ?? '',
      capacity: fact.capacity ?? '',
      directness: clerk.chance.pick(['saw', 'told by', 'heard']),
      action: fact.followedUp ? 'Passed to a desk' : 'Not followed up',
    },
    {
      interview: fact.event,
      voyage: fact.voyage,
      arranger: { entity: `${fact.event.entity}-arranger` },
      phone: fact.phone,
      account: { entity: `account:${fact.account}` },
      address: fact.address,
      payment: { entity: `${fact.event.entity}-payment` },
    },
  )
}

export const arrivalsDebrief: SourceView = {
  definition: {
    source: 'arrivals-debrief',
    title: 'Answers given at the Arrivals Reception Centre',
    agency: 'arrivals-reception-centre',
    system: 'Debrief forms',
    agreement: 'debrief-sharing',
    dates: 'yyyy-MM-dd HH:mm',
    label: { ...policing, purposes: ['prevent-detect-oic', 'safeguarding'], protected: 'debrief', compare: 'yes' },
    grade: '2CP',
    files: [
      {
        path: 'answers.ndjson',
        format: 'ndjson',
        key: 'interview.ref',
        columns: [
          'interview.ref',
          'interview.at',
          'interview.site',
          'voyage',
          'arranged.by',
          'arranged.phone',
          'arranged.account',
          'uk.street',
          'uk.postcode',
          'paid.amount',
          'paid.how',
          'capacity',
          'directness',
          'action',
        ],
        records: [
          {
            as: 'interview',
            kind: 'event',
            key: '{interview.ref}',
            properties: {
              eventType: { value: 'interview' },
              at: { column: 'interview.at' },
              place: { column: 'interview.site' },
              status: { column: 'action' },
              description: { text: ['capacity', 'directness'] },
            },
          },
          {
            as: 'voyage',
            kind: 'event',
            when: 'voyage',
            shared: true,
            key: 'voyage:{voyage}',
            properties: { eventType: { value: 'voyage' }, reference: { column: 'voyage', scheme: 'case-ref' } },
          },
          {
            as: 'arranger',
            kind: 'person',
            when: 'arranged.by',
            key: '{interview.ref}/arranger',
            basis: 'assessment',
            properties: {
              name: { text: 'arranged.by', kind: 'nickname' },
              phone: { column: 'arranged.phone', country: 'GB' },
            },
          },
          {
            as: 'phone',
            kind: 'phone',
            when: 'arranged.phone',
            shared: true,
            key: 'tel:{arranged.phone}',
            properties: { phone: { column: 'arranged.phone', country: 'GB' } },
          },
          {
            as: 'account',
            kind: 'account',
            when: 'arranged.account',
            shared: true,
            key: 'account:{arranged.account}',
            properties: { online: { column: 'arranged.account', platform: 'messaging' } },
          },
          {
            as: 'address',
            kind: 'place',
            when: 'uk.postcode',
            shared: true,
            key: 'addr:{uk.street}|{uk.postcode}',
            properties: { address: { text: ['uk.street', 'uk.postcode'], postcode: 'uk.postcode' } },
          },
          {
            as: 'payment',
            kind: 'money',
            when: 'paid.amount',
            key: '{interview.ref}/payment',
            properties: { amount: { column: 'paid.amount', unit: 'EUR' }, note: { text: 'paid.how' } },
          },
        ],
        links: [
          { type: 'same-entry', from: 'interview', to: 'voyage' },
          {
            type: 'involved-in',
            from: 'arranger',
            to: 'interview',
            role: { value: 'unknown' },
            capacity: { value: 'named in an answer' },
            basis: 'assessment',
          },
          { type: 'uses', from: 'arranger', to: 'phone', basis: 'assessment' },
          { type: 'uses', from: 'arranger', to: 'account', basis: 'assessment' },
          { type: 'involved-in', from: 'phone', to: 'interview', capacity: { value: 'named in an answer' } },
          { type: 'located-at', from: 'interview', to: 'address', basis: 'assessment' },
          { type: 'involved-in', from: 'payment', to: 'voyage' },
        ],
      },
    ],
  },
  noise: ordinary,
  phoneHabit: 'plus',
  sees: { debrief: { where: fact => fact.person.protection !== 'child', note } },
}
