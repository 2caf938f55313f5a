// Northmoor Police: what changed among its people, sent as changes, with numbers for the sexes.

import type { PoliceContact } from '../model/facts.ts'
import type { Clerk } from '../observe/clerk.ts'
import { ordinary } from '../observe/noise.ts'
import type { SourceView } from '../observe/source-view.ts'
import { policing, protectionIn } from './labels.ts'

const enter =
  (fact: PoliceContact, clerk: Clerk) =>
  (number: string): void => {
    const { person, vehicle } = fact
    const home = clerk.address(person.home)
    clerk.write(
      'people.tsv',
      {
        URN: number,
        NAME: clerk.fullName(person, 'surname-first'),
        AKA: person.alias ?? '',
        BORN: clerk.born(person, 'dd-MM-yyyy'),
        SEX: clerk.word('sex', person.sex),
        TEL: clerk.phoneOf(person),
        STREET: home.line,
        PCODE: home.postcode,
        OCC_REF: fact.event.ref,
        OCC_DATE: clerk.time(fact.at, 'dd-MM-yyyy HH:mm'),
        OCC_TYPE: clerk.word('offences', fact.offence),
        OCC_ROLE: clerk.word('roles', fact.role),
        REG: clerk.plate(vehicle),
        PROT: clerk.word('protection', protectionIn(person, fact.role)),
        DELETED: 'N',
      },
      { person, occurrence: fact.event, telephone: person.phones[0], vehicle, home: person.home },
    )
  }

export const northmoorNominals: SourceView = {
  definition: {
    source: 'northmoor-nominals',
    title: 'Changes to people held by Northmoor Police',
    agency: 'northmoor-police',
    system: 'Occurrence index',
    agreement: 'oic-taskforce',
    dates: ['dd-MM-yyyy', 'dd-MM-yyyy HH:mm'],
    delivery: 'delta',
    label: policing,
    grade: '2BP',
    codes: {
      sex: { '1': 'male', '2': 'female', '9': 'unknown' },
      roles: {
        '01': 'suspect',
        '02': 'convicted',
        '03': 'victim',
        '04': 'witness',
        '05': 'associate',
        '06': 'missing',
        '99': 'unknown',
      },
      protection: { '-': 'none', V: 'victim', W: 'witness', J: 'child' },
      offences: {
        IMM: 'facilitation',
        LAB: 'labour-exploitation',
        DRG: 'drugs',
        THF: 'theft',
        VIO: 'assault',
        DOC: 'false-documents',
        LAU: 'money-laundering',
        TRF: 'driving',
        MIS: 'missing-person',
        POR: 'public-order',
      },
    },
    files: [
      {
        path: 'people.tsv',
        format: 'csv',
        delimiter: '\t',
        key: 'URN',
        columns: [
          'URN',
          'NAME',
          'AKA',
          'BORN',
          'SEX',
          'TEL',
          'STREET',
          'PCODE',
          'OCC_REF',
          'OCC_DATE',
          'OCC_TYPE',
          'OCC_ROLE',
          'REG',
          'PROT',
          'DELETED',
        ],
        withdrawn: { column: 'DELETED', equals: 'Y' },
        protected: { column: 'PROT', codes: 'protection' },
        records: [
          {
            as: 'person',
            kind: 'person',
            key: '{URN}',
            properties: {
              name: [{ text: 'NAME' }, { text: 'AKA', kind: 'alias' }],
              birthDate: { column: 'BORN' },
              sex: { column: 'SEX', codes: 'sex' },
              phone: { column: 'TEL', country: 'GB' },
              plate: { column: 'REG', country: 'GB' },
              address: { text: ['STREET', 'PCODE'], postcode: 'PCODE' },
            },
          },
          {
            as: 'occurrence',
            kind: 'event',
            shared: true,
            key: 'occ:{OCC_REF}',
            properties: {
              eventType: { value: 'incident' },
              at: { column: 'OCC_DATE' },
              offence: { column: 'OCC_TYPE', codes: 'offences' },
              reference: { column: 'OCC_REF', scheme: 'case-ref' },
            },
          },
          {
            as: 'telephone',
            kind: 'phone',
            when: 'TEL',
            shared: true,
            key: 'tel:{TEL}',
            properties: { phone: { column: 'TEL', country: 'GB' } },
          },
          {
            as: 'vehicle',
            kind: 'vehicle',
            when: 'REG',
            shared: true,
            key: 'reg:{REG}',
            properties: { plate: { column: 'REG', country: 'GB' } },
          },
          {
            as: 'home',
            kind: 'place',
            when: 'PCODE',
            shared: true,
            key: 'addr:{STREET}|{PCODE}',
            properties: { address: { text: ['STREET', 'PCODE'], postcode: 'PCODE' } },
          },
        ],
        links: [
          {
            type: 'involved-in',
            from: 'person',
            to: 'occurrence',
            role: { column: 'OCC_ROLE', codes: 'roles' },
            at: { column: 'OCC_DATE' },
          },
          { type: 'uses', from: 'person', to: 'telephone' },
          { type: 'keeper-of', from: 'person', to: 'vehicle' },
          { type: 'lives-at', from: 'person', to: 'home' },
        ],
      },
    ],
  },
  noise: ordinary,
  phoneHabit: 'lost-zero',
  plateHabit: 'close',
  sees: {
    'police-contact': {
      where: fact => fact.area === 'northmoor',
      note: (fact, clerk) => {
        clerk.once(fact.person, enter(fact, clerk))
        if (clerk.chance.often(0.02)) clerk.takeBack('people.tsv', { URN: clerk.number(), DELETED: 'Y' })
      },
    },
  },
}
