// Those who wait to leave, and what is said about whoever arranges it.
import { moment } from '../../model/calendar.ts'
import type { WorldFact } from '../../model/facts.ts'
import { docks } from '../../model/geography.ts'
import type { Ground } from '../../model/ground.ts'
import { at } from '../telling.ts'
import type { Cast } from './cast.ts'

export const lodgers = (ground: Ground, { wantedMan, broker, skipper }: Cast): readonly WorldFact[] => {
  const gang = {
    entity: ground.entity('gang'),
    ref: `OCG-${ground.registrar.ref('group', 4)}`,
    name: 'Ferrymen',
    band: '5c',
    status: 'not-investigated',
  }
  const [skipperPhone] = skipper.phones
  return [
    {
      fact: 'police-contact',
      ...at(ground, moment(2026, 3, 3), 'incident'),
      known: ['wolds-people'],
      area: 'wolds',
      person: wantedMan,
      role: 'suspect',
      offence: 'drugs',
    },
    {
      fact: 'casework',
      ...at(ground, moment(2026, 3, 20), 'case'),
      known: ['residence-casework'],
      person: wantedMan,
      matter: 'reporting',
    },
    {
      fact: 'intelligence',
      ...at(ground, moment(2026, 5, 22), 'item'),
      known: ['wolds-intelligence'],
      holder: 'wolds',
      grade: '3DP',
      text: 'Finds people a way out for money',
      nickname: 'Agency',
      ...(broker.phones[0] ? { phone: broker.phones[0] } : {}),
    },
    {
      fact: 'group',
      ...at(ground, moment(2026, 2, 9), 'review'),
      known: ['rocu-groups'],
      gang,
      members: [{ nickname: 'Captain', ...(skipperPhone ? { phone: skipperPhone } : {}) }],
    },
    {
      fact: 'september-return',
      ...at(ground, moment(2026, 9, 22, 11), 'action'),
      known: ['taskforce-returns'],
      week: 3,
      force: 'estuary-police',
      place: docks[0],
      person: broker,
      outcome: 'questioned',
    },
  ]
}
