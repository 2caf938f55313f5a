// Who and what is in the story of the way out.
import { forgedPapers, makeBoat, makeFirm, makeVehicle, someHouse } from '../../life/make-things.ts'
import type { Ground } from '../../model/ground.ts'
import { makePerson, makePhone } from '../../people/make-person.ts'

export const castOf = (ground: Ground) => {
  const [brokerPhone, brokerSecondPhone] = [makePhone(ground), makePhone(ground)]
  const [skipperPhone, courierPhone] = [makePhone(ground), makePhone(ground)]
  const [wantedManPhone, lorryPhone] = [makePhone(ground), makePhone(ground)]
  const exchange = makeFirm(ground, 'phone shop', someHouse(ground, 'northmoor'))
  const lodging = someHouse(ground, 'wolds')
  return {
    broker: makePerson(ground, {
      culture: 'albanian',
      sex: 'male',
      age: [33, 44],
      phones: [brokerPhone, brokerSecondPhone],
      home: someHouse(ground, 'estuary'),
    }),
    skipper: makePerson(ground, {
      culture: 'english',
      sex: 'male',
      age: [48, 63],
      phones: [skipperPhone],
      home: someHouse(ground, 'estuary'),
    }),
    courier: makePerson(ground, {
      culture: 'albanian',
      sex: 'female',
      age: [24, 34],
      phones: [courierPhone],
      home: someHouse(ground, 'downland'),
      known: true,
    }),
    exchanger: makePerson(ground, {
      culture: 'turkish',
      sex: 'male',
      age: [38, 52],
      phones: 1,
      home: someHouse(ground, 'northmoor'),
    }),
    lorryDriver: makePerson(ground, {
      culture: 'turkish',
      sex: 'male',
      age: [36, 50],
      phones: [lorryPhone],
      papers: true,
    }),
    wantedMan: makePerson(ground, {
      culture: 'albanian',
      sex: 'male',
      age: [25, 34],
      phones: [wantedManPhone],
      home: lodging,
      known: true,
      arrived: true,
    }),
    secondMan: makePerson(ground, { culture: 'arabic', sex: 'male', age: [24, 36], phones: 1, known: true }),
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
    brokerPhone,
    brokerSecondPhone,
    skipperPhone,
    courierPhone,
    wantedManPhone,
    lorryPhone,
    exchange,
    exchangePremises: exchange.place,
    haulier: makeFirm(ground, 'haulier', someHouse(ground, 'estuary')),
    passport: forgedPapers(ground, 'FRA'),
  }
}
export type Cast = ReturnType<typeof castOf>
