// Out by yacht at night, by lorry behind the load, and once in vain by air.
import { makeVehicle } from '../../life/make-things.ts'
import { hour, moment } from '../../model/calendar.ts'
import type { WorldFact } from '../../model/facts.ts'
import { airports, cameras, docks, landings, launches } from '../../model/geography.ts'
import type { Ground } from '../../model/ground.ts'
import { at } from '../telling.ts'
import type { Cast } from './cast.ts'

export const byWater = (ground: Ground, { yacht, skipper, broker }: Cast): readonly WorldFact[] => {
  const [skipperPhone] = skipper.phones
  const night = moment(2026, 5, 27, 1)
  return [
    {
      fact: 'crossing',
      ...at(ground, night, 'voyage'),
      known: ['sea-watch-tracks'],
      vessel: yacht,
      serial: 'none',
      launch: landings[3],
      landing: launches[0],
      aboard: 4,
      outbound: true,
    },
    {
      fact: 'boat-seen',
      ...at(ground, night - 200 * hour, 'track'),
      known: ['shore-rescue-incidents'],
      vessel: yacht,
      skipper,
      place: landings[3],
      text: 'Engine failure off the point, towed in; would not say where bound',
    },
    {
      fact: 'overseas-report',
      ...at(ground, moment(2026, 5, 28), 'message'),
      known: ['overseas-reports'],
      doing: 'report',
      text: 'English skipper, passengers gone before the quay was watched',
      person: skipper,
      ...(broker.phones[1] ? { phone: broker.phones[1] } : {}),
      place: launches[0],
    },
    ...(skipperPhone && broker.phones[0]
      ? [
          {
            fact: 'phone-call',
            ...at(ground, night - 30 * hour, 'ring'),
            known: ['national-calls'],
            from: broker.phones[0],
            to: skipperPhone,
            seconds: 340,
          } satisfies WorldFact,
        ]
      : []),
  ]
}

export const byLorry = (
  ground: Ground,
  { tractor, trailer, lorryDriver, haulier, secondMan, passport }: Cast,
): readonly WorldFact[] => [
  {
    fact: 'freight',
    ...at(ground, moment(2026, 7, 14, 22), 'movement'),
    known: ['frontier-freight'],
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
    ...at(ground, moment(2026, 6, 30, 21), 'movement'),
    known: ['harbour-gate'],
    tractor,
    trailer,
    haulier,
    dock: docks[0],
    direction: 'out',
    goods: 'mixed parcels',
  },
  {
    fact: 'passenger',
    ...at(ground, moment(2026, 4, 3, 6), 'flight'),
    known: ['frontier-passengers'],
    person: secondMan,
    papers: passport,
    airport: airports[0],
    direction: 'out',
    outcome: 'held',
  },
  {
    fact: 'stop',
    ...at(ground, moment(2026, 6, 29, 15), 'stop'),
    known: ['transport-checks'],
    area: 'downland',
    driver: secondMan,
    vehicle: makeVehicle(ground),
    place: cameras[5] ?? docks[0],
    note: 'Ticket to the coast, no luggage',
  },
  ...[0, 1].map<WorldFact>(i => ({
    fact: 'sighting',
    ...at(ground, moment(2026, 7, 14, 18 + i), 'sighting'),
    known: ['ways-cameras'],
    vehicle: tractor,
    camera: cameras[4 * i] ?? docks[0],
  })),
  {
    fact: 'intelligence',
    ...at(ground, moment(2026, 7, 20), 'item'),
    known: ['rocu-intelligence'],
    holder: 'region',
    grade: '2BP',
    text: 'Trailer with a false wall',
    vehicle: trailer,
  },
]
