// The debt: people brought in trailers work it off in a nail bar and a car wash; a woman called Auntie, a straw director, a man in prison.

import { forgedPapers, makeAccount, makeFirm, makeMoney, makeVehicle, someHouse } from '../life/make-things.ts'
import { moment } from '../model/calendar.ts'
import type { WorldFact } from '../model/facts.ts'
import { airports, cameras, docks, launches } from '../model/geography.ts'
import type { Ground } from '../model/ground.ts'
import { makePerson, makePhone } from '../people/make-person.ts'
import { withoutGaps } from './engine-courier.ts'
import { at, type Planted, partsOf } from './telling.ts'

const castOf = (ground: Ground) => {
  const phone = () => [makePhone(ground)]
  const house = someHouse(ground, 'northmoor')
  return {
    auntie: makePerson(ground, {
      culture: 'vietnamese',
      sex: 'female',
      age: [41, 55],
      phones: phone(),
      home: someHouse(ground, 'downland'),
    }),
    director: makePerson(ground, {
      culture: 'vietnamese',
      sex: 'male',
      age: [25, 33],
      phones: phone(),
      home: someHouse(ground, 'estuary'),
    }),
    recruiter: makePerson(ground, {
      culture: 'albanian',
      sex: 'male',
      age: [28, 36],
      phones: phone(),
      home: someHouse(ground, 'downland'),
      known: true,
    }),
    enforcer: makePerson(ground, {
      culture: 'vietnamese',
      sex: 'male',
      age: [30, 38],
      phones: phone(),
      home: house,
      known: true,
    }),
    forger: makePerson(ground, { culture: 'albanian', sex: 'male', age: [35, 45], phones: phone() }),
    driver: makePerson(ground, { culture: 'romanian', sex: 'male', age: [38, 50], phones: phone(), papers: true }),
    tractor: makeVehicle(ground, 'tractor', 'RO'),
    trailer: makeVehicle(ground, 'trailer', 'RO'),
    taxi: makeVehicle(ground, 'car'),
    house,
    nailBar: makeFirm(ground, 'nail bar', someHouse(ground, 'estuary')),
    carWash: makeFirm(ground, 'hand car wash', someHouse(ground, 'wolds')),
    haulier: makeFirm(ground, 'haulier', someHouse(ground, 'northmoor')),
    passport1: forgedPapers(ground),
    passport2: forgedPapers(ground),
  }
}
type Cast = ReturnType<typeof castOf>

const throughTheDocks = (ground: Ground, { tractor, trailer, driver, haulier }: Cast): readonly WorldFact[] => [
  {
    fact: 'freight',
    ...at(ground, moment(2026, 3, 8, 3), 'movement'),
    known: ['frontier-freight'],
    trailer,
    haulier,
    dock: docks[0],
    direction: 'in',
    goods: 'cut flowers',
  },
  {
    fact: 'freight',
    ...at(ground, moment(2026, 3, 8, 5), 'movement'),
    known: ['harbour-gate'],
    tractor,
    trailer,
    haulier,
    dock: docks[0],
    direction: 'in',
    goods: 'cut flowers',
  },
  {
    fact: 'freight',
    ...at(ground, moment(2026, 5, 17, 3), 'movement'),
    known: ['frontier-freight'],
    driver,
    trailer,
    haulier,
    dock: docks[0],
    direction: 'in',
    goods: 'furniture',
    found: 7,
  },
  {
    fact: 'freight',
    ...at(ground, moment(2026, 6, 21, 5), 'movement'),
    known: ['harbour-gate'],
    tractor,
    haulier,
    dock: docks[1],
    direction: 'out',
    goods: 'empty pallets',
  },
  {
    fact: 'overseas-report',
    ...at(ground, moment(2026, 4, 2), 'message'),
    known: ['overseas-reports'],
    doing: 'search',
    text: 'Space behind the load, blankets and water',
    person: driver,
    vehicle: tractor,
    place: launches[3],
  },
  {
    fact: 'intelligence',
    ...at(ground, moment(2026, 5, 19), 'item'),
    known: ['estuary-intelligence'],
    holder: 'estuary',
    grade: '2CP',
    text: 'Trailer left for others to collect',
    vehicle: trailer,
  },
]

const workers = (ground: Ground, cast: Cast): readonly WorldFact[] => {
  const [auntiePhone] = cast.auntie.phones
  const [recruiterPhone] = cast.recruiter.phones
  if (!auntiePhone || !recruiterPhone) return []
  const victims = Array.from({ length: 4 }, () =>
    makePerson(ground, { culture: 'vietnamese', arrived: true, age: [19, 30], protection: 'victim', phones: 0 }),
  )
  const child = makePerson(ground, { culture: 'vietnamese', arrived: true, age: [15, 16], sex: 'female', phones: 0 })
  const met = victims.map(person => ({ person, standing: 'worker' as const }))
  const [first] = victims
  return [
    {
      fact: 'visit',
      ...at(ground, moment(2026, 4, 15), 'visit'),
      known: ['fair-work-inspections'],
      by: 'fair-work',
      organisation: cast.nailBar,
      met: met.slice(0, 2),
      contact: auntiePhone,
    },
    {
      fact: 'visit',
      ...at(ground, moment(2026, 7, 2), 'visit'),
      known: ['residence-visits'],
      by: 'residence',
      organisation: cast.carWash,
      met: [...met.slice(2), { person: cast.director, standing: 'manager' }],
      contact: recruiterPhone,
    },
    {
      fact: 'referral',
      ...at(ground, moment(2026, 6, 3), 'referral'),
      known: ['saltmere-children'],
      person: child,
      council: 'saltmere-council',
      contact: recruiterPhone,
      text: 'Missing from placement; number found on a note',
    },
    ...(first
      ? [
          {
            fact: 'referral',
            ...at(ground, moment(2026, 4, 18), 'referral'),
            known: ['northmoor-safeguarding'],
            person: first,
            council: 'northmoor-council',
            contact: auntiePhone,
            address: cast.house,
            text: 'Owes a debt, may not leave the house',
          } satisfies WorldFact,
        ]
      : []),
    {
      fact: 'business',
      ...at(ground, moment(2026, 1, 28), 'entry'),
      known: ['customs-traders'],
      organisation: cast.nailBar,
      director: cast.director,
    },
    {
      fact: 'business',
      ...at(ground, moment(2026, 2, 19), 'entry'),
      known: ['customs-traders'],
      organisation: cast.carWash,
      director: cast.director,
    },
  ]
}

const aroundTheHouse = (ground: Ground, cast: Cast): readonly WorldFact[] => {
  const { house, taxi, recruiter, enforcer, auntie, director } = cast
  const gang = {
    entity: ground.entity('gang'),
    ref: `OCG-${ground.registrar.ref('group', 4)}`,
    name: 'Lotus',
    band: '5b',
    status: 'not-investigated',
  }
  const [auntiePhone] = auntie.phones
  return [
    {
      fact: 'call-for-service',
      ...at(ground, moment(2026, 5, 11, 2), 'call'),
      known: ['northmoor-calls'],
      area: 'northmoor',
      place: house,
      vehicle: taxi,
      text: 'Same taxi each night, girls who never go out by day',
    },
    {
      fact: 'police-contact',
      ...at(ground, moment(2026, 2, 2), 'incident'),
      known: ['northmoor-nominals'],
      area: 'northmoor',
      person: enforcer,
      role: 'convicted',
      offence: 'drugs',
    },
    {
      fact: 'police-contact',
      ...at(ground, moment(2026, 6, 9, 22), 'incident'),
      known: ['downland-custody'],
      area: 'downland',
      person: recruiter,
      role: 'suspect',
      offence: 'assault',
      vehicle: taxi,
    },
    {
      fact: 'imprisonment',
      ...at(ground, moment(2026, 2, 27), 'reception'),
      known: ['custody-population'],
      person: enforcer,
      offence: 'drugs',
    },
    {
      fact: 'prison-visit',
      ...at(ground, moment(2026, 5, 23, 14), 'prison visit'),
      known: ['custody-visits'],
      inmate: enforcer,
      visitor: auntie,
    },
    {
      fact: 'payment',
      ...at(ground, moment(2026, 6, 12), 'payment'),
      known: ['finance-reports'],
      payer: director,
      payerAccount: makeAccount(ground, director),
      payee: auntie,
      money: makeMoney(ground, 3000, 7000, 'cash deposit'),
      text: 'Card takings of a nail bar leave in cash the same day',
    },
    {
      fact: 'group',
      ...at(ground, moment(2025, 12, 3), 'review'),
      known: ['rocu-groups'],
      gang,
      members: [{ nickname: 'Auntie', ...(auntiePhone ? { phone: auntiePhone } : {}) }],
    },
    ...[1, 2, 3, 4].map<WorldFact>(i => ({
      fact: 'sighting',
      ...at(ground, moment(2026, 5, 10 + i, 1, 20), 'sighting'),
      known: ['ways-cameras'],
      vehicle: taxi,
      camera: cameras[2 + 4 * i] ?? cameras[2] ?? docks[0],
    })),
  ]
}

const papersAndCalls = (ground: Ground, cast: Cast): readonly WorldFact[] => {
  const [forgerPhone, recruiterPhone, driverPhone] = [
    cast.forger.phones[0],
    cast.recruiter.phones[0],
    cast.driver.phones[0],
  ]
  if (!forgerPhone || !recruiterPhone || !driverPhone) return []
  const customer = () => makePerson(ground, { culture: 'albanian', sex: 'male', age: [20, 30] })
  return [
    {
      fact: 'intelligence',
      ...at(ground, moment(2026, 3, 30), 'item'),
      known: ['national-intelligence'],
      holder: 'nation',
      grade: '2BC',
      text: 'Makes papers of one series',
      person: cast.forger,
      phone: forgerPhone,
      isSensitive: true,
    },
    {
      fact: 'phone-call',
      ...at(ground, moment(2026, 5, 16, 20), 'ring'),
      known: ['national-calls'],
      from: recruiterPhone,
      to: driverPhone,
      seconds: 203,
    },
    {
      fact: 'phone-call',
      ...at(ground, moment(2026, 4, 14, 11), 'ring'),
      known: ['national-calls'],
      from: forgerPhone,
      to: recruiterPhone,
      seconds: 77,
    },
    {
      fact: 'stop',
      ...at(ground, moment(2026, 4, 16, 17), 'stop'),
      known: ['transport-checks'],
      area: 'downland',
      driver: cast.forger,
      vehicle: makeVehicle(ground),
      place: cameras[1] ?? docks[0],
      note: 'Coach station; large envelope of photographs',
    },
    {
      fact: 'passenger',
      ...at(ground, moment(2026, 4, 28, 8), 'flight'),
      known: ['frontier-passengers'],
      person: customer(),
      papers: cast.passport1,
      airport: airports[0],
      direction: 'in',
      outcome: 'refused',
    },
    {
      fact: 'passenger',
      ...at(ground, moment(2026, 5, 30, 19), 'flight'),
      known: ['frontier-passengers'],
      person: customer(),
      papers: cast.passport2,
      airport: airports[1],
      direction: 'in',
      outcome: 'refused',
    },
  ]
}

export const nailBarDebt = (ground: Ground, network: string): Planted => {
  const cast = castOf(ground)
  const phones = {
    auntiePhone: cast.auntie.phones[0],
    recruiterPhone: cast.recruiter.phones[0],
    forgerPhone: cast.forger.phones[0],
    driverPhone: cast.driver.phones[0],
  }
  return {
    facts: [
      ...throughTheDocks(ground, cast),
      ...workers(ground, cast),
      ...aroundTheHouse(ground, cast),
      ...papersAndCalls(ground, cast),
    ],
    parts: partsOf(network, {
      ...cast,
      ...withoutGaps(phones),
      nailBarPremises: cast.nailBar.place,
      carWashPremises: cast.carWash.place,
    }),
    face: cast.recruiter,
  }
}
