// A few streets of a town: households, a workplace or two, calls to the police, cars under cameras.
import type { Organisation, Vehicle } from '../model/entities.ts'
import type { WorldFact } from '../model/facts.ts'
import { cameras, type HomeArea, homeAreas } from '../model/geography.ts'
import type { Ground } from '../model/ground.ts'
import { lifeOf } from './appearances.ts'
import { type Household, makeCousin, makeHousehold } from './household.ts'
import { highStreet, houseIn, makeFirm, newStreet, someHouse } from './make-things.ts'

const complaints = [
  'Noise and people coming and going at night',
  'Van parked across the drive',
  'Strong smell from the house',
  'Many people seen carried off in a van before dawn',
  'Dispute about rent',
  'Caller worried about a young person at the door',
  'Door left open, nobody at home',
  'Fight outside the shop',
] as const

export const sightingsOf = (ground: Ground, vehicle: Vehicle, most: number): readonly WorldFact[] =>
  Array.from({ length: ground.chance.between(0, most) }, () => ({
    fact: 'sighting',
    at: ground.someTime(),
    event: ground.event('sighting'),
    vehicle,
    camera: ground.chance.pick(cameras),
  }))

const callAbout = (ground: Ground, household: Household): WorldFact => {
  const [caller] = household.adults[0]?.phones ?? []
  return {
    fact: 'call-for-service',
    at: ground.someTime(),
    event: ground.event('call'),
    area: household.home.area,
    ...(caller ? { caller } : {}),
    ...(ground.chance.often(0.7) ? { place: household.home } : {}),
    ...(household.car && ground.chance.often(0.3) ? { vehicle: household.car } : {}),
    text: ground.chance.pick(complaints),
  }
}

const calls = (ground: Ground, { adults }: Household): readonly WorldFact[] => {
  const [from, to] = adults.flatMap(person => person.phones.slice(0, 1))
  if (!from || !to || from === to || !ground.chance.often(0.2)) return []
  return [
    {
      fact: 'phone-call',
      at: ground.someTime(),
      event: ground.event('ring'),
      from,
      to,
      seconds: ground.chance.between(4, 900),
    },
  ]
}

const cousins = (ground: Ground, { adults }: Household): readonly WorldFact[] => {
  const [head] = adults
  if (!head || !ground.chance.often(0.06)) return []
  const area = ground.chance.pick(homeAreas)
  return lifeOf(ground, makeCousin(ground, head, area), { area })
}

const livesOf = (
  ground: Ground,
  household: Household,
  area: HomeArea,
  workplace: Organisation,
): readonly WorldFact[] => {
  const setting = { area, workplace, ...(household.car ? { vehicle: household.car } : {}) }
  return [
    ...household.adults
      .filter((_, i) => i === 0 || ground.chance.often(0.5))
      .flatMap(person => lifeOf(ground, person, setting)),
    ...household.children.filter(() => ground.chance.often(0.12)).flatMap(person => lifeOf(ground, person, setting)),
    ...(household.car ? sightingsOf(ground, household.car, 2) : []),
    ...(ground.chance.often(0.25) ? [callAbout(ground, household)] : []),
    ...calls(ground, household),
    ...cousins(ground, household),
  ]
}

export const townLife = (ground: Ground): readonly WorldFact[] => {
  const { chance } = ground
  const area = chance.pick(homeAreas)
  const street = newStreet(ground, area)
  const workplace = makeFirm(ground, chance.pick(highStreet), someHouse(ground, area))
  const first = chance.between(1, 60)
  const households = Array.from({ length: 9 }, (_, i) => makeHousehold(ground, houseIn(ground, street, first + 2 * i)))
  const letting = households.slice(0, 2).flatMap<WorldFact>(({ home, adults }) => {
    const [landlord, tenant] = [households[8]?.adults[0], adults[0]]
    return landlord && tenant && chance.often(0.5)
      ? [{ fact: 'tenancy', at: ground.someTime(), event: ground.event('let'), place: home, landlord, tenant }]
      : []
  })
  return [...households.flatMap(household => livesOf(ground, household, area, workplace)), ...letting]
}
