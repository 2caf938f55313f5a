// Estuary Police: people in the records system, and what they were involved in.

import type { PoliceContact } from '../model/facts.ts'
import type { Clerk } from '../observe/clerk.ts'
import { careful } from '../observe/noise.ts'
import type { SourceView } from '../observe/source-view.ts'
import { policing, protectionIn } from './labels.ts'

const enter =
  ({ person, role }: PoliceContact, clerk: Clerk) =>
  (number: string): void => {
    const name = clerk.name(person)
    const home = clerk.address(person.home)
    clerk.write(
      'nominals.csv',
      {
        NominalNo: number,
        Surname: name.family,
        Forenames: name.given,
        Alias: person.alias ?? '',
        DOB: clerk.born(person, 'dd/MM/yyyy'),
        Sex: clerk.word('sex', person.sex),
        Nat: person.nation,
        PNCID: person.policeRef ?? '',
        Mobile: clerk.phoneOf(person),
        Phone2: clerk.phoneOf(person, 1),
        Addr1: home.line,
        Town: home.town,
        Postcode: home.postcode,
        Flag: clerk.word('flags', protectionIn(person, role)),
        Remarks: '',
      },
      { nominal: person, mobile: person.phones[0], phone2: person.phones[1], home: person.home },
    )
  }

const note = (fact: PoliceContact, clerk: Clerk): void => {
  const number = clerk.once(fact.person, enter(fact, clerk))
  clerk.write(
    'involvements.csv',
    {
      InvNo: clerk.number(),
      NominalNo: number,
      CrimeRef: fact.event.ref,
      Role: clerk.word('roles', fact.role),
      Offence: clerk.word('offences', fact.offence),
      CommittedAt: clerk.time(fact.at, 'dd/MM/yyyy HH:mm'),
      VRM: clerk.plate(fact.vehicle),
      Flag: clerk.word('flags', protectionIn(fact.person, fact.role)),
      Summary: fact.note ?? '',
    },
    { crime: fact.event, vehicle: fact.vehicle },
  )
}

export const estuaryNominals: SourceView = {
  definition: {
    source: 'estuary-nominals',
    title: 'Nominals of Estuary Police',
    agency: 'estuary-police',
    system: 'Records management system',
    agreement: 'oic-taskforce',
    dates: ['dd/MM/yyyy', 'dd/MM/yyyy HH:mm'],
    label: policing,
    grade: '2BP',
    codes: {
      sex: { M: 'male', F: 'female', U: 'unknown' },
      roles: {
        SUS: 'suspect',
        CON: 'convicted',
        VIC: 'victim',
        WIT: 'witness',
        ASC: 'associate',
        MIS: 'missing',
        OTH: 'unknown',
      },
      flags: { N: 'none', V: 'victim', W: 'witness', C: 'child' },
      offences: {
        '25/1': 'facilitation',
        '25/4': 'labour-exploitation',
        '80/2': 'drugs',
        '40/1': 'theft',
        '8/6': 'assault',
        '61/3': 'false-documents',
        '38/1': 'money-laundering',
        '802': 'driving',
        MISPER: 'missing-person',
        '125/9': 'public-order',
      },
    },
    files: [
      {
        path: 'nominals.csv',
        format: 'csv',
        key: 'NominalNo',
        columns: [
          'NominalNo',
          'Surname',
          'Forenames',
          'Alias',
          'DOB',
          'Sex',
          'Nat',
          'PNCID',
          'Mobile',
          'Phone2',
          'Addr1',
          'Town',
          'Postcode',
          'Flag',
          'Remarks',
        ],
        protected: { column: 'Flag', codes: 'flags' },
        records: [
          {
            as: 'nominal',
            kind: 'person',
            key: '{NominalNo}',
            properties: {
              name: [
                { given: 'Forenames', family: 'Surname' },
                { text: 'Alias', kind: 'alias', split: ';' },
              ],
              birthDate: { column: 'DOB' },
              sex: { column: 'Sex', codes: 'sex' },
              nationality: { column: 'Nat' },
              phone: [
                { column: 'Mobile', country: 'GB' },
                { column: 'Phone2', country: 'GB' },
              ],
              reference: { column: 'PNCID', scheme: 'pnc' },
              address: { text: ['Addr1', 'Town', 'Postcode'], postcode: 'Postcode' },
              note: { column: 'Remarks' },
            },
          },
          {
            as: 'mobile',
            kind: 'phone',
            when: 'Mobile',
            shared: true,
            key: 'phone:{Mobile}',
            properties: { phone: { column: 'Mobile', country: 'GB' } },
          },
          {
            as: 'phone2',
            kind: 'phone',
            when: 'Phone2',
            shared: true,
            key: 'phone:{Phone2}',
            properties: { phone: { column: 'Phone2', country: 'GB' } },
          },
          {
            as: 'home',
            kind: 'place',
            when: 'Postcode',
            shared: true,
            key: 'addr:{Addr1}|{Postcode}',
            properties: { address: { text: ['Addr1', 'Town', 'Postcode'], postcode: 'Postcode' } },
          },
        ],
        links: [
          { type: 'uses', from: 'nominal', to: 'mobile' },
          { type: 'uses', from: 'nominal', to: 'phone2' },
          { type: 'lives-at', from: 'nominal', to: 'home' },
        ],
      },
      {
        path: 'involvements.csv',
        format: 'csv',
        key: 'InvNo',
        columns: ['InvNo', 'NominalNo', 'CrimeRef', 'Role', 'Offence', 'CommittedAt', 'VRM', 'Flag', 'Summary'],
        protected: { column: 'Flag', codes: 'flags' },
        records: [
          {
            as: 'crime',
            kind: 'event',
            shared: true,
            key: 'crime:{CrimeRef}',
            properties: {
              eventType: { value: 'incident' },
              at: { column: 'CommittedAt' },
              offence: { column: 'Offence', codes: 'offences' },
              reference: { column: 'CrimeRef', scheme: 'case-ref' },
              description: { column: 'Summary' },
            },
          },
          {
            as: 'vehicle',
            kind: 'vehicle',
            when: 'VRM',
            shared: true,
            key: 'vrm:{VRM}',
            properties: { plate: { column: 'VRM', country: 'GB' } },
          },
        ],
        links: [
          {
            type: 'involved-in',
            from: { key: '{NominalNo}' },
            to: 'crime',
            role: { column: 'Role', codes: 'roles' },
            at: { column: 'CommittedAt' },
          },
          { type: 'uses', from: { key: '{NominalNo}' }, to: 'vehicle' },
          { type: 'involved-in', from: 'vehicle', to: 'crime' },
        ],
      },
    ],
  },
  noise: careful,
  phoneHabit: 'local',
  sees: { 'police-contact': { where: fact => fact.area === 'estuary', note } },
}
