// Overseas Liaison Network: what partners abroad passed on, not to be handed further without asking them.

import type { OverseasReport } from '../model/facts.ts'
import type { Clerk } from '../observe/clerk.ts'
import { ordinary } from '../observe/noise.ts'
import type { SourceView } from '../observe/source-view.ts'
import { policing, protectionIn } from './labels.ts'

const note = (fact: OverseasReport, clerk: Clerk): void => {
  const { person, phone, vehicle, engine, organisation } = fact
  const name = person ? clerk.name(person) : undefined
  clerk.write(
    'reports.ndjson',
    {
      ref: clerk.number(),
      date: clerk.time(fact.at, 'yyyy-MM-dd'),
      doing: fact.doing,
      text: fact.text,
      'person.nom': name?.family.toUpperCase() ?? '',
      'person.prenom': name?.given ?? '',
      'person.ne_le': person ? clerk.born(person, 'dd/MM/yyyy') : '',
      'person.protection': protectionIn(person),
      tel: clerk.phone(phone),
      plaque: clerk.plate(vehicle),
      pays: vehicle?.country ?? '',
      'moteur.marque': engine?.make ?? '',
      'moteur.serie': engine?.serial ?? '',
      'vendeur.nom': organisation?.name ?? '',
      lieu: fact.place?.line ?? '',
    },
    { report: fact.event, person, tel: phone, vehicle, engine, seller: organisation, place: fact.place },
  )
}

export const overseasReports: SourceView = {
  definition: {
    source: 'overseas-reports',
    title: 'Reports passed on by the Overseas Liaison Network',
    agency: 'overseas-liaison-network',
    system: 'Liaison messages',
    agreement: 'overseas-exchange',
    dates: ['yyyy-MM-dd', 'dd/MM/yyyy'],
    timezone: 'UTC',
    label: {
      ...policing,
      handling: 'C',
      action: 'A1',
      sanitisation: 'S2',
      instructions: 'No onward dissemination without the partner (H2).',
      purposes: ['prevent-detect-oic'],
      jurisdiction: 'overseas',
    },
    codes: {
      doings: { purchase: 'purchase', report: 'report', search: 'search' },
      protection: { none: 'none', victim: 'victim', witness: 'witness', child: 'child' },
    },
    files: [
      {
        path: 'reports.ndjson',
        format: 'ndjson',
        key: 'ref',
        columns: [
          'ref',
          'date',
          'doing',
          'text',
          'person.nom',
          'person.prenom',
          'person.ne_le',
          'person.protection',
          'tel',
          'plaque',
          'pays',
          'moteur.marque',
          'moteur.serie',
          'vendeur.nom',
          'lieu',
        ],
        protected: { column: 'person.protection', codes: 'protection' },
        records: [
          {
            as: 'report',
            kind: 'event',
            key: '{ref}',
            basis: 'assessment',
            properties: {
              eventType: { column: 'doing', codes: 'doings' },
              at: { column: 'date' },
              description: { column: 'text' },
              place: { text: 'lieu' },
            },
          },
          {
            as: 'person',
            kind: 'person',
            when: 'person.nom',
            key: '{ref}/person',
            properties: {
              name: { given: 'person.prenom', family: 'person.nom' },
              birthDate: { column: 'person.ne_le' },
              phone: { column: 'tel', country: 'FR' },
            },
          },
          {
            as: 'tel',
            kind: 'phone',
            when: 'tel',
            shared: true,
            key: 'tel:{tel}',
            properties: { phone: { column: 'tel', country: 'FR' } },
          },
          {
            as: 'vehicle',
            kind: 'vehicle',
            when: 'plaque',
            shared: true,
            key: 'plaque:{plaque}',
            properties: { plate: { column: 'plaque', country: { column: 'pays' } } },
          },
          {
            as: 'engine',
            kind: 'engine',
            when: 'moteur.serie',
            shared: true,
            key: 'moteur:{moteur.serie}',
            properties: {
              make: { column: 'moteur.marque' },
              engineSerial: { column: 'moteur.serie', scheme: 'engine-serial' },
            },
          },
          {
            as: 'seller',
            kind: 'organisation',
            when: 'vendeur.nom',
            shared: true,
            key: 'vendeur:{vendeur.nom}',
            properties: { name: { text: 'vendeur.nom' } },
          },
          {
            as: 'place',
            kind: 'place',
            when: 'lieu',
            shared: true,
            key: 'lieu:{lieu}',
            properties: { place: { column: 'lieu' } },
          },
        ],
        links: [
          { type: 'involved-in', from: 'person', to: 'report', role: { value: 'associate' }, basis: 'assessment' },
          { type: 'uses', from: 'person', to: 'tel', basis: 'assessment' },
          { type: 'uses', from: 'person', to: 'vehicle', basis: 'assessment' },
          { type: 'owns', from: 'person', to: 'engine', basis: 'assessment' },
          { type: 'same-entry', from: 'seller', to: 'engine' },
          { type: 'located-at', from: 'report', to: 'place' },
          { type: 'involved-in', from: 'tel', to: 'report' },
          { type: 'involved-in', from: 'vehicle', to: 'report' },
        ],
      },
    ],
  },
  noise: ordinary,
  phoneHabit: 'zero-zero',
  sees: { 'overseas-report': { note } },
}
