// A week at the docks: hauliers, their drivers and trailers, and what is found.
import type { Organisation, Person, Vehicle } from '../model/entities.ts'
import type { Freight, WorldFact } from '../model/facts.ts'
import { docks } from '../model/geography.ts'
import type { Ground } from '../model/ground.ts'
import { makePerson } from '../people/make-person.ts'
import { lifeOf } from './appearances.ts'
import { makeFirm, makeVehicle, someHouse } from './make-things.ts'
import { sightingsOf } from './town.ts'

const loads = [
  'frozen food',
  'furniture',
  'empty pallets',
  'car parts',
  'cut flowers',
  'drinks',
  'textiles',
  'mixed parcels',
] as const

type Rig = {
  readonly haulier: Organisation
  readonly driver: Person
  readonly tractor: Vehicle
  readonly trailer: Vehicle
}

const newRig = (ground: Ground, haulier: Organisation): Rig => {
  const { chance } = ground
  const culture = chance.pick(['romanian', 'romanian', 'turkish', 'albanian', 'english'] as const)
  const country = culture === 'romanian' ? 'RO' : culture === 'english' ? 'GB' : chance.pick(['FR', 'PL'] as const)
  return {
    haulier,
    driver: makePerson(ground, { culture, sex: 'male', age: [24, 58], papers: true, phones: 1 }),
    tractor: makeVehicle(ground, 'tractor', country),
    trailer: makeVehicle(ground, 'trailer', country),
  }
}

export const movement = (
  ground: Ground,
  { haulier, driver, tractor, trailer }: Rig,
  more: Partial<Freight> = {},
): WorldFact => ({
  fact: 'freight',
  at: ground.someTime(),
  event: ground.event('movement'),
  haulier,
  trailer,
  dock: ground.chance.pick(docks),
  direction: ground.chance.often(0.6) ? 'in' : 'out',
  goods: ground.chance.pick(loads),
  ...(ground.chance.often(0.75) ? { driver, tractor } : {}),
  ...(ground.chance.often(0.04) ? { found: ground.chance.between(1, 9) } : {}),
  ...more,
})

export const dockLife = (ground: Ground): readonly WorldFact[] => {
  const { chance } = ground
  const haulier = makeFirm(ground, 'haulier', someHouse(ground, chance.pick(['estuary', 'northmoor'] as const)))
  const rigs = Array.from({ length: 6 }, () => newRig(ground, haulier))
  return rigs.flatMap(rig => [
    ...Array.from({ length: chance.between(1, 4) }, () => movement(ground, rig)),
    ...sightingsOf(ground, rig.tractor, 3),
    ...(chance.often(0.35) ? lifeOf(ground, rig.driver, { area: 'estuary', vehicle: rig.tractor }, 1) : []),
  ])
}
