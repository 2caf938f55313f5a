// Four Rivers Regional Crime Unit: developed intelligence on people, phones and vehicles.

import type { Intelligence } from '../model/facts.ts'
import type { Clerk } from '../observe/clerk.ts'
import { ordinary } from '../observe/noise.ts'
import type { SourceView } from '../observe/source-view.ts'
import { policing, protectionIn } from './labels.ts'

const note = (fact: Intelligence, clerk: Clerk): void => {
  const { person, phone, vehicle, place } = fact
  const address = clerk.address(place)
  clerk.write(
    'log.csv',
    {
      LogNo: clerk.number(),
      LogDate: clerk.time(fact.at, 'dd/MM/yyyy HH:mm'),
      GSC: fact.isSensitive ? 'OS' : 'O',
      Grade: `${fact.grade.slice(0, 2)}P`,
      Who: person ? clerk.fullName(person, 'surname-first') : '',
      Born: person ? clerk.born(person, 'dd/MM/yyyy') : '',
      Prot: clerk.word('protection', protectionIn(person)),
      Tel: clerk.phone(phone),
      VRM: clerk.plate(vehicle),
      Place: address.line,
      Postcode: address.postcode,
      Text: fact.text,
    },
    { log: fact.event, who: person, tel: phone, vehicle, place },
  )
}

export const rocuIntelligence: SourceView = {
  definition: {
    source: 'rocu-intelligence',
    title: 'Intelligence log of the Four Rivers Regional Crime Unit',
    agency: 'four-rivers-regional-unit',
    system: 'Regional log',
    agreement: 'oic-taskforce',
    dates: ['dd/MM/yyyy', 'dd/MM/yyyy HH:mm'],
    label: policing,
    grade: '2BP',
    codes: {
      gsc: { O: 'OFFICIAL', OS: 'OFFICIAL-SENSITIVE' },
      protection: { N: 'none', V: 'victim', W: 'witness', C: 'child' },
    },
    files: [
      {
        path: 'log.csv',
        format: 'csv',
        key: 'LogNo',
        columns: ['LogNo', 'LogDate', 'GSC', 'Grade', 'Who', 'Born', 'Prot', 'Tel', 'VRM', 'Place', 'Postcode', 'Text'],
        marking: { column: 'GSC', codes: 'gsc' },
        protected: { column: 'Prot', codes: 'protection' },
        grade: { column: 'Grade' },
        records: [
          {
            as: 'log',
            kind: 'event',
            key: '{LogNo}',
            basis: 'assessment',
            properties: { eventType: { value: 'report' }, at: { column: 'LogDate' }, description: { column: 'Text' } },
          },
          {
            as: 'who',
            kind: 'person',
            when: 'Who',
            key: '{LogNo}/who',
            basis: 'assessment',
            properties: {
              name: { text: 'Who' },
              birthDate: { column: 'Born' },
              phone: { column: 'Tel', country: 'GB' },
              plate: { column: 'VRM', country: 'GB' },
            },
          },
          {
            as: 'tel',
            kind: 'phone',
            when: 'Tel',
            shared: true,
            key: 'tel:{Tel}',
            properties: { phone: { column: 'Tel', country: 'GB' } },
          },
          {
            as: 'vehicle',
            kind: 'vehicle',
            when: 'VRM',
            shared: true,
            key: 'vrm:{VRM}',
            properties: { plate: { column: 'VRM', country: 'GB' } },
          },
          {
            as: 'place',
            kind: 'place',
            when: 'Postcode',
            shared: true,
            key: 'addr:{Place}|{Postcode}',
            properties: { address: { text: ['Place', 'Postcode'], postcode: 'Postcode' } },
          },
        ],
        links: [
          { type: 'involved-in', from: 'who', to: 'log', role: { value: 'associate' }, basis: 'assessment' },
          { type: 'uses', from: 'who', to: 'tel', basis: 'assessment' },
          { type: 'uses', from: 'who', to: 'vehicle', basis: 'assessment' },
          { type: 'seen-at', from: 'who', to: 'place', basis: 'assessment' },
          { type: 'involved-in', from: 'tel', to: 'log', basis: 'assessment' },
          { type: 'involved-in', from: 'vehicle', to: 'log', basis: 'assessment' },
        ],
      },
    ],
  },
  noise: ordinary,
  phoneHabit: 'local-spaced',
  plateHabit: 'spaced',
  sees: { intelligence: { where: fact => fact.holder === 'region', note } },
}
