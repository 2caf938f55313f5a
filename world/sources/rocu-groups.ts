// Four Rivers Regional Crime Unit: the register of groups; most are graded low and nobody investigates them.

import type { GroupEntry } from '../model/facts.ts'
import type { Clerk } from '../observe/clerk.ts'
import { ordinary } from '../observe/noise.ts'
import type { SourceView } from '../observe/source-view.ts'
import { policing, protectionIn } from './labels.ts'

const note = ({ gang, members, at }: GroupEntry, clerk: Clerk): void => {
  clerk.write(
    'groups.csv',
    {
      GroupRef: gang.ref,
      WorkingName: gang.name,
      Band: gang.band,
      Scheme: 'Regional mapping v3',
      Status: clerk.word('status', gang.status),
      LastReview: clerk.time(at, 'dd/MM/yyyy'),
      Owner: gang.status === 'investigated' ? 'Regional team' : '',
    },
    { group: gang },
  )
  for (const { nickname, person, phone } of members) {
    const name = person ? clerk.name(person) : undefined
    clerk.write(
      'members.csv',
      {
        MemberRef: clerk.number(),
        GroupRef: gang.ref,
        KnownAs: nickname,
        Surname: name?.family ?? '',
        Forename: name?.given ?? '',
        YearOfBirth: person ? clerk.born(person, 'yyyy') : '',
        Tel: clerk.phone(phone),
        Protection: clerk.word('protection', protectionIn(person)),
      },
      {
        member: person ?? { entity: `${gang.entity}-${nickname.toLowerCase().replaceAll(' ', '-')}` },
        telephone: phone,
      },
    )
  }
}

export const rocuGroups: SourceView = {
  definition: {
    source: 'rocu-groups',
    title: 'Register of groups of the Four Rivers Regional Crime Unit',
    agency: 'four-rivers-regional-unit',
    system: 'Group mapping workbook',
    agreement: 'oic-taskforce',
    dates: ['dd/MM/yyyy', 'yyyy'],
    label: policing,
    grade: '2CP',
    codes: {
      status: { 'Not investigated': 'not-investigated', 'Under investigation': 'investigated', Archived: 'archived' },
      protection: { N: 'none', V: 'victim', W: 'witness', C: 'child' },
    },
    files: [
      {
        path: 'groups.csv',
        format: 'csv',
        key: 'GroupRef',
        columns: ['GroupRef', 'WorkingName', 'Band', 'Scheme', 'Status', 'LastReview', 'Owner'],
        records: [
          {
            as: 'group',
            kind: 'organisation',
            key: '{GroupRef}',
            basis: 'assessment',
            properties: {
              name: { text: 'WorkingName' },
              groupRef: { column: 'GroupRef', scheme: 'group-ref' },
              band: { column: 'Band' },
              status: { column: 'Status', codes: 'status' },
              note: [{ text: 'Owner' }, { text: 'Scheme' }],
            },
          },
        ],
        links: [],
      },
      {
        path: 'members.csv',
        format: 'csv',
        key: 'MemberRef',
        columns: ['MemberRef', 'GroupRef', 'KnownAs', 'Surname', 'Forename', 'YearOfBirth', 'Tel', 'Protection'],
        protected: { column: 'Protection', codes: 'protection' },
        records: [
          {
            as: 'member',
            kind: 'person',
            key: '{MemberRef}',
            basis: 'assessment',
            properties: {
              name: [
                { given: 'Forename', family: 'Surname' },
                { text: 'KnownAs', kind: 'nickname' },
              ],
              birthDate: { column: 'YearOfBirth' },
              phone: { column: 'Tel', country: 'GB' },
            },
          },
          {
            as: 'telephone',
            kind: 'phone',
            when: 'Tel',
            shared: true,
            key: 'tel:{Tel}',
            properties: { phone: { column: 'Tel', country: 'GB' } },
          },
        ],
        links: [
          {
            type: 'member-of',
            from: 'member',
            to: { key: '{GroupRef}' },
            basis: 'assessment',
            role: { value: 'associate' },
          },
          { type: 'uses', from: 'member', to: 'telephone', basis: 'assessment' },
        ],
      },
    ],
  },
  noise: ordinary,
  phoneHabit: 'local',
  sees: { group: { note } },
}
