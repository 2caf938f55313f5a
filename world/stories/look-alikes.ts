// Harmless people and firms that look like the planted networks: every one of them busy, connected and innocent.

import { lifeOf } from '../life/appearances.ts'
import { makeCousin } from '../life/household.ts'
import {
  makeAccount,
  makeBoat,
  makeEngine,
  makeFirm,
  makeMoney,
  makeVehicle,
  someHouse,
  type Trade,
} from '../life/make-things.ts'
import { hour } from '../model/calendar.ts'
import type { Organisation, Person, Phone, Place, Vehicle } from '../model/entities.ts'
import type { WorldFact } from '../model/facts.ts'
import { cameras, docks, homeAreas, landings, launches } from '../model/geography.ts'
import type { Ground } from '../model/ground.ts'
import { makePerson, makePhone } from '../people/make-person.ts'

/** What such a person or firm does, and who is in it. */
export type LookAlike = (
  ground: Ground,
  face: Person,
) => { readonly facts: readonly WorldFact[]; readonly cast: Readonly<Record<string, { readonly entity: string }>> }

const times = <T>(count: number, make: (i: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, i) => make(i))
const when = (ground: Ground, kind: string) => ({ at: ground.someTime(), event: ground.event(kind) })
const adult = (ground: Ground, more: Parameters<typeof makePerson>[1] = {}): Person =>
  makePerson(ground, { phones: 1, age: [24, 60], home: someHouse(ground, ground.chance.pick(homeAreas)), ...more })

const registered = (ground: Ground, firm: Organisation, director: Person): WorldFact => ({
  fact: 'business',
  ...when(ground, 'entry'),
  organisation: firm,
  director,
})
const seenOnRoads = (ground: Ground, vehicle: Vehicle, count: number): readonly WorldFact[] =>
  times(count, () => ({ fact: 'sighting', ...when(ground, 'sighting'), vehicle, camera: ground.chance.pick(cameras) }))

/** One vehicle that many people drive, often near the coast and by night. */
export const busyVehicle =
  (trade: Trade, body: Vehicle['body']): LookAlike =>
  ground => {
    const owner = adult(ground)
    const firm = makeFirm(ground, trade, someHouse(ground, 'estuary'))
    const vehicle = makeVehicle(ground, body)
    const stops = times(
      5,
      () =>
        ({
          fact: 'stop',
          ...when(ground, 'stop'),
          area: ground.chance.pick(homeAreas),
          driver: adult(ground),
          vehicle,
          place: ground.chance.pick(cameras),
          note: 'All in order',
        }) satisfies WorldFact,
    )
    return {
      facts: [registered(ground, firm, owner), ...stops, ...seenOnRoads(ground, vehicle, 8)],
      cast: { firm, owner, vehicle },
    }
  }

const callsTo = (ground: Ground, to: Phone, count: number): readonly WorldFact[] =>
  times(count, () => ({
    fact: 'phone-call',
    ...when(ground, 'ring'),
    from: makePhone(ground),
    to,
    seconds: ground.chance.between(30, 600),
  }))

/** One telephone that many arrivals carry: an interpreter's, a helpline's, a community association's. */
export const busyPhone =
  (said: string): LookAlike =>
  ground => {
    const owner = adult(ground)
    const [phone] = owner.phones
    if (!phone) return { facts: [], cast: { owner } }
    const voyage = ground.event('voyage')
    const named = times(
      4,
      () =>
        ({
          fact: 'debrief',
          ...when(ground, 'debrief'),
          person: makePerson(ground, { arrived: true, age: [20, 45] }),
          voyage,
          arrangedBy: said,
          phone,
          followedUp: true,
        }) satisfies WorldFact,
    )
    const devices = times(3, () => {
      const person = makePerson(ground, { arrived: true, age: [20, 45], phones: 1 })
      return person.phones[0]
        ? [
            {
              fact: 'device-taken',
              ...when(ground, 'bag'),
              person,
              phone: person.phones[0],
              calls: phone,
            } satisfies WorldFact,
          ]
        : []
    }).flat()
    return {
      facts: [...named, ...devices, ...callsTo(ground, phone, 4), ...lifeOf(ground, owner, { area: 'estuary' }, 2)],
      cast: { owner, phone },
    }
  }

/** One address where many live one after another: a hostel, a student house, a careful landlord's. */
export const busyAddress: LookAlike = ground => {
  const landlord = adult(ground, { age: [40, 66] })
  const place: Place = someHouse(ground, ground.chance.pick(homeAreas))
  const tenants = times(7, () => adult(ground, { home: place, arrived: ground.chance.often(0.5) }))
  return {
    facts: [
      ...tenants.map<WorldFact>(tenant => ({ fact: 'tenancy', ...when(ground, 'let'), place, landlord, tenant })),
      ...tenants.flatMap(tenant => lifeOf(ground, tenant, { area: 'northmoor' }, 1)),
    ],
    cast: { landlord, place },
  }
}

/** A lawful shop with many visitors and staff who are paid. */
export const lawfulShop =
  (trade: Trade): LookAlike =>
  ground => {
    const owner = adult(ground)
    const firm = makeFirm(ground, trade, someHouse(ground, ground.chance.pick(homeAreas)))
    const staff = times(4, () => adult(ground))
    const met = staff.map(person => ({ person, standing: 'worker' as const }))
    return {
      facts: [
        registered(ground, firm, owner),
        {
          fact: 'visit',
          ...when(ground, 'visit'),
          by: 'residence',
          organisation: firm,
          met: [...met.slice(0, 2), { person: owner, standing: 'manager' }],
        },
        { fact: 'visit', ...when(ground, 'visit'), by: 'fair-work', organisation: firm, met },
        ...seenOnRoads(ground, makeVehicle(ground, 'van'), 2),
      ],
      cast: { firm, owner },
    }
  }

/** A registered money service: many payers, many countries, all lawful. */
export const registeredMoney: LookAlike = ground => {
  const owner = adult(ground, { culture: ground.chance.pick(['sorani', 'arabic', 'pashto', 'turkish'] as const) })
  const firm = makeFirm(ground, 'money service', someHouse(ground, ground.chance.pick(homeAreas)))
  const account = makeAccount(ground, owner)
  const paid = times(
    6,
    () =>
      ({
        fact: 'payment',
        ...when(ground, 'payment'),
        payer: adult(ground),
        payee: owner,
        payeeAccount: account,
        money: makeMoney(ground, 200, 2500, 'hawala'),
        text: 'Remittance to family',
      }) satisfies WorldFact,
  )
  return {
    facts: [
      registered(ground, firm, owner),
      {
        fact: 'money-service',
        ...when(ground, 'visit'),
        organisation: firm,
        owner,
        licence: `MS${ground.registrar.ref('licence', 6)}`,
      },
      ...paid,
      ...(firm.phone ? callsTo(ground, firm.phone, 3) : []),
    ],
    cast: { firm, owner, account },
  }
}

/** The same name, nearly the same birthday, another man. */
export const sameNameCousin: LookAlike = (ground, face) => {
  const cousin = makeCousin(ground, face, ground.chance.pick(homeAreas))
  const brother = makeCousin(ground, face, ground.chance.pick(homeAreas))
  return {
    facts: [
      ...lifeOf(ground, cousin, { area: 'estuary', vehicle: makeVehicle(ground, 'van') }, 4),
      ...lifeOf(ground, brother, { area: 'wolds' }, 3),
    ],
    cast: { cousin, brother },
  }
}

/** Somebody who is on the water at all hours. */
export const boatOwner =
  (look: string, said: string): LookAlike =>
  ground => {
    const skipper = adult(ground, { culture: 'english', age: [30, 68] })
    const vessel = makeBoat(ground, {
      look,
      name: `Seaspray ${ground.registrar.ref('boat', 6)}`,
      mmsi: ground.registrar.mmsi(),
      hull: ground.registrar.hull(),
      colour: 'white',
    })
    const seen = times(
      6,
      () =>
        ({
          fact: 'boat-seen',
          ...when(ground, 'track'),
          vessel,
          skipper,
          place: ground.chance.pick([...landings, ...docks]),
          text: said,
        }) satisfies WorldFact,
    )
    return {
      facts: [...seen, ...lifeOf(ground, skipper, { area: 'estuary', vehicle: makeVehicle(ground) }, 2)],
      cast: { skipper, vessel },
    }
  }

/** Whoever buys several engines for good reasons and keeps the papers. */
export const engineBuyer =
  (name: string): LookAlike =>
  ground => {
    const buyer = adult(ground)
    const firm = makeFirm(
      ground,
      'marine supplier',
      someHouse(ground, 'estuary'),
      `${name} ${ground.registrar.ref('firm', 5)}`,
    )
    const sender = makeFirm(ground, 'marine supplier', { ...someHouse(ground, 'estuary'), area: 'overseas' })
    const consignment = {
      entity: ground.entity('consignment'),
      ref: `CN${ground.registrar.ref('consignment', 8)}`,
      goods: 'Outboard engines',
      container: ground.registrar.container(),
    }
    const lines = times(
      4,
      () =>
        ({
          fact: 'shipment',
          ...when(ground, 'line'),
          consignment,
          sender,
          receiver: firm,
          engine: makeEngine(ground),
        }) satisfies WorldFact,
    )
    return {
      facts: [
        registered(ground, firm, buyer),
        ...lines,
        {
          fact: 'overseas-report',
          ...when(ground, 'message'),
          doing: 'purchase',
          text: 'Four engines against an invoice, exported in order',
          person: buyer,
          organisation: sender,
          engine: makeEngine(ground),
        },
      ],
      cast: { firm, buyer, consignment },
    }
  }

/** A haulier that drops trailers for others to collect, as hauliers do. */
export const lawfulHaulier =
  (direction: 'in' | 'out'): LookAlike =>
  ground => {
    const haulier = makeFirm(ground, 'haulier', someHouse(ground, 'northmoor'))
    const trailer = makeVehicle(ground, 'trailer', 'RO')
    const tractor = makeVehicle(ground, 'tractor', 'RO')
    const moves = times(
      6,
      i =>
        ({
          fact: 'freight',
          ...when(ground, 'movement'),
          trailer,
          haulier,
          dock: ground.chance.pick(docks),
          direction,
          goods: 'furniture',
          ...(i % 2 ? { tractor, driver: adult(ground, { culture: 'romanian', papers: true }) } : {}),
        }) satisfies WorldFact,
    )
    return { facts: [...moves, ...seenOnRoads(ground, tractor, 3)], cast: { haulier, trailer, tractor } }
  }

/** Somebody who visits many prisoners because it is the work. */
export const prisonVisitor: LookAlike = ground => {
  const visitor = adult(ground, { culture: 'english', age: [35, 64] })
  const visits = times(
    6,
    () =>
      ({
        fact: 'prison-visit',
        ...when(ground, 'prison visit'),
        inmate: adult(ground, { known: true }),
        visitor,
      }) satisfies WorldFact,
  )
  return {
    facts: [...visits, ...lifeOf(ground, visitor, { area: 'downland', vehicle: makeVehicle(ground) }, 2)],
    cast: { visitor },
  }
}

/** A charity's boat that is near because that is its purpose. */
export const rescueBoat: LookAlike = ground => {
  const coxswain = adult(ground, { culture: 'english' })
  const [phone] = coxswain.phones
  const vessel = makeBoat(ground, {
    look: 'Rigid inflatable, orange, charity markings',
    name: `Good Neighbour ${ground.registrar.ref('boat', 6)}`,
    mmsi: ground.registrar.mmsi(),
    colour: 'orange',
  })
  const place = ground.chance.pick(landings)
  const nights = times(4, () => ground.someTime())
  return {
    facts: nights.flatMap<WorldFact>(night => [
      {
        fact: 'crossing',
        at: night,
        event: ground.event('voyage'),
        vessel: makeBoat(ground),
        serial: 'none',
        launch: ground.chance.pick(launches),
        landing: place,
        aboard: 31,
      },
      {
        fact: 'boat-seen',
        at: night + hour,
        event: ground.event('track'),
        vessel,
        skipper: coxswain,
        place,
        text: 'Stood by a small boat in trouble',
      },
    ]),
    cast: { coxswain, vessel, ...(phone ? { phone } : {}) },
  }
}

/** Workers carried to the fields before dawn, paid and housed as they should be. */
export const farmMinibus: LookAlike = ground => {
  const farmer = adult(ground, { culture: 'english' })
  const farm = makeFirm(ground, 'farm', someHouse(ground, 'wolds'))
  const minibus = makeVehicle(ground, 'minibus')
  const met = times(5, () => ({
    person: adult(ground, { culture: 'romanian', home: farm.place }),
    standing: 'worker' as const,
  }))
  return {
    facts: [
      registered(ground, farm, farmer),
      { fact: 'visit', ...when(ground, 'visit'), by: 'fair-work', organisation: farm, met },
      ...seenOnRoads(ground, minibus, 9),
    ],
    cast: { farm, farmer, minibus },
  }
}
