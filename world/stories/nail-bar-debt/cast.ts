// Who and what is in the story of the debt; those who work it off are not part of the network.
import { forgedPapers, makeFirm, makeVehicle, someHouse } from '../../life/make-things.ts'
import type { Ground } from '../../model/ground.ts'
import { makePerson, makePhone } from '../../people/make-person.ts'

export const castOf = (ground: Ground) => {
  const [auntiePhone, recruiterPhone] = [makePhone(ground), makePhone(ground)]
  const [forgerPhone, driverPhone] = [makePhone(ground), makePhone(ground)]
  const house = someHouse(ground, 'northmoor')
  const nailBar = makeFirm(ground, 'nail bar', someHouse(ground, 'estuary'))
  const carWash = makeFirm(ground, 'hand car wash', someHouse(ground, 'wolds'))
  return {
    auntie: makePerson(ground, {
      culture: 'vietnamese',
      sex: 'female',
      age: [41, 55],
      phones: [auntiePhone],
      home: someHouse(ground, 'downland'),
    }),
    director: makePerson(ground, {
      culture: 'vietnamese',
      sex: 'male',
      age: [25, 33],
      phones: 1,
      home: someHouse(ground, 'estuary'),
    }),
    recruiter: makePerson(ground, {
      culture: 'albanian',
      sex: 'male',
      age: [28, 36],
      phones: [recruiterPhone],
      home: someHouse(ground, 'downland'),
      known: true,
    }),
    enforcer: makePerson(ground, {
      culture: 'vietnamese',
      sex: 'male',
      age: [30, 38],
      phones: 1,
      home: house,
      known: true,
    }),
    forger: makePerson(ground, { culture: 'albanian', sex: 'male', age: [35, 45], phones: [forgerPhone] }),
    driver: makePerson(ground, {
      culture: 'romanian',
      sex: 'male',
      age: [38, 50],
      phones: [driverPhone],
      papers: true,
    }),
    tractor: makeVehicle(ground, 'tractor', 'RO'),
    trailer: makeVehicle(ground, 'trailer', 'RO'),
    taxi: makeVehicle(ground, 'car'),
    house,
    auntiePhone,
    recruiterPhone,
    forgerPhone,
    driverPhone,
    nailBar,
    nailBarPremises: nailBar.place,
    carWash,
    carWashPremises: carWash.place,
    haulier: makeFirm(ground, 'haulier', someHouse(ground, 'northmoor')),
    passport1: forgedPapers(ground),
    passport2: forgedPapers(ground),
  }
}
export type Cast = ReturnType<typeof castOf>
