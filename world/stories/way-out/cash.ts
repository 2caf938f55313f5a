// The money that goes the same way.
import { makeAccount, makeMoney } from '../../life/make-things.ts'
import { moment } from '../../model/calendar.ts'
import type { WorldFact } from '../../model/facts.ts'
import { cameras, docks } from '../../model/geography.ts'
import type { Ground } from '../../model/ground.ts'
import { heldBy, ringing } from '../telling.ts'
import type { Cast } from './cast.ts'

export const cash = (
  ground: Ground,
  { courier, courierPhone, exchanger, exchange, car, broker, brokerSecondPhone }: Cast,
): readonly WorldFact[] => {
  return [
    {
      fact: 'police-contact',
      ...heldBy('downland-custody', ground, moment(2026, 6, 18, 19), 'incident'),
      area: 'downland',
      person: courier,
      role: 'suspect',
      offence: 'money-laundering',
      vehicle: car,
    },
    {
      fact: 'payment',
      ...heldBy('finance-reports', ground, moment(2026, 6, 19), 'payment'),
      payer: courier,
      payerAccount: makeAccount(ground, courier),
      payee: exchanger,
      money: makeMoney(ground, 6000, 9000, 'cash'),
      text: 'Bundles of small notes from somebody without income',
    },
    {
      fact: 'business',
      ...heldBy('customs-traders', ground, moment(2026, 2, 10), 'entry'),
      organisation: exchange,
      director: exchanger,
    },
    {
      fact: 'stop',
      ...heldBy('estuary-stops', ground, moment(2026, 5, 26, 20), 'stop'),
      area: 'estuary',
      driver: broker,
      vehicle: car,
      place: cameras[0] ?? docks[0],
      note: 'Waiting near the quay with the lights off',
    },
    ringing(ground, moment(2026, 6, 17, 9), brokerSecondPhone, courierPhone, 64),
  ]
}
