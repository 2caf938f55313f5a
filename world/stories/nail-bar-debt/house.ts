// The house, the taxi, the man in prison and the money.
import { makeAccount, makeMoney } from '../../life/make-things.ts'
import { moment } from '../../model/calendar.ts'
import type { WorldFact } from '../../model/facts.ts'
import { cameras, docks } from '../../model/geography.ts'
import type { Ground } from '../../model/ground.ts'
import { heldBy, leftAlone } from '../telling.ts'
import type { Cast } from './cast.ts'

export const aroundTheHouse = (ground: Ground, cast: Cast): readonly WorldFact[] => {
  const { house, taxi, recruiter, enforcer, auntie, auntiePhone, director } = cast
  const gang = leftAlone(ground, 'Lotus', '5b')
  return [
    {
      fact: 'call-for-service',
      ...heldBy('northmoor-calls', ground, moment(2026, 5, 11, 2), 'call'),
      area: 'northmoor',
      place: house,
      vehicle: taxi,
      text: 'Same taxi each night, girls who never go out by day',
    },
    {
      fact: 'police-contact',
      ...heldBy('northmoor-nominals', ground, moment(2026, 2, 2), 'incident'),
      area: 'northmoor',
      person: enforcer,
      role: 'convicted',
      offence: 'drugs',
    },
    {
      fact: 'police-contact',
      ...heldBy('downland-custody', ground, moment(2026, 6, 9, 22), 'incident'),
      area: 'downland',
      person: recruiter,
      role: 'suspect',
      offence: 'assault',
      vehicle: taxi,
    },
    {
      fact: 'imprisonment',
      ...heldBy('custody-population', ground, moment(2026, 2, 27), 'reception'),
      person: enforcer,
      offence: 'drugs',
    },
    {
      fact: 'prison-visit',
      ...heldBy('custody-visits', ground, moment(2026, 5, 23, 14), 'prison visit'),
      inmate: enforcer,
      visitor: auntie,
    },
    {
      fact: 'payment',
      ...heldBy('finance-reports', ground, moment(2026, 6, 12), 'payment'),
      payer: director,
      payerAccount: makeAccount(ground, director),
      payee: auntie,
      money: makeMoney(ground, 3000, 7000, 'cash deposit'),
      text: 'Card takings of a nail bar leave in cash the same day',
    },
    {
      fact: 'group',
      ...heldBy('rocu-groups', ground, moment(2025, 12, 3), 'review'),
      gang,
      members: [{ nickname: 'Auntie', phone: auntiePhone }],
    },
    ...[1, 2, 3, 4].map<WorldFact>(i => ({
      fact: 'sighting',
      ...heldBy('ways-cameras', ground, moment(2026, 5, 10 + i, 1, 20), 'sighting'),
      vehicle: taxi,
      camera: cameras[2 + 4 * i] ?? cameras[2] ?? docks[0],
    })),
  ]
}
