// How an ordinary life leaves records: a stop here, a flight there, a witness statement, a job at an inspected workplace.
import type { Organisation, Person, Vehicle } from '../model/entities.ts'
import type { Offence, Role, WorldFact } from '../model/facts.ts'
import { airports, cameras, type HomeArea, homeAreas } from '../model/geography.ts'
import type { Ground } from '../model/ground.ts'
import { makeAccount, makeMoney, makeVehicle } from './make-things.ts'

export type Setting = {
  readonly area: HomeArea
  readonly vehicle?: Vehicle
  readonly workplace?: Organisation
}

type Appearance = (ground: Ground, person: Person, setting: Setting) => WorldFact

const offences = [
  'drugs',
  'theft',
  'assault',
  'driving',
  'public-order',
  'false-documents',
  'money-laundering',
] as const satisfies readonly Offence[]
const roles = [
  ['suspect', 5],
  ['victim', 2],
  ['witness', 2],
  ['associate', 1],
  ['convicted', 1],
] as const satisfies readonly (readonly [Role, number])[]

const elsewhere = (ground: Ground, area: HomeArea): HomeArea =>
  ground.chance.pick(homeAreas.filter(other => other !== area))

const policeContact =
  (place: (ground: Ground, area: HomeArea) => HomeArea): Appearance =>
  (ground, person, { area, vehicle }) => ({
    fact: 'police-contact',
    at: ground.someTime(),
    event: ground.event('incident'),
    area: place(ground, area),
    person,
    role: person.protection === 'none' ? ground.chance.weighted<Role>(roles) : 'victim',
    offence: ground.chance.pick(offences),
    ...(vehicle && ground.chance.often(0.4) ? { vehicle } : {}),
  })

const stop =
  (place: (ground: Ground, area: HomeArea) => HomeArea): Appearance =>
  (ground, driver, { area, vehicle }) => {
    const where = place(ground, area)
    return {
      fact: 'stop',
      at: ground.someTime(),
      event: ground.event('stop'),
      area: where,
      driver,
      vehicle: vehicle ?? makeVehicle(ground),
      place: ground.chance.pick(cameras.filter(camera => camera.area === where)),
    }
  }

const here = (_: Ground, area: HomeArea): HomeArea => area

const flight: Appearance = (ground, person) => ({
  fact: 'passenger',
  at: ground.someTime(),
  event: ground.event('flight'),
  person,
  ...(person.papers ? { papers: person.papers } : {}),
  airport: ground.chance.pick(airports),
  direction: ground.chance.often(0.6) ? 'in' : 'out',
  outcome: ground.chance.often(0.95) ? 'admitted' : 'held',
})

const casework: Appearance = (ground, person) => ({
  fact: 'casework',
  at: ground.someTime(),
  event: ground.event('case'),
  person,
  matter: ground.chance.pick(['asylum', 'leave', 'leave', 'reporting', 'removal'] as const),
})

const directorship: Appearance = (ground, director, { workplace }) =>
  workplace
    ? { fact: 'business', at: ground.someTime(), event: ground.event('entry'), organisation: workplace, director }
    : flight(ground, director, { area: 'estuary' })

const work: Appearance = (ground, person, setting) => {
  const { workplace } = setting
  if (!workplace) return stop(here)(ground, person, setting)
  const by = ground.chance.often(0.5) ? 'residence' : 'fair-work'
  return {
    fact: 'visit',
    at: ground.someTime(),
    event: ground.event('visit'),
    by,
    organisation: workplace,
    met: [{ person, standing: 'worker' }],
  }
}

const payment: Appearance = (ground, payer) => ({
  fact: 'payment',
  at: ground.someTime(),
  event: ground.event('payment'),
  payer,
  payerAccount: makeAccount(ground, payer),
  money: makeMoney(ground, 900, 9000, 'bank transfer'),
  text: ground.chance.pick([
    'Cash paid in at several branches',
    'Round sums to a new payee',
    'Income does not fit the account',
  ]),
})

const prison: Appearance = (ground, person, setting) =>
  person.policeRef
    ? {
        fact: 'imprisonment',
        at: ground.someTime(),
        event: ground.event('reception'),
        person,
        offence: ground.chance.pick(offences),
      }
    : policeContact(elsewhere)(ground, person, setting)

const spoken = [
  'Said to carry goods for others',
  'Seen with people not known locally',
  'Offers work without papers',
  'Travels at night for cash',
] as const

const intelligence: Appearance = (ground, person, { vehicle }) => {
  const { chance } = ground
  const [phone] = person.phones
  return {
    fact: 'intelligence',
    at: ground.someTime(),
    event: ground.event('item'),
    holder: chance.pick(['estuary', 'wolds', 'region', 'nation', 'nation'] as const),
    text: chance.pick(spoken),
    grade: `${chance.pick(['1', '2', '2', '3'])}${chance.pick(['A', 'B', 'B', 'C', 'D'])}${chance.often(0.2) ? 'C' : 'P'}`,
    person,
    ...(phone && chance.often(0.5) ? { phone } : {}),
    ...(vehicle && chance.often(0.3) ? { vehicle } : {}),
    isSensitive: chance.often(0.4),
  }
}

const ways: readonly (readonly [Appearance, number])[] = [
  [policeContact(here), 22],
  [policeContact(elsewhere), 9],
  [stop(here), 12],
  [stop(elsewhere), 9],
  [flight, 10],
  [work, 8],
  [directorship, 4],
  [payment, 7],
  [prison, 5],
  [intelligence, 8],
]
const waysFromAbroad: readonly (readonly [Appearance, number])[] = [...ways, [casework, 22]]

/** How many of these an ordinary person leaves; many leave one, some leave four. */
const counts = [
  [1, 44],
  [2, 30],
  [3, 17],
  [4, 9],
] as const

export const lifeOf = (
  ground: Ground,
  person: Person,
  setting: Setting,
  count = ground.chance.weighted<number>(counts),
): readonly WorldFact[] => {
  const possible = person.protection !== 'none' ? [policeContact(here)] : undefined
  const list = person.nation === 'GBR' ? ways : waysFromAbroad
  return Array.from({ length: possible ? 1 : count }, () =>
    (possible?.[0] ?? ground.chance.weighted(list))(ground, person, setting),
  )
}
