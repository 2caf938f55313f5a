// An invented coast: four police areas with towns, streets, docks, beaches and roads that no map shows.
import type { AreaCode, Place } from './entities.ts'

type Area = {
  readonly code: AreaCode
  readonly force: string
  readonly council: string
  /** No postcode area in the United Kingdom begins with X [recalled]. */
  readonly letters: string
  readonly towns: readonly [string, ...string[]]
}

export const areas = {
  estuary: {
    code: 'estuary',
    force: 'estuary-police',
    council: 'saltmere-council',
    letters: 'XE',
    towns: ['Saltmere', 'Gullhaven', 'Wickmouth', 'Ostermouth'],
  },
  downland: {
    code: 'downland',
    force: 'downland-police',
    council: 'saltmere-council',
    letters: 'XD',
    towns: ['Wexcombe', 'Harlock', 'Dunmarsh', 'Chalkbourne'],
  },
  northmoor: {
    code: 'northmoor',
    force: 'northmoor-police',
    council: 'northmoor-council',
    letters: 'XN',
    towns: ['Ravensbeck', 'Thornacre', 'Millgarth', 'Coldhaugh'],
  },
  wolds: {
    code: 'wolds',
    force: 'wolds-constabulary',
    council: 'northmoor-council',
    letters: 'XW',
    towns: ['Aldwold', 'Brigmere', 'Kettlewold', 'Fenwick Staithe'],
  },
} as const satisfies Partial<Record<AreaCode, Area>>

export type HomeArea = keyof typeof areas
export const homeAreas = Object.keys(areas) as readonly HomeArea[]

const streetNames = [
  'Anchor',
  'Barley',
  'Beacon',
  'Bittern',
  'Bramblewood',
  'Capstan',
  'Chandler',
  'Cinder',
  'Cockle',
  'Cooper',
  'Curlew',
  'Drover',
  'Eelpie',
  'Fathom',
  'Ferryman',
  'Foundry',
  'Gannet',
  'Gasworks',
  'Glebe',
  'Harbinger',
  'Hawser',
  'Heronsgate',
  'Kiln',
  'Lantern',
  'Limekiln',
  'Lodestar',
  'Maltings',
  'Marram',
  'Netmaker',
  'Oakum',
  'Osier',
  'Pilchard',
  'Plover',
  'Quarryman',
  'Ropewalk',
  'Saltpan',
  'Samphire',
  'Sextant',
  'Shingle',
  'Spindrift',
  'Tanner',
  'Teasel',
  'Tiller',
  'Turnstone',
  'Wharfinger',
  'Whelk',
  'Windlass',
  'Wherry',
] as const
const streetKinds = ['Road', 'Street', 'Lane', 'Close', 'Terrace', 'Avenue', 'Way', 'Court'] as const

export const streetName = (pick: <T>(list: readonly T[]) => T): string => `${pick(streetNames)} ${pick(streetKinds)}`

const known = (name: string, area: AreaCode, lat: number, lon: number): Place => ({
  entity: `place:${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`,
  line: name,
  town: name,
  postcode: '',
  area,
  lat,
  lon,
})

export const docks = [
  known('Saltmere Docks', 'estuary', 51.18, 1.43),
  known('Gullhaven Ferry Terminal', 'estuary', 51.12, 1.34),
  known('Coldhaugh Quay', 'northmoor', 54.96, -1.21),
] as const
export const airports = [
  known('Wexcombe Airport', 'downland', 51.29, 0.02),
  known('Brigmere Airport', 'wolds', 53.4, -0.3),
] as const
export const landings = [
  known('Gull Point', 'estuary', 51.01, 1.12),
  known('Shingle End', 'estuary', 50.94, 1.01),
  known('Marram Sands', 'estuary', 50.99, 1.07),
  known('Wick Ness', 'estuary', 51.08, 1.26),
] as const
export const launches = [
  known('Plage des Oyats', 'overseas', 50.93, 1.69),
  known('Dune Blanche', 'overseas', 50.88, 1.62),
  known('Anse du Courlis', 'overseas', 50.98, 1.83),
  known('Pointe aux Loups', 'overseas', 51.01, 2.02),
] as const
export const cameras = Array.from({ length: 24 }, (_, i) => {
  const area = homeAreas[i % 4] ?? 'estuary'
  return known(
    `A9${10 + (i % 6)} junction ${1 + Math.floor(i / 2)}${'NS'[i % 2]}`,
    area,
    51 + (i % 12) * 0.21,
    (i % 7) * 0.17 - 0.4,
  )
})
/** Every place that many neighbourhoods share. */
export const commonPlaces: readonly Place[] = [...docks, ...airports, ...landings, ...launches, ...cameras]
