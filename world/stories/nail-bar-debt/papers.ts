// False papers of one series, and who rings whom.
import { makeVehicle } from '../../life/make-things.ts'
import { moment } from '../../model/calendar.ts'
import type { WorldFact } from '../../model/facts.ts'
import { airports, cameras, docks } from '../../model/geography.ts'
import type { Ground } from '../../model/ground.ts'
import { makePerson } from '../../people/make-person.ts'
import { at } from '../telling.ts'
import type { Cast } from './cast.ts'

export const papersAndCalls = (ground: Ground, cast: Cast): readonly WorldFact[] => {
  const [forgerPhone, recruiterPhone, driverPhone] = [
    cast.forger.phones[0],
    cast.recruiter.phones[0],
    cast.driver.phones[0],
  ]
  if (!forgerPhone || !recruiterPhone || !driverPhone) return []
  const customer = () => makePerson(ground, { culture: 'albanian', sex: 'male', age: [20, 30] })
  return [
    {
      fact: 'intelligence',
      ...at(ground, moment(2026, 3, 30), 'item'),
      known: ['national-intelligence'],
      holder: 'nation',
      grade: '2BC',
      text: 'Makes papers of one series',
      person: cast.forger,
      phone: forgerPhone,
      isSensitive: true,
    },
    {
      fact: 'phone-call',
      ...at(ground, moment(2026, 5, 16, 20), 'ring'),
      known: ['national-calls'],
      from: recruiterPhone,
      to: driverPhone,
      seconds: 203,
    },
    {
      fact: 'phone-call',
      ...at(ground, moment(2026, 4, 14, 11), 'ring'),
      known: ['national-calls'],
      from: forgerPhone,
      to: recruiterPhone,
      seconds: 77,
    },
    {
      fact: 'stop',
      ...at(ground, moment(2026, 4, 16, 17), 'stop'),
      known: ['transport-checks'],
      area: 'downland',
      driver: cast.forger,
      vehicle: makeVehicle(ground),
      place: cameras[1] ?? docks[0],
      note: 'Coach station; large envelope of photographs',
    },
    {
      fact: 'passenger',
      ...at(ground, moment(2026, 4, 28, 8), 'flight'),
      known: ['frontier-passengers'],
      person: customer(),
      papers: cast.passport1,
      airport: airports[0],
      direction: 'in',
      outcome: 'refused',
    },
    {
      fact: 'passenger',
      ...at(ground, moment(2026, 5, 30, 19), 'flight'),
      known: ['frontier-passengers'],
      person: customer(),
      papers: cast.passport2,
      airport: airports[1],
      direction: 'in',
      outcome: 'refused',
    },
  ]
}
