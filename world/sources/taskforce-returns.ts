// The taskforce: what the forces sent in from the September weeks, one pillar a week; the pillars have no names yet.

import type { SeptemberReturn } from '../model/facts.ts'
import type { Clerk } from '../observe/clerk.ts'
import { ordinary } from '../observe/noise.ts'
import type { SourceView } from '../observe/source-view.ts'
import { policing, protectionIn } from './labels.ts'

const note = (fact: SeptemberReturn, clerk: Clerk): void => {
  const { person, vehicle } = fact
  clerk.write(
    'returns.ndjson',
    {
      returnId: clerk.number(),
      operation: 'Operation Tidegate',
      week: String(fact.week),
      pillar: `Pillar ${fact.week}`,
      force: fact.force,
      when: clerk.time(fact.at, 'yyyy-MM-ddTHH:mm:ss'),
      site: fact.place.line,
      outcome: fact.outcome,
      'person.name': person ? clerk.fullName(person, 'plain') : '',
      'person.born': person ? clerk.born(person, 'yyyy-MM-dd') : '',
      'person.phone': person ? clerk.phoneOf(person) : '',
      'person.care': protectionIn(person),
      vehicle: clerk.plate(vehicle),
    },
    { action: fact.event, person, phone: person?.phones[0], vehicle },
  )
}

export const taskforceReturns: SourceView = {
  definition: {
    source: 'taskforce-returns',
    title: 'Returns of the September weeks',
    agency: 'domestic-taskforce',
    system: 'Operation returns',
    agreement: 'oic-taskforce',
    dates: ['yyyy-MM-dd', 'yyyy-MM-ddTHH:mm:ss'],
    label: policing,
    codes: {
      outcomes: {
        questioned: 'questioned',
        arrested: 'arrested',
        refused: 'refused-entry',
        safeguarded: 'safeguarded',
        nothing: 'nothing-found',
      },
      care: { none: 'none', victim: 'victim', witness: 'witness', child: 'child' },
    },
    files: [
      {
        path: 'returns.ndjson',
        format: 'ndjson',
        key: 'returnId',
        columns: [
          'returnId',
          'operation',
          'week',
          'pillar',
          'force',
          'when',
          'site',
          'outcome',
          'person.name',
          'person.born',
          'person.phone',
          'person.care',
          'vehicle',
        ],
        protected: { column: 'person.care', codes: 'care' },
        records: [
          {
            as: 'action',
            kind: 'event',
            key: '{returnId}',
            properties: {
              eventType: { value: 'stop' },
              at: { column: 'when' },
              place: { column: 'site' },
              status: { column: 'outcome', codes: 'outcomes' },
              description: { text: ['operation', 'pillar', 'force'] },
              flag: { column: 'pillar' },
            },
          },
          {
            as: 'person',
            kind: 'person',
            when: 'person.name',
            key: '{returnId}/person',
            properties: {
              name: { text: 'person.name' },
              birthDate: { column: 'person.born' },
              phone: { column: 'person.phone', country: 'GB' },
            },
          },
          {
            as: 'phone',
            kind: 'phone',
            when: 'person.phone',
            shared: true,
            key: 'tel:{person.phone}',
            properties: { phone: { column: 'person.phone', country: 'GB' } },
          },
          {
            as: 'vehicle',
            kind: 'vehicle',
            when: 'vehicle',
            shared: true,
            key: 'vrm:{vehicle}',
            properties: { plate: { column: 'vehicle', country: 'GB' } },
          },
        ],
        links: [
          { type: 'involved-in', from: 'person', to: 'action', role: { value: 'unknown' }, at: { column: 'when' } },
          { type: 'involved-in', from: 'vehicle', to: 'action', at: { column: 'when' } },
          { type: 'uses', from: 'person', to: 'phone' },
        ],
      },
    ],
  },
  noise: ordinary,
  phoneHabit: 'local',
  sees: { 'september-return': { note } },
}
