// Out by yacht at night, by lorry behind the load, and once in vain by air.
import { makeVehicle } from '../../life/make-things.ts'
import { hour, moment } from '../../model/calendar.ts'
import type { WorldFact } from '../../model/facts.ts'
import { airports, cameras, docks, landings, launches } from '../../model/geography.ts'
import type { Ground } from '../../model/ground.ts'
import { heldBy, ringing } from '../telling.ts'
import type { Cast } from './cast.ts'

export const byWater = (
  ground: Ground,
  { yacht, skipper, skipperPhone, brokerPhone, brokerSecondPhone }: Cast,
): readonly WorldFact[] => {
  const night = moment(2026, 5, 27, 1)
  return [
    {
      fact: 'crossing',
      ...heldBy('sea-watch-tracks', ground, night, 'voyage'),
      vessel: yacht,
      serial: 'none',
      launch: landings[3],
      landing: launches[0],
      aboard: 4,
      outbound: true,
    },
    {
      fact: 'boat-seen',
      ...heldBy('shore-rescue-incidents', ground, night - 200 * hour, 'track'),
      vessel: yacht,
      skipper,
      place: landings[3],
      text: 'Engine failure off the point, towed in; would not say where bound',
    },
    {
      fact: 'overseas-report',
      ...heldBy('overseas-reports', ground, moment(2026, 5, 28), 'message'),
      doing: 'report',
      text: 'English skipper, passengers gone before the quay was watched',
      person: skipper,
      phone: brokerSecondPhone,
      place: launches[0],
    },
    ringing(ground, night - 30 * hour, brokerPhone, skipperPhone, 340),
  ]
}

export const byLorry = (
  ground: Ground,
  { tractor, trailer, lorryDriver, haulier, secondMan, passport, lodging, lorryPhone, brokerSecondPhone }: Cast,
): readonly WorldFact[] => [
  {
    fact: 'freight',
    ...heldBy('frontier-freight', ground, moment(2026, 7, 14, 22), 'movement'),
    tractor,
    driver: lorryDriver,
    haulier,
    dock: docks[1],
    direction: 'out',
    goods: 'empty pallets',
    found: 2,
  },
  {
    fact: 'freight',
    ...heldBy('harbour-gate', ground, moment(2026, 6, 30, 21), 'movement'),
    tractor,
    trailer,
    haulier,
    dock: docks[0],
    direction: 'out',
    goods: 'mixed parcels',
  },
  {
    fact: 'passenger',
    ...heldBy('frontier-passengers', ground, moment(2026, 4, 3, 6), 'flight'),
    person: secondMan,
    papers: passport,
    airport: airports[0],
    direction: 'out',
    outcome: 'held',
  },
  {
    fact: 'stop',
    ...heldBy('transport-checks', ground, moment(2026, 6, 29, 15), 'stop'),
    area: 'downland',
    driver: secondMan,
    vehicle: makeVehicle(ground),
    place: cameras[5] ?? docks[0],
    note: 'Ticket to the coast, no luggage',
  },
  ...[0, 1].map<WorldFact>(i => ({
    fact: 'sighting',
    ...heldBy('ways-cameras', ground, moment(2026, 7, 14, 18 + i), 'sighting'),
    vehicle: tractor,
    camera: cameras[4 * i] ?? docks[0],
  })),
  {
    fact: 'intelligence',
    ...heldBy('rocu-intelligence', ground, moment(2026, 7, 20), 'item'),
    holder: 'region',
    grade: '2BP',
    text: 'Trailer with a false wall',
    vehicle: trailer,
  },
  {
    fact: 'intelligence',
    ...heldBy('rocu-intelligence', ground, moment(2026, 6, 25), 'item'),
    holder: 'region',
    grade: '3CP',
    text: 'Sleeps at a lodging house under another name',
    person: secondMan,
    place: lodging,
  },
  ringing(ground, moment(2026, 7, 13, 20), brokerSecondPhone, lorryPhone, 118),
]
