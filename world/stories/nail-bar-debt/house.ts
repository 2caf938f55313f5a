// The house, the taxi, the man in prison and the money.
import { makeAccount, makeMoney } from '../../life/make-things.ts'
import { moment } from '../../model/calendar.ts'
import type { WorldFact } from '../../model/facts.ts'
import { cameras, docks } from '../../model/geography.ts'
import type { Ground } from '../../model/ground.ts'
import { at } from '../telling.ts'
import type { Cast } from './cast.ts'

export const aroundTheHouse = (ground: Ground, cast: Cast): readonly WorldFact[] => {
  const { house, taxi, recruiter, enforcer, auntie, director } = cast
  const gang = {
    entity: ground.entity('gang'),
    ref: `OCG-${ground.registrar.ref('group', 4)}`,
    name: 'Lotus',
    band: '5b',
    status: 'not-investigated',
  }
  const [auntiePhone] = auntie.phones
  return [
    {
      fact: 'call-for-service',
      ...at(ground, moment(2026, 5, 11, 2), 'call'),
      known: ['northmoor-calls'],
      area: 'northmoor',
      place: house,
      vehicle: taxi,
      text: 'Same taxi each night, girls who never go out by day',
    },
    {
      fact: 'police-contact',
      ...at(ground, moment(2026, 2, 2), 'incident'),
      known: ['northmoor-nominals'],
      area: 'northmoor',
      person: enforcer,
      role: 'convicted',
      offence: 'drugs',
    },
    {
      fact: 'police-contact',
      ...at(ground, moment(2026, 6, 9, 22), 'incident'),
      known: ['downland-custody'],
      area: 'downland',
      person: recruiter,
      role: 'suspect',
      offence: 'assault',
      vehicle: taxi,
    },
    {
      fact: 'imprisonment',
      ...at(ground, moment(2026, 2, 27), 'reception'),
      known: ['custody-population'],
      person: enforcer,
      offence: 'drugs',
    },
    {
      fact: 'prison-visit',
      ...at(ground, moment(2026, 5, 23, 14), 'prison visit'),
      known: ['custody-visits'],
      inmate: enforcer,
      visitor: auntie,
    },
    {
      fact: 'payment',
      ...at(ground, moment(2026, 6, 12), 'payment'),
      known: ['finance-reports'],
      payer: director,
      payerAccount: makeAccount(ground, director),
      payee: auntie,
      money: makeMoney(ground, 3000, 7000, 'cash deposit'),
      text: 'Card takings of a nail bar leave in cash the same day',
    },
    {
      fact: 'group',
      ...at(ground, moment(2025, 12, 3), 'review'),
      known: ['rocu-groups'],
      gang,
      members: [{ nickname: 'Auntie', ...(auntiePhone ? { phone: auntiePhone } : {}) }],
    },
    ...[1, 2, 3, 4].map<WorldFact>(i => ({
      fact: 'sighting',
      ...at(ground, moment(2026, 5, 10 + i, 1, 20), 'sighting'),
      known: ['ways-cameras'],
      vehicle: taxi,
      camera: cameras[2 + 4 * i] ?? cameras[2] ?? docks[0],
    })),
  ]
}
