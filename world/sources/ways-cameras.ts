// National Road Camera Service: plates read by cameras, a line for each read.

import { ordinary } from '../observe/noise.ts'
import type { SourceView } from '../observe/source-view.ts'
import { policing } from './labels.ts'

export const waysCameras: SourceView = {
  definition: {
    source: 'ways-cameras',
    title: 'Plate reads of the National Road Camera Service',
    agency: 'national-road-camera-service',
    system: 'Camera reads',
    agreement: 'border-operations',
    dates: 'yyyyMMddTHHmmssZ',
    timezone: 'UTC',
    label: { ...policing, marking: 'OFFICIAL', purposes: ['prevent-detect-oic'] },
    files: [
      {
        path: 'reads.csv',
        format: 'csv',
        key: 'READ_ID',
        columns: ['READ_ID', 'READ_TS', 'VRM', 'CAMERA', 'LAT', 'LON'],
        records: [
          {
            as: 'read',
            kind: 'event',
            key: '{READ_ID}',
            properties: {
              eventType: { value: 'sighting' },
              at: { column: 'READ_TS' },
              place: { text: 'CAMERA', lat: 'LAT', lon: 'LON' },
            },
          },
          { as: 'vehicle', kind: 'vehicle', shared: true, key: 'vrm:{VRM}', properties: { plate: { column: 'VRM' } } },
          {
            as: 'camera',
            kind: 'place',
            shared: true,
            key: 'camera:{CAMERA}',
            properties: { place: { text: 'CAMERA', lat: 'LAT', lon: 'LON' } },
          },
        ],
        links: [
          { type: 'involved-in', from: 'vehicle', to: 'read', at: { column: 'READ_TS' } },
          { type: 'seen-at', from: 'vehicle', to: 'camera', at: { column: 'READ_TS' } },
        ],
      },
    ],
  },
  noise: ordinary,
  plateHabit: 'close',
  sees: {
    sighting: {
      share: 0.8,
      note: (fact, clerk) =>
        clerk.write(
          'reads.csv',
          {
            READ_ID: clerk.number(),
            READ_TS: clerk.time(fact.at, 'yyyyMMddTHHmmssZ'),
            VRM: clerk.plate(fact.vehicle),
            CAMERA: fact.camera.line,
            LAT: fact.camera.lat?.toFixed(2) ?? '',
            LON: fact.camera.lon?.toFixed(2) ?? '',
          },
          { read: fact.event, vehicle: fact.vehicle, camera: fact.camera },
        ),
    },
  },
}
