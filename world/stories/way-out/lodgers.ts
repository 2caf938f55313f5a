// Those who wait to leave, and what is said about whoever arranges it.
import { moment } from '../../model/calendar.ts'
import type { WorldFact } from '../../model/facts.ts'
import { docks } from '../../model/geography.ts'
import type { Ground } from '../../model/ground.ts'
import { heldBy, leftAlone, ringing } from '../telling.ts'
import type { Cast } from './cast.ts'

export const lodgers = (
  ground: Ground,
  { wantedMan, wantedManPhone, broker, brokerPhone, skipperPhone }: Cast,
): readonly WorldFact[] => {
  const gang = leftAlone(ground, 'Ferrymen', '5c')
  return [
    ringing(ground, moment(2026, 5, 25, 10), wantedManPhone, brokerPhone, 92),
    {
      fact: 'police-contact',
      ...heldBy('wolds-people', ground, moment(2026, 3, 3), 'incident'),
      area: 'wolds',
      person: wantedMan,
      role: 'suspect',
      offence: 'drugs',
    },
    {
      fact: 'casework',
      ...heldBy('residence-casework', ground, moment(2026, 3, 20), 'case'),
      person: wantedMan,
      matter: 'reporting',
    },
    {
      fact: 'intelligence',
      ...heldBy('wolds-intelligence', ground, moment(2026, 5, 22), 'item'),
      holder: 'wolds',
      grade: '3DP',
      text: 'Finds people a way out for money',
      nickname: 'Agency',
      phone: brokerPhone,
    },
    {
      fact: 'group',
      ...heldBy('rocu-groups', ground, moment(2026, 2, 9), 'review'),
      gang,
      members: [{ nickname: 'Captain', phone: skipperPhone }],
    },
    {
      fact: 'september-return',
      ...heldBy('taskforce-returns', ground, moment(2026, 9, 22, 11), 'action'),
      week: 3,
      force: 'estuary-police',
      place: docks[0],
      person: broker,
      outcome: 'questioned',
    },
  ]
}
