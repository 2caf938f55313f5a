// Joint Sea Watch Centre: small craft seen at sea, from their start to their landing.

import type { BoatSeen, Crossing } from '../model/facts.ts'
import type { Clerk } from '../observe/clerk.ts'
import { careful } from '../observe/noise.ts'
import type { SourceView } from '../observe/source-view.ts'
import { border } from './labels.ts'

const decimal = (value: number | undefined): string => (value === undefined ? '' : value.toFixed(2))

const noteCrossing = (fact: Crossing, clerk: Clerk): void =>
  clerk.write(
    'tracks.ndjson',
    {
      trackId: clerk.number(),
      voyage: fact.event.ref,
      firstSeen: clerk.time(fact.at - 300, 'yyyy-MM-ddTHH:mm:ssZ'),
      landed: clerk.time(fact.at, 'yyyy-MM-ddTHH:mm:ssZ'),
      'craft.mmsi': fact.vessel.mmsi ?? '',
      'craft.name': fact.vessel.name ?? '',
      'craft.look': fact.vessel.look,
      'craft.length': String(fact.vessel.metres),
      'craft.colour': fact.vessel.colour,
      'from.name': fact.launch.line,
      'from.lat': decimal(fact.launch.lat),
      'from.lon': decimal(fact.launch.lon),
      'to.name': fact.landing.line,
      'to.lat': decimal(fact.landing.lat),
      'to.lon': decimal(fact.landing.lon),
      aboard: String(fact.aboard),
      remark: fact.outbound ? 'Leaving by night without lights' : '',
    },
    { voyage: fact.event, craft: fact.vessel, from: fact.launch, to: fact.landing },
  )

const noteBoat = (fact: BoatSeen, clerk: Clerk): void =>
  clerk.write(
    'tracks.ndjson',
    {
      trackId: clerk.number(),
      voyage: fact.event.ref,
      firstSeen: clerk.time(fact.at, 'yyyy-MM-ddTHH:mm:ssZ'),
      'craft.mmsi': fact.vessel.mmsi ?? '',
      'craft.name': fact.vessel.name ?? '',
      'craft.look': fact.vessel.look,
      'craft.length': String(fact.vessel.metres),
      'craft.colour': fact.vessel.colour,
      'to.name': fact.place.line,
      'to.lat': decimal(fact.place.lat),
      'to.lon': decimal(fact.place.lon),
      remark: fact.text,
    },
    { voyage: fact.event, craft: fact.vessel, to: fact.place },
  )

export const seaWatchTracks: SourceView = {
  definition: {
    source: 'sea-watch-tracks',
    title: 'Tracks of the Joint Sea Watch Centre',
    agency: 'joint-sea-watch-centre',
    system: 'Maritime picture',
    agreement: 'maritime-picture',
    dates: 'yyyy-MM-ddTHH:mm:ssZ',
    timezone: 'UTC',
    label: border,
    files: [
      {
        path: 'tracks.ndjson',
        format: 'ndjson',
        key: 'trackId',
        columns: [
          'trackId',
          'voyage',
          'firstSeen',
          'landed',
          'craft.mmsi',
          'craft.name',
          'craft.look',
          'craft.length',
          'craft.colour',
          'from.name',
          'from.lat',
          'from.lon',
          'to.name',
          'to.lat',
          'to.lon',
          'aboard',
          'remark',
        ],
        records: [
          {
            as: 'voyage',
            kind: 'event',
            key: '{trackId}',
            properties: {
              eventType: { value: 'voyage' },
              at: { column: 'firstSeen' },
              until: { column: 'landed' },
              reference: { column: 'voyage', scheme: 'case-ref' },
              count: { column: 'aboard', unit: 'persons' },
              description: { column: 'remark' },
            },
          },
          {
            as: 'craft',
            kind: 'vessel',
            key: '{trackId}/craft',
            properties: {
              name: { text: 'craft.name' },
              mmsi: { column: 'craft.mmsi', scheme: 'mmsi' },
              description: { column: 'craft.look' },
              length: { column: 'craft.length', unit: 'm' },
              colour: { column: 'craft.colour' },
            },
          },
          {
            as: 'from',
            kind: 'place',
            when: 'from.name',
            shared: true,
            key: 'place:{from.name}',
            properties: { place: { text: 'from.name', lat: 'from.lat', lon: 'from.lon' } },
          },
          {
            as: 'to',
            kind: 'place',
            when: 'to.name',
            shared: true,
            key: 'place:{to.name}',
            properties: { place: { text: 'to.name', lat: 'to.lat', lon: 'to.lon' } },
          },
        ],
        links: [
          { type: 'involved-in', from: 'craft', to: 'voyage', at: { column: 'firstSeen' } },
          { type: 'launched-at', from: 'voyage', to: 'from', at: { column: 'firstSeen' } },
          { type: 'landed-at', from: 'voyage', to: 'to', at: { column: 'landed' } },
        ],
      },
    ],
  },
  noise: careful,
  sees: { crossing: { share: 0.8, note: noteCrossing }, 'boat-seen': { share: 0.7, note: noteBoat } },
}
