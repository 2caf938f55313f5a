// Who and what is in the story of the debt; those who work it off are not part of the network.
import { forgedPapers, makeFirm, makeVehicle, someHouse } from '../../life/make-things.ts'
import type { Ground } from '../../model/ground.ts'
import { makePerson, makePhone } from '../../people/make-person.ts'

export const castOf = (ground: Ground) => {
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
export type Cast = ReturnType<typeof castOf>
