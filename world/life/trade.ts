// Lawful and less clear trade: marine shops, money services, boats on the water, what partners abroad write about.
import type { Organisation, Person } from '../model/entities.ts'
import type { WorldFact } from '../model/facts.ts'
import { docks, homeAreas, landings, launches } from '../model/geography.ts'
import type { Ground } from '../model/ground.ts'
import { makePerson, makePhone } from '../people/make-person.ts'
import { lifeOf } from './appearances.ts'
import {
  makeAccount,
  makeBoat,
  makeEngine,
  makeFirm,
  makeMoney,
  makeVehicle,
  someHouse,
  type Trade,
} from './make-things.ts'

type Firm = { readonly firm: Organisation; readonly owner: Person }

const openFirm = (ground: Ground, trade: Trade): Firm => {
  const area = ground.chance.pick(homeAreas)
  return {
    firm: makeFirm(ground, trade, someHouse(ground, area)),
    owner: makePerson(ground, { home: someHouse(ground, area), phones: 1, age: [28, 62] }),
  }
}

const registered = (ground: Ground, { firm, owner }: Firm): WorldFact => ({
  fact: 'business',
  at: ground.someTime(),
  event: ground.event('entry'),
  organisation: firm,
  director: owner,
})

const deliveries = (ground: Ground, receiver: Organisation): readonly WorldFact[] => {
  const sender = makeFirm(ground, 'marine supplier', { ...someHouse(ground, 'estuary'), area: 'overseas' })
  const consignment = {
    entity: ground.entity('consignment'),
    ref: `CN${ground.registrar.ref('consignment', 8)}`,
    goods: 'Outboard engines',
    container: ground.registrar.container(),
  }
  return Array.from({ length: ground.chance.between(1, 4) }, () => ({
    fact: 'shipment',
    at: ground.someTime(),
    event: ground.event('line'),
    consignment,
    sender,
    receiver,
    engine: makeEngine(ground),
  }))
}

const boatOut = (ground: Ground): WorldFact => {
  const skipper = makePerson(ground, { culture: 'english', age: [30, 68], phones: 1 })
  const name = ground.chance.pick([
    'Gannet',
    'Marigold',
    'Second Wind',
    'Pride of Saltmere',
    'Curlew',
    'Old Tom',
    'Sea Thrift',
    'Kittiwake',
  ])
  const vessel = makeBoat(ground, {
    look: 'Motor cruiser',
    name: `${name} ${ground.chance.between(2, 90)}`,
    mmsi: ground.registrar.mmsi(),
    hull: ground.registrar.hull(),
  })
  return {
    fact: 'boat-seen',
    at: ground.someTime(),
    event: ground.event('track'),
    vessel,
    skipper,
    place: ground.chance.pick([...landings, ...docks]),
    text: ground.chance.pick(['Fishing', 'Engine failure, towed in', 'Passage along the coast', 'Race training']),
  }
}

const abroad = (ground: Ground): readonly WorldFact[] => {
  const { chance } = ground
  const person = makePerson(ground, {
    culture: chance.pick(['kurmanji', 'albanian', 'arabic', 'vietnamese', 'turkish'] as const),
    phones: [makePhone(ground, 'FR')],
    age: [20, 50],
  })
  const [phone] = person.phones
  const report: WorldFact = {
    fact: 'overseas-report',
    at: ground.someTime(),
    event: ground.event('message'),
    person,
    ...(phone ? { phone } : {}),
    doing: 'report',
    place: chance.pick(launches),
    text: chance.pick([
      'Stopped near the dunes by night',
      'Named by a witness abroad',
      'Rented a lock-up near the coast',
    ]),
    ...(chance.often(0.4) ? { vehicle: makeVehicle(ground, 'van', 'FR') } : {}),
  }
  return chance.often(0.35) ? [report, ...lifeOf(ground, person, { area: 'estuary' }, 1)] : [report]
}

const paidThrough = (ground: Ground, { owner }: Firm): WorldFact => ({
  fact: 'payment',
  at: ground.someTime(),
  event: ground.event('payment'),
  payer: makePerson(ground, { phones: 1 }),
  payee: owner,
  payeeAccount: makeAccount(ground, owner),
  money: makeMoney(ground, 100, 3000, 'money service'),
  text: 'Family support abroad',
})

export const tradeLife = (ground: Ground): readonly WorldFact[] => {
  const { chance } = ground
  const shop = openFirm(ground, 'marine supplier')
  const service = openFirm(ground, 'money service')
  return [
    registered(ground, shop),
    registered(ground, service),
    ...Array.from({ length: 3 }, () => deliveries(ground, shop.firm)).flat(),
    {
      fact: 'money-service',
      at: ground.someTime(),
      event: ground.event('visit'),
      organisation: service.firm,
      owner: service.owner,
      licence: `MS${ground.registrar.ref('licence', 6)}`,
    },
    ...Array.from({ length: 3 }, () => paidThrough(ground, service)),
    ...Array.from({ length: 4 }, () => boatOut(ground)),
    ...Array.from({ length: 5 }, () => abroad(ground)).flat(),
    ...[shop.owner, service.owner].flatMap(owner =>
      chance.often(0.5) ? lifeOf(ground, owner, { area: 'estuary', vehicle: makeVehicle(ground, 'van') }) : [],
    ),
  ]
}
