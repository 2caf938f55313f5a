// Calls, payments and a barber shop; and a group on a register that nobody looks at.
import { makeAccount, makeMoney } from '../../life/make-things.ts'
import { moment } from '../../model/calendar.ts'
import type { WorldFact } from '../../model/facts.ts'
import type { Ground } from '../../model/ground.ts'
import { at } from '../telling.ts'
import type { Cast } from './cast.ts'

export const moneyAndTalk = (ground: Ground, cast: Cast): readonly WorldFact[] => {
  const { organiser, buyer, moneyMan, boatPhone, shop } = cast
  const [organiserPhone] = organiser.phones
  const [buyerPhone] = buyer.phones
  const [moneyPhone] = moneyMan.phones
  if (!organiserPhone || !buyerPhone || !moneyPhone) return []
  const account = makeAccount(ground, moneyMan)
  const gang = {
    entity: ground.entity('gang'),
    ref: `OCG-${ground.registrar.ref('group', 4)}`,
    name: 'Scissors',
    band: '5c',
    status: 'not-investigated',
  }
  return [
    {
      fact: 'phone-call',
      ...at(ground, moment(2026, 5, 3, 21), 'ring'),
      known: ['national-calls'],
      from: organiserPhone,
      to: buyerPhone,
      seconds: 412,
    },
    {
      fact: 'phone-call',
      ...at(ground, moment(2026, 6, 1, 22), 'ring'),
      known: ['national-calls'],
      from: boatPhone,
      to: moneyPhone,
      seconds: 55,
    },
    {
      fact: 'payment',
      ...at(ground, moment(2026, 5, 5), 'payment'),
      known: ['finance-reports'],
      payer: moneyMan,
      payerAccount: account,
      payee: buyer,
      money: makeMoney(ground, 4000, 8000, 'money order'),
      text: 'Takings of a barber shop sent abroad in round sums',
    },
    {
      fact: 'visit',
      ...at(ground, moment(2026, 4, 21), 'visit'),
      known: ['residence-visits'],
      by: 'residence',
      organisation: shop,
      met: [{ person: moneyMan, standing: 'manager' }],
    },
    {
      fact: 'intelligence',
      ...at(ground, moment(2026, 7, 6), 'item'),
      known: ['estuary-intelligence'],
      holder: 'estuary',
      grade: '2CP',
      text: 'Arranges boats; called the Doctor',
      nickname: 'the Doctor',
      phone: organiserPhone,
      isSensitive: true,
    },
    {
      fact: 'group',
      ...at(ground, moment(2026, 1, 20), 'review'),
      known: ['rocu-groups'],
      gang,
      members: [
        { nickname: 'Mam', phone: moneyPhone },
        { nickname: 'Doctor', phone: organiserPhone },
      ],
    },
  ]
}
