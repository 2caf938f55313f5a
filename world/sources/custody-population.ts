// Custody and Release Service: who is in prison, with the number that goes with the cell telephone.

import { careful } from '../observe/noise.ts'
import type { SourceView } from '../observe/source-view.ts'
import { policing, protectionIn } from './labels.ts'

export const custodyPopulation: SourceView = {
  definition: {
    source: 'custody-population',
    title: 'People held by the Custody and Release Service',
    agency: 'custody-and-release-service',
    system: 'Offender management',
    agreement: 'custody-intelligence',
    encoding: 'windows-1252',
    dates: ['dd/MM/yyyy'],
    label: { ...policing, purposes: ['prevent-detect-oic'] },
    codes: {
      gender: { M: 'male', F: 'female' },
      vulnerability: { NONE: 'none', NRM: 'victim', YOI: 'child', WIT: 'witness' },
    },
    files: [
      {
        path: 'population.csv',
        format: 'csv',
        key: 'OffenderNo',
        columns: [
          'OffenderNo',
          'LastName',
          'FirstName',
          'BirthDate',
          'Gender',
          'PNC',
          'Reception',
          'Offence',
          'Vulnerability',
        ],
        protected: { column: 'Vulnerability', codes: 'vulnerability' },
        records: [
          {
            as: 'inmate',
            kind: 'person',
            key: '{OffenderNo}',
            properties: {
              name: { given: 'FirstName', family: 'LastName' },
              birthDate: { column: 'BirthDate', stated: 'documented' },
              sex: { column: 'Gender', codes: 'gender' },
              reference: { column: 'PNC', scheme: 'pnc' },
            },
          },
          {
            as: 'reception',
            kind: 'event',
            key: '{OffenderNo}/reception',
            properties: { eventType: { value: 'report' }, at: { column: 'Reception' }, offence: { column: 'Offence' } },
          },
        ],
        links: [
          {
            type: 'involved-in',
            from: 'inmate',
            to: 'reception',
            role: { value: 'convicted' },
            at: { column: 'Reception' },
          },
        ],
      },
    ],
  },
  noise: careful,
  sees: {
    imprisonment: {
      note: ({ person, at, event, offence }, clerk) =>
        void clerk.once(person, number => {
          const name = clerk.name(person)
          clerk.write(
            'population.csv',
            {
              OffenderNo: number,
              LastName: name.family.toUpperCase(),
              FirstName: name.given.toUpperCase(),
              BirthDate: clerk.born(person, 'dd/MM/yyyy'),
              Gender: clerk.word('gender', person.sex),
              PNC: person.policeRef ?? '',
              Reception: clerk.time(at, 'dd/MM/yyyy'),
              Offence: offence,
              Vulnerability: clerk.word('vulnerability', protectionIn(person)),
            },
            { inmate: person, reception: event },
          )
        }),
    },
  },
}
