// Who and what is in the story of the way out.
import { forgedPapers, makeBoat, makeFirm, makeVehicle, someHouse } from '../../life/make-things.ts'
import type { Ground } from '../../model/ground.ts'
import { makePerson, makePhone } from '../../people/make-person.ts'

export const castOf = (ground: Ground) => {
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
export type Cast = ReturnType<typeof castOf>
