// Wolds Constabulary: people and the incident they were last in, as nested JSON with the supplier's codes.

import type { PoliceContact } from '../model/facts.ts'
import type { Clerk } from '../observe/clerk.ts'
import { ordinary } from '../observe/noise.ts'
import type { SourceView } from '../observe/source-view.ts'
import { policing, protectionIn } from './labels.ts'

const enter =
  (fact: PoliceContact, clerk: Clerk) =>
  (number: string): void => {
    const { person, vehicle } = fact
    const name = clerk.name(person)
    const home = clerk.address(person.home)
    clerk.write(
      'people.json',
      {
        'person.id': number,
        'person.names.0.surname': name.family,
        'person.names.0.forename': name.given,
        'person.names.1.surname': person.alias ?? '',
        'person.gender': clerk.word('gender', person.sex),
        'person.dob': clerk.born(person, 'yyyy-MM-ddT00:00:00'),
        'person.nationality': person.nation,
        'person.telephones.0.number': clerk.phoneOf(person),
        'person.locations.0.street': home.line,
        'person.locations.0.town': home.town,
        'person.locations.0.postCode': home.postcode,
        'person.warning': clerk.word('warnings', protectionIn(person, fact.role)),
        'incident.reference': fact.event.ref,
        'incident.startDate': clerk.time(fact.at, 'yyyy-MM-ddTHH:mm:ss'),
        'incident.type': clerk.word('incidents', fact.offence),
        'incident.role': clerk.word('roles', fact.role),
        'vehicle.registration': clerk.plate(vehicle),
      },
      { person, incident: fact.event, telephone: person.phones[0], vehicle, location: person.home },
    )
  }

export const woldsPeople: SourceView = {
  definition: {
    source: 'wolds-people',
    title: 'People held by Wolds Constabulary',
    agency: 'wolds-constabulary',
    system: 'Supplier hub export',
    agreement: 'oic-taskforce',
    dates: ['yyyy-MM-ddTHH:mm:ss'],
    timezone: 'UTC',
    label: policing,
    grade: '2CP',
    codes: {
      gender: { GNDR_0001: 'female', GNDR_0002: 'male', GNDR_0009: 'unknown' },
      roles: {
        ROLE_SUSP: 'suspect',
        ROLE_CONV: 'convicted',
        ROLE_VICT: 'victim',
        ROLE_WITN: 'witness',
        ROLE_ASSO: 'associate',
        ROLE_MISP: 'missing',
        ROLE_UNKN: 'unknown',
      },
      warnings: { WARN_NONE: 'none', WARN_VICT: 'victim', WARN_WITN: 'witness', WARN_CHLD: 'child' },
      incidents: {
        INC_IMM: 'facilitation',
        INC_MSL: 'labour-exploitation',
        INC_DRG: 'drugs',
        INC_THE: 'theft',
        INC_ASS: 'assault',
        INC_DOC: 'false-documents',
        INC_LAU: 'money-laundering',
        INC_TRF: 'driving',
        INC_MIS: 'missing-person',
        INC_POR: 'public-order',
      },
    },
    files: [
      {
        path: 'people.json',
        format: 'json',
        rows: '$.people',
        key: 'person.id',
        columns: [
          'person.id',
          'person.names.0.surname',
          'person.names.0.forename',
          'person.names.1.surname',
          'person.gender',
          'person.dob',
          'person.nationality',
          'person.telephones.0.number',
          'person.locations.0.street',
          'person.locations.0.town',
          'person.locations.0.postCode',
          'person.warning',
          'incident.reference',
          'incident.startDate',
          'incident.type',
          'incident.role',
          'vehicle.registration',
        ],
        protected: { column: 'person.warning', codes: 'warnings' },
        records: [
          {
            as: 'person',
            kind: 'person',
            key: '{person.id}',
            properties: {
              name: [
                { given: 'person.names.0.forename', family: 'person.names.0.surname' },
                { text: 'person.names.1.surname', kind: 'alias' },
              ],
              birthDate: { column: 'person.dob' },
              sex: { column: 'person.gender', codes: 'gender' },
              nationality: { column: 'person.nationality' },
              phone: { column: 'person.telephones.0.number', country: 'GB' },
              plate: { column: 'vehicle.registration', country: 'GB' },
              address: {
                text: ['person.locations.0.street', 'person.locations.0.town', 'person.locations.0.postCode'],
                postcode: 'person.locations.0.postCode',
              },
            },
          },
          {
            as: 'incident',
            kind: 'event',
            shared: true,
            key: 'inc:{incident.reference}',
            properties: {
              eventType: { value: 'incident' },
              at: { column: 'incident.startDate' },
              offence: { column: 'incident.type', codes: 'incidents' },
              reference: { column: 'incident.reference', scheme: 'case-ref' },
            },
          },
          {
            as: 'telephone',
            kind: 'phone',
            when: 'person.telephones.0.number',
            shared: true,
            key: 'tel:{person.telephones.0.number}',
            properties: { phone: { column: 'person.telephones.0.number', country: 'GB' } },
          },
          {
            as: 'vehicle',
            kind: 'vehicle',
            when: 'vehicle.registration',
            shared: true,
            key: 'vrm:{vehicle.registration}',
            properties: { plate: { column: 'vehicle.registration', country: 'GB' } },
          },
          {
            as: 'location',
            kind: 'place',
            when: 'person.locations.0.postCode',
            shared: true,
            key: 'loc:{person.locations.0.street}|{person.locations.0.postCode}',
            properties: {
              address: {
                text: ['person.locations.0.street', 'person.locations.0.town', 'person.locations.0.postCode'],
                postcode: 'person.locations.0.postCode',
              },
            },
          },
        ],
        links: [
          {
            type: 'involved-in',
            from: 'person',
            to: 'incident',
            role: { column: 'incident.role', codes: 'roles' },
            at: { column: 'incident.startDate' },
          },
          { type: 'uses', from: 'person', to: 'telephone' },
          { type: 'uses', from: 'person', to: 'vehicle' },
          { type: 'lives-at', from: 'person', to: 'location' },
        ],
      },
    ],
  },
  noise: ordinary,
  phoneHabit: 'plus',
  sees: {
    'police-contact': {
      where: fact => fact.area === 'wolds',
      note: (fact, clerk) => void clerk.once(fact.person, enter(fact, clerk)),
    },
  },
}
