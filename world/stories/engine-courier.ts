// The engine courier: engines bought abroad one by one, a lock-up, a van by night, three boats with men made to steer. No agency sees more than a corner.

import { arrivalOf, coercedPilot, type Landing } from '../life/landing.ts'
import { makeAccount, makeBoat, makeEngine, makeFirm, makeMoney, makeVehicle, someHouse } from '../life/make-things.ts'
import { day, hour, moment } from '../model/calendar.ts'
import type { WorldFact } from '../model/facts.ts'
import { cameras, docks, landings, launches } from '../model/geography.ts'
import type { Ground } from '../model/ground.ts'
import { makeKin, makePerson, makePhone } from '../people/make-person.ts'
import { at, type Planted, partsOf } from './telling.ts'

const castOf = (ground: Ground) => {
  const phone = () => [makePhone(ground)]
  const organiser = makePerson(ground, {
    culture: 'sorani',
    sex: 'male',
    age: [31, 38],
    home: someHouse(ground, 'downland'),
    phones: phone(),
    alias: 'the Doctor',
    known: true,
  })
  const lockUp = someHouse(ground, 'northmoor')
  const shop = makeFirm(ground, 'barber', someHouse(ground, 'estuary'))
  return {
    organiser,
    buyer: makePerson(ground, { culture: 'kurmanji', sex: 'male', age: [26, 34], phones: [makePhone(ground, 'FR')] }),
    driver: makePerson(ground, {
      culture: 'albanian',
      sex: 'male',
      age: [27, 35],
      phones: phone(),
      papers: true,
      home: someHouse(ground, 'wolds'),
    }),
    storekeeper: makeKin(ground, organiser, 'same', { sex: 'male', age: [24, 30], phones: phone(), home: lockUp }),
    moneyMan: makePerson(ground, {
      culture: 'sorani',
      sex: 'male',
      age: [40, 52],
      phones: phone(),
      home: someHouse(ground, 'estuary'),
    }),
    boatPhone: makePhone(ground),
    van: makeVehicle(ground, 'van'),
    car: makeVehicle(ground, 'car'),
    lockUp,
    shop,
    supplier: makeFirm(
      ground,
      'marine supplier',
      { ...someHouse(ground, 'estuary'), area: 'overseas' },
      named(ground, 'Van der Meul Watersport'),
    ),
    consignee: makeFirm(ground, 'marine supplier', lockUp, named(ground, 'Copperas Lane Supplies')),
    engine1: makeEngine(ground, 'Parvane'),
    engine2: makeEngine(ground, 'Parvane'),
    engine3: makeEngine(ground, 'Parvane'),
    engine4: makeEngine(ground, 'Parvane'),
    engine5: makeEngine(ground, 'Parvane'),
    boat1: makeBoat(ground),
    boat2: makeBoat(ground),
    boat3: makeBoat(ground),
  }
}
type Cast = ReturnType<typeof castOf>

/** In a larger world the story happens more than once, and a firm's name must stay its own. */
function named(ground: Ground, name: string): string {
  const copy = /-(\d+)$/.exec(ground.id)?.[1]
  return copy ? `${name} ${copy}` : name
}

const seenAbroad = (ground: Ground, cast: Cast): readonly WorldFact[] => {
  const { buyer, supplier, van, engine1, engine2 } = cast
  const [phone] = buyer.phones
  const known = ['overseas-reports']
  const with_ = phone ? { phone } : {}
  return [
    {
      fact: 'overseas-report',
      ...at(ground, moment(2026, 5, 4), 'message'),
      known,
      doing: 'purchase',
      text: 'Paid cash for one engine, asked for no papers',
      person: buyer,
      organisation: supplier,
      engine: engine1,
      ...with_,
    },
    {
      fact: 'overseas-report',
      ...at(ground, moment(2026, 6, 2), 'message'),
      known,
      doing: 'purchase',
      text: 'The same buyer, one engine more',
      person: buyer,
      organisation: supplier,
      engine: engine2,
    },
    {
      fact: 'overseas-report',
      ...at(ground, moment(2026, 6, 20), 'message'),
      known,
      doing: 'report',
      text: 'British van parked behind the dunes for two nights',
      vehicle: van,
      place: launches[1],
    },
  ]
}

const imported = (ground: Ground, cast: Cast): readonly WorldFact[] => {
  const { supplier, consignee, boatPhone, storekeeper } = cast
  const consignment = {
    entity: ground.entity('consignment'),
    ref: `CN${ground.registrar.ref('consignment', 8)}`,
    goods: 'Garden machinery, spare parts',
    container: ground.registrar.container(),
  }
  return [
    ...[cast.engine3, cast.engine4, cast.engine5].map<WorldFact>(engine => ({
      fact: 'shipment',
      ...at(ground, moment(2026, 6, 11, 9), 'line'),
      known: ['customs-declarations'],
      consignment,
      sender: supplier,
      receiver: consignee,
      engine,
      contact: boatPhone,
    })),
    {
      fact: 'business',
      ...at(ground, moment(2026, 3, 2), 'entry'),
      known: ['customs-traders'],
      organisation: consignee,
      director: storekeeper,
    },
  ]
}

const onTheRoad = (ground: Ground, cast: Cast, nights: readonly number[]): readonly WorldFact[] => {
  const { van, driver, organiser, lockUp, car } = cast
  const road = cameras.filter(camera => camera.area === 'estuary')
  const haulier = makeFirm(ground, 'haulier', someHouse(ground, 'wolds'))
  return [
    ...nights.flatMap<WorldFact>((night, i) =>
      [-9, 5].map(
        hours =>
          ({
            fact: 'sighting',
            ...at(ground, night + hours * hour, 'sighting'),
            known: ['ways-cameras'],
            vehicle: van,
            camera: road[i % road.length] ?? cameras[0],
          }) as WorldFact,
      ),
    ),
    {
      fact: 'freight',
      ...at(ground, moment(2026, 6, 22, 4), 'movement'),
      known: ['frontier-freight'],
      tractor: van,
      driver,
      haulier,
      dock: docks[1],
      direction: 'in',
      goods: 'household goods',
    },
    {
      fact: 'stop',
      ...at(ground, moment(2026, 7, 3, 1, 40), 'stop'),
      known: ['estuary-stops'],
      area: 'estuary',
      vehicle: van,
      driver,
      passenger: organiser,
      place: road[0] ?? docks[0],
      note: 'Petrol cans in the back, said for a generator',
    },
    {
      fact: 'police-contact',
      ...at(ground, moment(2026, 2, 14, 23), 'incident'),
      known: ['downland-custody'],
      area: 'downland',
      person: organiser,
      role: 'suspect',
      offence: 'driving',
      vehicle: car,
    },
    {
      fact: 'call-for-service',
      ...at(ground, moment(2026, 6, 30, 3), 'call'),
      known: ['northmoor-calls'],
      area: 'northmoor',
      place: lockUp,
      vehicle: van,
      text: 'Van at the lock-up again, boxes carried in the dark',
    },
    {
      fact: 'intelligence',
      ...at(ground, moment(2026, 7, 1), 'item'),
      known: ['wolds-intelligence'],
      holder: 'wolds',
      grade: '3DP',
      text: 'Drives to the coast when the sea is flat',
      nickname: 'Toni',
      vehicle: van,
    },
    {
      fact: 'september-return',
      ...at(ground, moment(2026, 9, 16, 6), 'action'),
      known: ['taskforce-returns'],
      week: 2,
      force: 'estuary-police',
      place: road[1] ?? docks[0],
      vehicle: van,
      outcome: 'nothing',
    },
  ]
}

const moneyAndTalk = (ground: Ground, cast: Cast): readonly WorldFact[] => {
  const { organiser, buyer, moneyMan, boatPhone, shop } = cast
  const [organiserPhone] = organiser.phones
  const [buyerPhone] = buyer.phones
  const [moneyPhone] = moneyMan.phones
  if (!organiserPhone || !buyerPhone || !moneyPhone) return []
  const account = makeAccount(ground, moneyMan)
  const gang = {
    entity: ground.entity('gang'),
    ref: `OCG-${ground.registrar.ref('group', 4)}`,
    name: 'Scissors',
    band: '5c',
    status: 'not-investigated',
  }
  return [
    {
      fact: 'phone-call',
      ...at(ground, moment(2026, 5, 3, 21), 'ring'),
      known: ['national-calls'],
      from: organiserPhone,
      to: buyerPhone,
      seconds: 412,
    },
    {
      fact: 'phone-call',
      ...at(ground, moment(2026, 6, 1, 22), 'ring'),
      known: ['national-calls'],
      from: boatPhone,
      to: moneyPhone,
      seconds: 55,
    },
    {
      fact: 'payment',
      ...at(ground, moment(2026, 5, 5), 'payment'),
      known: ['finance-reports'],
      payer: moneyMan,
      payerAccount: account,
      payee: buyer,
      money: makeMoney(ground, 4000, 8000, 'money order'),
      text: 'Takings of a barber shop sent abroad in round sums',
    },
    {
      fact: 'visit',
      ...at(ground, moment(2026, 4, 21), 'visit'),
      known: ['residence-visits'],
      by: 'residence',
      organisation: shop,
      met: [{ person: moneyMan, standing: 'manager' }],
    },
    {
      fact: 'intelligence',
      ...at(ground, moment(2026, 7, 6), 'item'),
      known: ['estuary-intelligence'],
      holder: 'estuary',
      grade: '2CP',
      text: 'Arranges boats; called the Doctor',
      nickname: 'the Doctor',
      phone: organiserPhone,
      isSensitive: true,
    },
    {
      fact: 'group',
      ...at(ground, moment(2026, 1, 20), 'review'),
      known: ['rocu-groups'],
      gang,
      members: [
        { nickname: 'Mam', phone: moneyPhone },
        { nickname: 'Doctor', phone: organiserPhone },
      ],
    },
  ]
}

/** Each crossing: a boat, what is left of an engine's number, a man made to steer, and answers that nobody followed up. */
const crossing = (
  ground: Ground,
  cast: Cast,
  landing: Landing,
  boat: Cast['boat1'],
  engine: Cast['engine1'],
  seenBy: string,
): readonly WorldFact[] => {
  const pilot = makePerson(ground, { arrived: true, sex: 'male', age: [19, 25], protection: 'victim' })
  const passengers = Array.from({ length: 6 }, () => makePerson(ground, { arrived: true, age: [20, 40], phones: 1 }))
  const answer = (person: (typeof passengers)[number], i: number): WorldFact => ({
    fact: 'debrief',
    ...at(ground, landing.at + 2 * day, 'debrief'),
    known: ['arrivals-debrief', 'arrivals-identity'],
    person,
    voyage: landing.voyage,
    arrangedBy: i === 0 ? 'the Doctor' : 'a Kurd with a barber shop',
    phone: cast.boatPhone,
    paid: 2800,
    paidHow: 'hawala, code given on landing',
    followedUp: false,
    ...(i === 1 ? { address: cast.shop.place } : {}),
  })
  const [first] = passengers
  const [phone] = first?.phones ?? []
  return [
    {
      fact: 'crossing',
      at: landing.at,
      event: landing.voyage,
      known: ['sea-watch-tracks', seenBy],
      vessel: boat,
      engine,
      serial: 'part',
      launch: launches[1],
      landing: landing.place,
      aboard: 54,
    },
    ...passengers.map(person => arrivalOf(person, landing)),
    ...passengers.slice(0, 2).map(answer),
    ...(first && phone
      ? [
          {
            fact: 'device-taken',
            ...at(ground, landing.at + 5 * hour, 'bag'),
            person: first,
            phone,
            calls: cast.boatPhone,
          } satisfies WorldFact,
        ]
      : []),
    ...coercedPilot(ground, pilot, landing),
  ]
}

export const engineCourier = (ground: Ground, network: string): Planted => {
  const cast = castOf(ground)
  const nights = [moment(2026, 6, 24, 4), moment(2026, 7, 9, 5), moment(2026, 8, 19, 4)]
  const [first, second, third] = nights.map((night, i) => ({
    voyage: ground.event('voyage'),
    at: night,
    place: landings[i] ?? landings[0],
  }))
  if (!first || !second || !third) throw new Error('The engine courier needs three nights.')
  const { boat1, boat2, boat3, engine1, engine3, engine5, organiser, buyer, driver, moneyMan } = cast
  const phones = {
    organiserPhone: organiser.phones[0],
    buyerPhone: buyer.phones[0],
    driverPhone: driver.phones[0],
    moneyPhone: moneyMan.phones[0],
  }
  return {
    facts: [
      ...seenAbroad(ground, cast),
      ...imported(ground, cast),
      ...onTheRoad(ground, cast, nights),
      ...moneyAndTalk(ground, cast),
      ...crossing(ground, cast, first, boat1, engine1, 'frontier-seizures'),
      ...crossing(ground, cast, second, boat2, engine3, 'shore-rescue-incidents'),
      ...crossing(ground, cast, third, boat3, engine5, 'shore-rescue-incidents'),
    ],
    parts: partsOf(network, { ...cast, ...withoutGaps(phones), shopPremises: cast.shop.place }),
    face: driver,
  }
}

export const withoutGaps = <T>(things: Readonly<Record<string, T | undefined>>): Record<string, T> =>
  Object.fromEntries(Object.entries(things).filter((entry): entry is [string, T] => entry[1] !== undefined))
