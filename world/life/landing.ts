// A landing: one boat, the people in it, and what becomes of them in the months after.
import { day, hour, type Moment, worldEnds } from '../model/calendar.ts'
import type { Happening, Person, Place } from '../model/entities.ts'
import type { WorldFact } from '../model/facts.ts'
import { homeAreas, landings, launches } from '../model/geography.ts'
import type { Ground } from '../model/ground.ts'
import { makeKin, makePerson } from '../people/make-person.ts'
import { lifeOf } from './appearances.ts'
import { highStreet, makeBoat, makeEngine, makeFirm, shared, someHouse } from './make-things.ts'

/** Who steered because somebody made him; he is a possible victim wherever he is written down. */
const threatened = 'steered the boat under threat'

const travellers = (ground: Ground, count: number): readonly Person[] => {
  const { chance } = ground
  return Array.from({ length: count }, () =>
    makePerson(ground, { arrived: true, age: chance.often(0.18) ? [9, 17] : [18, 45] }),
  ).flatMap(person => {
    const phones = chance.often(0.5) ? { phones: shared(person.phones[0]) } : { phones: 1 }
    return chance.often(0.15)
      ? [person, makeKin(ground, person, 'same', { arrived: true, age: [14, 40], ...phones })]
      : [person]
  })
}

export type Landing = { readonly voyage: Happening; readonly at: Moment; readonly place: Place }

export const arrivalOf = (person: Person, { voyage, at, place }: Landing, capacity?: string): WorldFact => ({
  fact: 'arrival',
  at: at + 3 * hour,
  event: { entity: `${voyage.entity}-${person.entity}`, ref: voyage.ref },
  person,
  voyage,
  place,
  ...(capacity ? { capacity } : {}),
})

const arrangers = [
  'a man called Haji',
  'Uncle',
  'the Doctor',
  'somebody called Goran',
  'a friend of the cousin',
  'the Manager',
  'Big Tony',
  'a woman on the phone',
] as const

const spokenTo = (ground: Ground, person: Person, { voyage, at }: Landing): WorldFact => ({
  fact: 'debrief',
  at: at + 2 * day,
  event: ground.event('debrief'),
  person,
  voyage,
  arrangedBy: ground.chance.pick(arrangers),
  ...(ground.chance.often(0.25) ? { account: `@route_${ground.registrar.ref('handle', 7)}` } : {}),
  ...(ground.chance.often(0.5)
    ? {
        paid: ground.chance.between(12, 45) * 100,
        paidHow: ground.chance.pick(['hawala, code given on landing', 'cash to a shop', 'family pays later']),
      }
    : {}),
  followedUp: ground.chance.often(0.3),
})

const device = (ground: Ground, person: Person, at: Moment): readonly WorldFact[] => {
  const [phone] = person.phones
  return phone && ground.chance.often(0.1)
    ? [{ fact: 'device-taken', at: at + 5 * hour, event: ground.event('bag'), person, phone }]
    : []
}

const childAfter = (ground: Ground, person: Person, at: Moment): readonly WorldFact[] => [
  {
    fact: 'referral',
    at: at + day,
    event: ground.event('referral'),
    person,
    council: ground.chance.often(0.75) ? 'saltmere-council' : 'northmoor-council',
    address: someHouse(ground, 'estuary'),
    text: 'Arrived alone; age taken as stated',
  },
]

const adultAfter = (ground: Ground, person: Person, at: Moment): readonly WorldFact[] => {
  const { chance } = ground
  const area = chance.pick(homeAreas)
  const settled = { ...person, home: someHouse(ground, area) }
  const workplace = makeFirm(ground, chance.pick(highStreet), someHouse(ground, area))
  const cases: readonly WorldFact[] = chance.often(0.6)
    ? [
        {
          fact: 'casework',
          at: Math.min(at + 14 * day, worldEnds),
          event: ground.event('case'),
          person: settled,
          matter: 'asylum',
        },
      ]
    : []
  return [...cases, ...(chance.often(0.3) ? lifeOf(ground, settled, { area, workplace }) : [])]
}

const afterwards = (ground: Ground, person: Person, landing: Landing): readonly WorldFact[] => [
  ...(person.protection === 'child' ? childAfter(ground, person, landing.at) : adultAfter(ground, person, landing.at)),
  ...(person.protection !== 'child' && ground.chance.often(0.16) ? [spokenTo(ground, person, landing)] : []),
  ...device(ground, person, landing.at),
]

export const landingLife = (ground: Ground): readonly WorldFact[] => {
  const { chance } = ground
  const place = chance.pick(landings)
  const landing = { voyage: ground.event('voyage'), at: ground.someTime(), place }
  const people = travellers(ground, chance.between(14, 24))
  const pilot = chance.often(0.4)
    ? makePerson(ground, { arrived: true, age: [18, 30], sex: 'male', protection: 'victim' })
    : undefined
  const aboard = people.length + (pilot ? 1 : 0) + chance.between(0, 12)
  return [
    {
      fact: 'crossing',
      at: landing.at,
      event: landing.voyage,
      vessel: makeBoat(ground),
      engine: makeEngine(ground),
      serial: chance.pick(['whole', 'part', 'none'] as const),
      launch: chance.pick(launches),
      landing: place,
      aboard,
    },
    ...people.map(person => arrivalOf(person, landing)),
    ...people.flatMap(person => afterwards(ground, person, landing)),
    ...(pilot ? coercedPilot(ground, pilot, landing) : []),
  ]
}

/** The same man is suspect in one record and possible victim in another: that is the possible coerced offender. */
export const coercedPilot = (ground: Ground, pilot: Person, landing: Landing): readonly WorldFact[] => [
  arrivalOf(pilot, landing, threatened),
  {
    fact: 'police-contact',
    at: landing.at + 6 * hour,
    event: ground.event('incident'),
    area: 'estuary',
    person: pilot,
    role: 'suspect',
    offence: 'facilitation',
    note: 'Arrested at the landing for steering; says a weapon was shown to him',
  },
  { ...spokenTo(ground, pilot, landing), capacity: threatened } as WorldFact,
  {
    fact: 'referral',
    at: landing.at + 3 * day,
    event: ground.event('referral'),
    person: pilot,
    council: 'northmoor-council',
    text: 'Says he was made to steer and could not refuse',
  },
]
