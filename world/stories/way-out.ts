// The way out: a broker takes wanted men and cash out of the country, by yacht at night and behind the load of a lorry.

import {
  forgedPapers,
  makeAccount,
  makeBoat,
  makeFirm,
  makeMoney,
  makeVehicle,
  someHouse,
} from '../life/make-things.ts'
import { hour, moment } from '../model/calendar.ts'
import type { WorldFact } from '../model/facts.ts'
import { airports, cameras, docks, landings, launches } from '../model/geography.ts'
import type { Ground } from '../model/ground.ts'
import { makePerson, makePhone } from '../people/make-person.ts'
import { withoutGaps } from './engine-courier.ts'
import { at, type Planted, partsOf } from './telling.ts'

const castOf = (ground: Ground) => {
  const phone = () => [makePhone(ground)]
  const lodging = someHouse(ground, 'wolds')
  return {
    broker: makePerson(ground, {
      culture: 'albanian',
      sex: 'male',
      age: [33, 44],
      phones: [makePhone(ground), makePhone(ground)],
      home: someHouse(ground, 'estuary'),
    }),
    skipper: makePerson(ground, {
      culture: 'english',
      sex: 'male',
      age: [48, 63],
      phones: phone(),
      home: someHouse(ground, 'estuary'),
    }),
    courier: makePerson(ground, {
      culture: 'albanian',
      sex: 'female',
      age: [24, 34],
      phones: phone(),
      home: someHouse(ground, 'downland'),
      known: true,
    }),
    exchanger: makePerson(ground, {
      culture: 'turkish',
      sex: 'male',
      age: [38, 52],
      phones: phone(),
      home: someHouse(ground, 'northmoor'),
    }),
    lorryDriver: makePerson(ground, { culture: 'turkish', sex: 'male', age: [36, 50], phones: phone(), papers: true }),
    wantedMan: makePerson(ground, {
      culture: 'albanian',
      sex: 'male',
      age: [25, 34],
      phones: phone(),
      home: lodging,
      known: true,
      arrived: true,
    }),
    secondMan: makePerson(ground, { culture: 'arabic', sex: 'male', age: [24, 36], phones: phone(), known: true }),
    yacht: makeBoat(ground, {
      look: 'Sailing yacht, white hull, blue sprayhood',
      metres: 10,
      colour: 'white',
      name: 'Lady Perdita',
      mmsi: ground.registrar.mmsi(),
      hull: ground.registrar.hull(),
    }),
    tractor: makeVehicle(ground, 'tractor', 'PL'),
    trailer: makeVehicle(ground, 'trailer', 'PL'),
    car: makeVehicle(ground, 'car'),
    lodging,
    exchange: makeFirm(ground, 'phone shop', someHouse(ground, 'northmoor')),
    haulier: makeFirm(ground, 'haulier', someHouse(ground, 'estuary')),
    passport: forgedPapers(ground, 'FRA'),
  }
}
type Cast = ReturnType<typeof castOf>

const byWater = (ground: Ground, { yacht, skipper, broker }: Cast): readonly WorldFact[] => {
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

const byLorry = (
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

const cash = (ground: Ground, { courier, exchanger, exchange, car, broker }: Cast): readonly WorldFact[] => {
  const [courierPhone] = courier.phones
  return [
    {
      fact: 'police-contact',
      ...at(ground, moment(2026, 6, 18, 19), 'incident'),
      known: ['downland-custody'],
      area: 'downland',
      person: courier,
      role: 'suspect',
      offence: 'money-laundering',
      vehicle: car,
    },
    {
      fact: 'payment',
      ...at(ground, moment(2026, 6, 19), 'payment'),
      known: ['finance-reports'],
      payer: courier,
      payerAccount: makeAccount(ground, courier),
      payee: exchanger,
      money: makeMoney(ground, 6000, 9000, 'cash'),
      text: 'Bundles of small notes from somebody without income',
    },
    {
      fact: 'business',
      ...at(ground, moment(2026, 2, 10), 'entry'),
      known: ['customs-traders'],
      organisation: exchange,
      director: exchanger,
    },
    {
      fact: 'stop',
      ...at(ground, moment(2026, 5, 26, 20), 'stop'),
      known: ['estuary-stops'],
      area: 'estuary',
      driver: broker,
      vehicle: car,
      place: cameras[0] ?? docks[0],
      note: 'Waiting near the quay with the lights off',
    },
    ...(courierPhone && broker.phones[1]
      ? [
          {
            fact: 'phone-call',
            ...at(ground, moment(2026, 6, 17, 9), 'ring'),
            known: ['national-calls'],
            from: broker.phones[1],
            to: courierPhone,
            seconds: 64,
          } satisfies WorldFact,
        ]
      : []),
  ]
}

const lodgers = (ground: Ground, { wantedMan, broker, skipper }: Cast): readonly WorldFact[] => {
  const gang = {
    entity: ground.entity('gang'),
    ref: `OCG-${ground.registrar.ref('group', 4)}`,
    name: 'Ferrymen',
    band: '5c',
    status: 'not-investigated',
  }
  const [skipperPhone] = skipper.phones
  return [
    {
      fact: 'police-contact',
      ...at(ground, moment(2026, 3, 3), 'incident'),
      known: ['wolds-people'],
      area: 'wolds',
      person: wantedMan,
      role: 'suspect',
      offence: 'drugs',
    },
    {
      fact: 'casework',
      ...at(ground, moment(2026, 3, 20), 'case'),
      known: ['residence-casework'],
      person: wantedMan,
      matter: 'reporting',
    },
    {
      fact: 'intelligence',
      ...at(ground, moment(2026, 5, 22), 'item'),
      known: ['wolds-intelligence'],
      holder: 'wolds',
      grade: '3DP',
      text: 'Finds people a way out for money',
      nickname: 'Agency',
      ...(broker.phones[0] ? { phone: broker.phones[0] } : {}),
    },
    {
      fact: 'group',
      ...at(ground, moment(2026, 2, 9), 'review'),
      known: ['rocu-groups'],
      gang,
      members: [{ nickname: 'Captain', ...(skipperPhone ? { phone: skipperPhone } : {}) }],
    },
    {
      fact: 'september-return',
      ...at(ground, moment(2026, 9, 22, 11), 'action'),
      known: ['taskforce-returns'],
      week: 3,
      force: 'estuary-police',
      place: docks[0],
      person: broker,
      outcome: 'questioned',
    },
  ]
}

export const wayOut = (ground: Ground, network: string): Planted => {
  const cast = castOf(ground)
  const phones = {
    brokerPhone: cast.broker.phones[0],
    brokerSecondPhone: cast.broker.phones[1],
    skipperPhone: cast.skipper.phones[0],
    courierPhone: cast.courier.phones[0],
    wantedManPhone: cast.wantedMan.phones[0],
  }
  return {
    facts: [...byWater(ground, cast), ...byLorry(ground, cast), ...cash(ground, cast), ...lodgers(ground, cast)],
    parts: partsOf(network, { ...cast, ...withoutGaps(phones), exchangePremises: cast.exchange.place }),
    face: cast.broker,
  }
}
