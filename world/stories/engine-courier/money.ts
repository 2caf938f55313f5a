// Calls, payments and a barber shop; and a group on a register that nobody looks at.
import { makeAccount, makeMoney } from '../../life/make-things.ts'
import { moment } from '../../model/calendar.ts'
import type { WorldFact } from '../../model/facts.ts'
import type { Ground } from '../../model/ground.ts'
import { heldBy, leftAlone, ringing } from '../telling.ts'
import type { Cast } from './cast.ts'

export const moneyAndTalk = (ground: Ground, cast: Cast): readonly WorldFact[] => {
  const { organiserPhone, buyer, buyerPhone, moneyMan, moneyPhone, boatPhone, shop } = cast
  const account = makeAccount(ground, moneyMan)
  const gang = leftAlone(ground, 'Scissors', '5c')
  return [
    ringing(ground, moment(2026, 5, 3, 21), organiserPhone, buyerPhone, 412),
    ringing(ground, moment(2026, 6, 1, 22), boatPhone, moneyPhone, 55),
    {
      fact: 'payment',
      ...heldBy('finance-reports', ground, moment(2026, 5, 5), 'payment'),
      payer: moneyMan,
      payerAccount: account,
      payee: buyer,
      money: makeMoney(ground, 4000, 8000, 'money order'),
      text: 'Takings of a barber shop sent abroad in round sums',
    },
    {
      fact: 'visit',
      ...heldBy('residence-visits', ground, moment(2026, 4, 21), 'visit'),
      by: 'residence',
      organisation: shop,
      met: [{ person: moneyMan, standing: 'manager' }],
    },
    {
      fact: 'intelligence',
      ...heldBy('estuary-intelligence', ground, moment(2026, 7, 6), 'item'),
      holder: 'estuary',
      grade: '2CP',
      text: 'Arranges boats; called the Doctor',
      nickname: 'the Doctor',
      phone: organiserPhone,
      isSensitive: true,
    },
    {
      fact: 'group',
      ...heldBy('rocu-groups', ground, moment(2026, 1, 20), 'review'),
      gang,
      members: [
        { nickname: 'Mam', phone: moneyPhone },
        { nickname: 'Doctor', phone: organiserPhone },
      ],
    },
  ]
}
