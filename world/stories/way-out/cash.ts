// The money that goes the same way.
import { makeAccount, makeMoney } from '../../life/make-things.ts'
import { moment } from '../../model/calendar.ts'
import type { WorldFact } from '../../model/facts.ts'
import { cameras, docks } from '../../model/geography.ts'
import type { Ground } from '../../model/ground.ts'
import { at } from '../telling.ts'
import type { Cast } from './cast.ts'

export const cash = (ground: Ground, { courier, exchanger, exchange, car, broker }: Cast): readonly WorldFact[] => {
  const [courierPhone] = courier.phones
  return [
    {
      fact: 'police-contact',
      ...at(ground, moment(2026, 6, 18, 19), 'incident'),
      known: ['downland-custody'],
      area: 'downland',
      person: courier,
      role: 'suspect',
      offence: 'money-laundering',
      vehicle: car,
    },
    {
      fact: 'payment',
      ...at(ground, moment(2026, 6, 19), 'payment'),
      known: ['finance-reports'],
      payer: courier,
      payerAccount: makeAccount(ground, courier),
      payee: exchanger,
      money: makeMoney(ground, 6000, 9000, 'cash'),
      text: 'Bundles of small notes from somebody without income',
    },
    {
      fact: 'business',
      ...at(ground, moment(2026, 2, 10), 'entry'),
      known: ['customs-traders'],
      organisation: exchange,
      director: exchanger,
    },
    {
      fact: 'stop',
      ...at(ground, moment(2026, 5, 26, 20), 'stop'),
      known: ['estuary-stops'],
      area: 'estuary',
      driver: broker,
      vehicle: car,
      place: cameras[0] ?? docks[0],
      note: 'Waiting near the quay with the lights off',
    },
    ...(courierPhone && broker.phones[1]
      ? [
          {
            fact: 'phone-call',
            ...at(ground, moment(2026, 6, 17, 9), 'ring'),
            known: ['national-calls'],
            from: broker.phones[1],
            to: courierPhone,
            seconds: 64,
          } satisfies WorldFact,
        ]
      : []),
  ]
}
