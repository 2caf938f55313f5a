// Transport Police: checks at stations, coach stops and on the roads of the other areas.

import type { Stop } from '../model/facts.ts'
import type { Clerk } from '../observe/clerk.ts'
import { ordinary } from '../observe/noise.ts'
import type { SourceView } from '../observe/source-view.ts'
import { policing, protectionIn } from './labels.ts'

const note = (fact: Stop, clerk: Clerk): void => {
  const { driver, vehicle } = fact
  clerk.write(
    'checks.ndjson',
    {
      check: clerk.number(),
      time: clerk.time(fact.at, 'yyyy-MM-dd HH:mm'),
      site: fact.place.line,
      'person.full_name': driver ? clerk.fullName(driver, 'plain') : '',
      'person.born': driver ? clerk.born(driver, 'dd.MM.yyyy') : '',
      'person.mobile': driver ? clerk.phoneOf(driver) : '',
      'person.document': driver?.papers?.number ?? '',
      'person.state': driver?.papers?.state ?? '',
      'person.flag': protectionIn(driver),
      vehicle: clerk.plate(vehicle),
      remark: fact.note ?? '',
    },
    { check: fact.event, person: driver, mobile: driver?.phones[0], vehicle },
  )
}

export const transportChecks: SourceView = {
  definition: {
    source: 'transport-checks',
    title: 'Checks by the Rail and Road Police',
    agency: 'rail-and-road-police',
    system: 'Check cards',
    agreement: 'oic-taskforce',
    dates: ['yyyy-MM-dd HH:mm', 'dd.MM.yyyy'],
    label: { ...policing, marking: 'OFFICIAL' },
    codes: { flags: { none: 'none', victim: 'victim', witness: 'witness', child: 'child' } },
    files: [
      {
        path: 'checks.ndjson',
        format: 'ndjson',
        key: 'check',
        columns: [
          'check',
          'time',
          'site',
          'person.full_name',
          'person.born',
          'person.mobile',
          'person.document',
          'person.state',
          'person.flag',
          'vehicle',
          'remark',
        ],
        protected: { column: 'person.flag', codes: 'flags' },
        records: [
          {
            as: 'check',
            kind: 'event',
            key: '{check}',
            properties: {
              eventType: { value: 'stop' },
              at: { column: 'time' },
              place: { column: 'site' },
              description: { column: 'remark' },
            },
          },
          {
            as: 'person',
            kind: 'person',
            when: 'person.full_name',
            key: '{check}/person',
            properties: {
              name: { text: 'person.full_name' },
              birthDate: { column: 'person.born', stated: 'claimed' },
              phone: { column: 'person.mobile', country: 'GB' },
              plate: { column: 'vehicle', country: 'GB' },
              document: { column: 'person.document', type: 'passport', state: { column: 'person.state' } },
            },
          },
          {
            as: 'mobile',
            kind: 'phone',
            when: 'person.mobile',
            shared: true,
            key: 'tel:{person.mobile}',
            properties: { phone: { column: 'person.mobile', country: 'GB' } },
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
          { type: 'involved-in', from: 'person', to: 'check', capacity: { value: 'driver' }, at: { column: 'time' } },
          { type: 'uses', from: 'person', to: 'mobile' },
          { type: 'uses', from: 'person', to: 'vehicle', at: { column: 'time' } },
          { type: 'involved-in', from: 'vehicle', to: 'check' },
        ],
      },
    ],
  },
  noise: ordinary,
  phoneHabit: 'local',
  plateHabit: 'spaced',
  sees: { stop: { where: fact => fact.area !== 'estuary', note } },
}
