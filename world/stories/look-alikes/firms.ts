// Shops, money services and buyers of engines with nothing to hide.
import {
  makeAccount,
  makeEngine,
  makeFirm,
  makeMoney,
  makeVehicle,
  someHouse,
  type Trade,
} from '../../life/make-things.ts'
import type { WorldFact } from '../../model/facts.ts'
import { homeAreas } from '../../model/geography.ts'
import { adult, type LookAlike, registered, seenOnRoads, times, when } from './look-alike.ts'
import { callsTo } from './telephones.ts'

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
