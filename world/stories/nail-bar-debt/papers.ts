// False papers of one series, and who rings whom.
import { makeVehicle } from '../../life/make-things.ts'
import { moment } from '../../model/calendar.ts'
import type { WorldFact } from '../../model/facts.ts'
import { airports, cameras, docks } from '../../model/geography.ts'
import type { Ground } from '../../model/ground.ts'
import { makePerson } from '../../people/make-person.ts'
import { heldBy, ringing } from '../telling.ts'
import type { Cast } from './cast.ts'

export const papersAndCalls = (ground: Ground, cast: Cast): readonly WorldFact[] => {
  const { forgerPhone, recruiterPhone, driverPhone } = cast
  const customer = () => makePerson(ground, { culture: 'albanian', sex: 'male', age: [20, 30], phones: [forgerPhone] })
  return [
    {
      fact: 'intelligence',
      ...heldBy('national-intelligence', ground, moment(2026, 3, 30), 'item'),
      holder: 'nation',
      grade: '2BC',
      text: 'Makes papers of one series',
      person: cast.forger,
      phone: forgerPhone,
      isSensitive: true,
    },
    ringing(ground, moment(2026, 5, 16, 20), recruiterPhone, driverPhone, 203),
    ringing(ground, moment(2026, 4, 14, 11), forgerPhone, recruiterPhone, 77),
    {
      fact: 'stop',
      ...heldBy('transport-checks', ground, moment(2026, 4, 16, 17), 'stop'),
      area: 'downland',
      driver: cast.forger,
      vehicle: makeVehicle(ground),
      place: cameras[1] ?? docks[0],
      note: 'Coach station; large envelope of photographs',
    },
    {
      fact: 'passenger',
      ...heldBy('frontier-passengers', ground, moment(2026, 4, 28, 8), 'flight'),
      person: customer(),
      papers: cast.passport1,
      airport: airports[0],
      direction: 'in',
      outcome: 'refused',
    },
    {
      fact: 'passenger',
      ...heldBy('frontier-passengers', ground, moment(2026, 5, 30, 19), 'flight'),
      person: customer(),
      papers: cast.passport2,
      airport: airports[1],
      direction: 'in',
      outcome: 'refused',
    },
  ]
}
