// Wolds Constabulary: intelligence reports from a spreadsheet, with the evaluation in one cell.

import type { Intelligence } from '../model/facts.ts'
import type { Clerk } from '../observe/clerk.ts'
import { hurried } from '../observe/noise.ts'
import type { SourceView } from '../observe/source-view.ts'
import { conditionsOf } from './estuary-intelligence.ts'
import { policing, protectionIn } from './labels.ts'

const note = (fact: Intelligence, clerk: Clerk): void => {
  const { person, phone, vehicle } = fact
  const { action, sanitisation, instructions } = conditionsOf(fact.grade)
  clerk.write(
    'reports.csv',
    {
      Ref: clerk.number(),
      Dated: clerk.time(fact.at, 'dd.MM.yyyy'),
      Eval: fact.grade,
      Act: action,
      San: sanitisation,
      Conditions: instructions,
      Nominal: person ? clerk.fullName(person, 'plain') : '',
      Nickname: fact.nickname ?? '',
      Protected: clerk.word('protection', protectionIn(person)),
      Phone: clerk.phone(phone),
      Vehicle: clerk.plate(vehicle),
      Text: fact.text,
    },
    { report: fact.event, nominal: person, phone, vehicle },
  )
}

export const woldsIntelligence: SourceView = {
  definition: {
    source: 'wolds-intelligence',
    title: 'Intelligence reports of Wolds Constabulary',
    agency: 'wolds-constabulary',
    system: 'Field intelligence spreadsheet',
    agreement: 'oic-taskforce',
    encoding: 'iso-8859-1',
    dates: 'dd.MM.yyyy',
    label: policing,
    grade: '2CP',
    codes: { protection: { no: 'none', victim: 'victim', witness: 'witness', child: 'child' } },
    files: [
      {
        path: 'reports.csv',
        format: 'csv',
        key: 'Ref',
        columns: [
          'Ref',
          'Dated',
          'Eval',
          'Act',
          'San',
          'Conditions',
          'Nominal',
          'Nickname',
          'Protected',
          'Phone',
          'Vehicle',
          'Text',
        ],
        protected: { column: 'Protected', codes: 'protection' },
        grade: { column: 'Eval' },
        action: { column: 'Act' },
        sanitisation: { column: 'San' },
        instructions: { column: 'Conditions' },
        records: [
          {
            as: 'report',
            kind: 'event',
            key: '{Ref}',
            basis: 'assessment',
            properties: { eventType: { value: 'report' }, at: { column: 'Dated' }, description: { column: 'Text' } },
          },
          {
            as: 'nominal',
            kind: 'person',
            when: 'Nominal',
            key: '{Ref}/nominal',
            basis: 'assessment',
            properties: {
              name: [{ text: 'Nominal' }, { text: 'Nickname', kind: 'nickname' }],
              phone: { column: 'Phone', country: 'GB' },
              plate: { column: 'Vehicle', country: 'GB' },
            },
          },
          {
            as: 'phone',
            kind: 'phone',
            when: 'Phone',
            shared: true,
            key: 'tel:{Phone}',
            properties: { phone: { column: 'Phone', country: 'GB' } },
          },
          {
            as: 'vehicle',
            kind: 'vehicle',
            when: 'Vehicle',
            shared: true,
            key: 'vrm:{Vehicle}',
            properties: { plate: { column: 'Vehicle', country: 'GB' } },
          },
        ],
        links: [
          { type: 'involved-in', from: 'nominal', to: 'report', role: { value: 'associate' }, basis: 'assessment' },
          { type: 'uses', from: 'nominal', to: 'phone', basis: 'assessment' },
          { type: 'uses', from: 'nominal', to: 'vehicle', basis: 'assessment' },
          { type: 'involved-in', from: 'phone', to: 'report', basis: 'assessment' },
          { type: 'involved-in', from: 'vehicle', to: 'report', basis: 'assessment' },
        ],
      },
    ],
  },
  noise: hurried,
  phoneHabit: 'lost-zero',
  plateHabit: 'lower',
  sees: { intelligence: { where: fact => fact.holder === 'wolds', note } },
}
