// Who and what is in the story of the engine courier.
import { makeBoat, makeEngine, makeFirm, makeVehicle, someHouse } from '../../life/make-things.ts'
import type { Ground } from '../../model/ground.ts'
import { makeKin, makePerson, makePhone } from '../../people/make-person.ts'

export const castOf = (ground: Ground) => {
  const [organiserPhone, driverPhone, moneyPhone] = [makePhone(ground), makePhone(ground), makePhone(ground)]
  const buyerPhone = makePhone(ground, 'FR')
  const organiser = makePerson(ground, {
    culture: 'sorani',
    sex: 'male',
    age: [31, 38],
    home: someHouse(ground, 'downland'),
    phones: [organiserPhone],
    alias: 'the Doctor',
    known: true,
  })
  const lockUp = someHouse(ground, 'northmoor')
  const shop = makeFirm(ground, 'barber', someHouse(ground, 'estuary'))
  return {
    organiser,
    buyer: makePerson(ground, { culture: 'kurmanji', sex: 'male', age: [26, 34], phones: [buyerPhone] }),
    driver: makePerson(ground, {
      culture: 'albanian',
      sex: 'male',
      age: [27, 35],
      phones: [driverPhone],
      papers: true,
      home: someHouse(ground, 'wolds'),
    }),
    storekeeper: makeKin(ground, organiser, 'same', { sex: 'male', age: [24, 30], phones: 1, home: lockUp }),
    moneyMan: makePerson(ground, {
      culture: 'sorani',
      sex: 'male',
      age: [40, 52],
      phones: [moneyPhone],
      home: someHouse(ground, 'estuary'),
    }),
    organiserPhone,
    buyerPhone,
    driverPhone,
    moneyPhone,
    boatPhone: makePhone(ground),
    van: makeVehicle(ground, 'van'),
    car: makeVehicle(ground, 'car'),
    lockUp,
    shop,
    shopPremises: shop.place,
    supplier: makeFirm(
      ground,
      'marine supplier',
      { ...someHouse(ground, 'estuary'), area: 'overseas' },
      named(ground, 'Van der Meul Watersport'),
    ),
    consignee: makeFirm(ground, 'marine supplier', lockUp, named(ground, 'Copperas Lane Supplies')),
    engine1: makeEngine(ground, 'Parvane'),
    engine2: makeEngine(ground, 'Parvane'),
    engine3: makeEngine(ground, 'Parvane'),
    engine4: makeEngine(ground, 'Parvane'),
    engine5: makeEngine(ground, 'Parvane'),
    boat1: makeBoat(ground),
    boat2: makeBoat(ground),
    boat3: makeBoat(ground),
  }
}
export type Cast = ReturnType<typeof castOf>

/** In a larger world the story happens more than once, and a firm's name must stay its own. */
function named(ground: Ground, name: string): string {
  const copy = /-(\d+)$/.exec(ground.id)?.[1]
  return copy ? `${name} ${copy}` : name
}
