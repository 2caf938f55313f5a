// Downland Police: the custody record, one for each arrest, with a name in one box and months in letters.

import type { PoliceContact } from '../model/facts.ts'
import type { Clerk } from '../observe/clerk.ts'
import { careful } from '../observe/noise.ts'
import type { SourceView } from '../observe/source-view.ts'
import { policing, protectionIn } from './labels.ts'

const note = (fact: PoliceContact, clerk: Clerk): void => {
  const { person } = fact
  const home = clerk.address(person.home)
  clerk.write(
    'custody.csv',
    {
      'Custody No': clerk.number(),
      'Detained Person': clerk.fullName(person, 'surname-first'),
      'Date of Birth': clerk.born(person, 'ddMMMyyyy').toUpperCase() || 'NOT KNOWN',
      Gender: clerk.word('gender', person.sex),
      Nationality: clerk.word('nationality', person.nation),
      Arrested: clerk.time(fact.at, 'ddMMMyy HHmm').toUpperCase(),
      Offence: clerk.word('offences', fact.offence),
      Capacity: clerk.word('capacity', fact.role),
      'Home Address': [home.line, home.town].filter(Boolean).join(', '),
      PC: home.postcode,
      'Contact No': clerk.phoneOf(person),
      'Vehicle Reg': clerk.plate(fact.vehicle),
      Vulnerability: clerk.word('vulnerability', protectionIn(person, fact.role)),
      'PNC No': person.policeRef ?? '',
      'Crime No': fact.event.ref,
    },
    { detainee: person, arrest: fact.event, contact: person.phones[0], vehicle: fact.vehicle, home: person.home },
  )
}

export const downlandCustody: SourceView = {
  definition: {
    source: 'downland-custody',
    title: 'Custody records of Downland Police',
    agency: 'downland-police',
    system: 'Custody suite',
    agreement: 'oic-taskforce',
    encoding: 'windows-1252',
    dates: ['ddMMMyyyy', 'ddMMMyy HHmm'],
    absent: ['NOT KNOWN'],
    label: policing,
    grade: '1AP',
    codes: {
      gender: { Male: 'male', Female: 'female', 'Not stated': 'unknown' },
      capacity: {
        DP: 'suspect',
        'DP-CONV': 'convicted',
        'ATT-VIC': 'victim',
        'ATT-WIT': 'witness',
        'ATT-ASSOC': 'associate',
        'ATT-MISS': 'missing',
        'ATT-OTH': 'unknown',
      },
      vulnerability: {
        None: 'none',
        'NRM/possible victim': 'victim',
        'Significant witness': 'witness',
        Juvenile: 'child',
      },
      offences: {
        'FACILITATE BREACH': 'facilitation',
        'FORCED LABOUR': 'labour-exploitation',
        PWITS: 'drugs',
        THEFT: 'theft',
        ABH: 'assault',
        'FALSE ID DOC': 'false-documents',
        'POCA ML': 'money-laundering',
        RTA: 'driving',
        MISSING: 'missing-person',
        'S5 POA': 'public-order',
      },
      nationality: {
        British: 'GBR',
        Albanian: 'ALB',
        Vietnamese: 'VNM',
        Iraqi: 'IRQ',
        Iranian: 'IRN',
        Turkish: 'TUR',
        Syrian: 'SYR',
        Sudanese: 'SDN',
        Egyptian: 'EGY',
        Afghan: 'AFG',
        Eritrean: 'ERI',
        Ethiopian: 'ETH',
        Romanian: 'ROU',
        French: 'FRA',
        Polish: 'POL',
      },
    },
    files: [
      {
        path: 'custody.csv',
        format: 'csv',
        delimiter: ';',
        key: 'Custody No',
        columns: [
          'Custody No',
          'Detained Person',
          'Date of Birth',
          'Gender',
          'Nationality',
          'Arrested',
          'Offence',
          'Capacity',
          'Home Address',
          'PC',
          'Contact No',
          'Vehicle Reg',
          'Vulnerability',
          'PNC No',
          'Crime No',
        ],
        protected: { column: 'Vulnerability', codes: 'vulnerability' },
        records: [
          {
            as: 'detainee',
            kind: 'person',
            key: '{Custody No}',
            properties: {
              name: { text: 'Detained Person' },
              birthDate: { column: 'Date of Birth' },
              sex: { column: 'Gender', codes: 'gender' },
              nationality: { column: 'Nationality', codes: 'nationality' },
              phone: { column: 'Contact No', country: 'GB' },
              reference: { column: 'PNC No', scheme: 'pnc' },
              address: { text: ['Home Address', 'PC'], postcode: 'PC' },
            },
          },
          {
            as: 'arrest',
            kind: 'event',
            shared: true,
            key: 'crime:{Crime No}',
            properties: {
              eventType: { value: 'arrest' },
              at: { column: 'Arrested' },
              offence: { column: 'Offence', codes: 'offences' },
              reference: { column: 'Crime No', scheme: 'case-ref' },
            },
          },
          {
            as: 'contact',
            kind: 'phone',
            when: 'Contact No',
            shared: true,
            key: 'tel:{Contact No}',
            properties: { phone: { column: 'Contact No', country: 'GB' } },
          },
          {
            as: 'vehicle',
            kind: 'vehicle',
            when: 'Vehicle Reg',
            shared: true,
            key: 'vrm:{Vehicle Reg}',
            properties: { plate: { column: 'Vehicle Reg', country: 'GB' } },
          },
          {
            as: 'home',
            kind: 'place',
            when: 'PC',
            shared: true,
            key: 'addr:{Home Address}|{PC}',
            properties: { address: { text: ['Home Address', 'PC'], postcode: 'PC' } },
          },
        ],
        links: [
          {
            type: 'involved-in',
            from: 'detainee',
            to: 'arrest',
            role: { column: 'Capacity', codes: 'capacity' },
            at: { column: 'Arrested' },
          },
          { type: 'uses', from: 'detainee', to: 'contact' },
          { type: 'uses', from: 'detainee', to: 'vehicle', at: { column: 'Arrested' } },
          { type: 'lives-at', from: 'detainee', to: 'home' },
        ],
      },
    ],
  },
  noise: careful,
  phoneHabit: 'local-spaced',
  plateHabit: 'spaced',
  sees: { 'police-contact': { where: fact => fact.area === 'downland', note } },
}
