// Shore Rescue Service: whom the lifeboats brought in and in what.

import type { BoatSeen, Crossing } from '../model/facts.ts'
import type { Clerk } from '../observe/clerk.ts'
import { hurried } from '../observe/noise.ts'
import type { SourceView } from '../observe/source-view.ts'
import { serialLeft } from '../observe/written-serial.ts'
import { border } from './labels.ts'

const noteCrossing = (fact: Crossing, clerk: Clerk): void => {
  const { engine, vessel } = fact
  clerk.write(
    'incidents.csv',
    {
      Incident: clerk.number(),
      Tasked: clerk.time(fact.at - 60, 'dd MMM yyyy HH:mm'),
      'Landed at': fact.landing.line,
      Craft: vessel.look,
      Length: String(vessel.metres),
      Colour: vessel.colour,
      'Craft name': vessel.name ?? '',
      Engine: engine?.make ?? '',
      'Engine no': engine ? serialLeft(engine.serial, fact.serial, clerk.chance) : '',
      Persons: String(fact.aboard),
      'Contact phone': '',
      Marking: 'OFFICIAL',
      Remarks: fact.outbound ? 'Found adrift on the way out' : '',
    },
    { incident: { entity: `${fact.event.entity}-rescue` }, craft: vessel, engine, place: fact.landing },
  )
}

const noteBoat = (fact: BoatSeen, clerk: Clerk): void =>
  clerk.write(
    'incidents.csv',
    {
      Incident: clerk.number(),
      Tasked: clerk.time(fact.at, 'dd MMM yyyy HH:mm'),
      'Landed at': fact.place.line,
      Craft: fact.vessel.look,
      Length: String(fact.vessel.metres),
      Colour: fact.vessel.colour,
      'Craft name': fact.vessel.name ?? '',
      Persons: '1',
      'Contact phone': clerk.phone(fact.skipper?.phones[0]),
      Marking: 'OFFICIAL',
      Remarks: fact.text,
    },
    {
      incident: { entity: `${fact.event.entity}-rescue` },
      craft: fact.vessel,
      contact: fact.skipper?.phones[0],
      place: fact.place,
    },
  )

export const shoreRescueIncidents: SourceView = {
  definition: {
    source: 'shore-rescue-incidents',
    title: 'Incidents of the Shore Rescue Service',
    agency: 'shore-rescue-service',
    system: 'Incident returns',
    agreement: 'maritime-picture',
    encoding: 'windows-1252',
    dates: 'dd MMM yyyy HH:mm',
    label: border,
    codes: { markings: { OFFICIAL: 'OFFICIAL', 'O-S': 'OFFICIAL-SENSITIVE' } },
    files: [
      {
        path: 'incidents.csv',
        format: 'csv',
        key: 'Incident',
        columns: [
          'Incident',
          'Tasked',
          'Landed at',
          'Craft',
          'Length',
          'Colour',
          'Craft name',
          'Engine',
          'Engine no',
          'Persons',
          'Contact phone',
          'Marking',
          'Remarks',
        ],
        marking: { column: 'Marking', codes: 'markings' },
        records: [
          {
            as: 'incident',
            kind: 'event',
            key: '{Incident}',
            properties: {
              eventType: { value: 'rescue' },
              at: { column: 'Tasked' },
              count: { column: 'Persons', unit: 'persons' },
              description: { column: 'Remarks' },
              place: { column: 'Landed at' },
            },
          },
          {
            as: 'craft',
            kind: 'vessel',
            key: '{Incident}/craft',
            properties: {
              name: { text: 'Craft name' },
              description: { column: 'Craft' },
              length: { column: 'Length', unit: 'm' },
              colour: { column: 'Colour' },
            },
          },
          {
            as: 'engine',
            kind: 'engine',
            when: 'Engine',
            key: '{Incident}/engine',
            properties: { make: { column: 'Engine' }, engineSerial: { column: 'Engine no', scheme: 'engine-serial' } },
          },
          {
            as: 'contact',
            kind: 'phone',
            when: 'Contact phone',
            shared: true,
            key: 'tel:{Contact phone}',
            properties: { phone: { column: 'Contact phone', country: 'GB' } },
          },
          {
            as: 'place',
            kind: 'place',
            shared: true,
            key: 'place:{Landed at}',
            properties: { place: { column: 'Landed at' } },
          },
        ],
        links: [
          { type: 'involved-in', from: 'craft', to: 'incident', at: { column: 'Tasked' } },
          { type: 'fitted-to', from: 'engine', to: 'craft', at: { column: 'Tasked' } },
          { type: 'involved-in', from: 'contact', to: 'incident' },
          { type: 'located-at', from: 'incident', to: 'place' },
        ],
      },
    ],
  },
  noise: hurried,
  phoneHabit: 'local-spaced',
  sees: {
    crossing: { where: fact => !fact.outbound, share: 0.6, note: noteCrossing },
    'boat-seen': { share: 0.5, note: noteBoat },
  },
}
