// A household: kin under one roof, who may share a telephone and a car, and now and then a cousin of the same name elsewhere.
import type { Person, Place, Vehicle } from '../model/entities.ts'
import type { HomeArea } from '../model/geography.ts'
import type { Ground } from '../model/ground.ts'
import { makeKin, makePerson, type Wish } from '../people/make-person.ts'
import { makeVehicle, shared, someHouse } from './make-things.ts'

export type Household = {
  readonly home: Place
  readonly adults: readonly Person[]
  readonly children: readonly Person[]
  readonly car?: Vehicle
}

const others = (ground: Ground, head: Person, home: Place): Pick<Household, 'adults' | 'children'> => {
  const { chance } = ground
  const phones = chance.often(0.35) ? { phones: shared(head.phones[0]) } : {}
  const partner = chance.often(0.45)
    ? [makePerson(ground, { culture: head.culture, sex: head.sex === 'male' ? 'female' : 'male', home, ...phones })]
    : []
  const sibling = chance.often(0.25) ? [makeKin(ground, head, 'same', { home, age: [18, 50] })] : []
  const father = head.sex === 'male' ? head : partner[0]
  const count = father && chance.often(0.3) ? chance.between(1, 3) : 0
  const children = Array.from({ length: count }, () =>
    makeKin(ground, father ?? head, 'child', { home, age: [6, 16], phones: 0 }),
  )
  return { adults: [head, ...partner, ...sibling], children }
}

export const makeHousehold = (ground: Ground, home: Place, wish: Wish = {}): Household => {
  const head = makePerson(ground, { home, ...wish })
  const car = ground.chance.often(0.6) ? { car: makeVehicle(ground) } : {}
  return { home, ...others(ground, head, home), ...car }
}

/** The same name and nearly the same birthday: a cousin who is somebody else. */
export const makeCousin = (ground: Ground, of: Person, area: HomeArea): Person =>
  makePerson(ground, {
    culture: of.culture,
    sex: of.sex,
    name: { ...of.name, spelling: ground.chance.between(0, 11) },
    born: of.born + ground.chance.pick([-731, -365, -31, -9, 10, 30, 366, 730]),
    home: someHouse(ground, area),
  })
