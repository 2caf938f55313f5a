// Three crossings with what the cast sold them.
import { arrivalOf, coercedPilot, type Landing } from '../../life/landing.ts'
import { day, hour } from '../../model/calendar.ts'
import type { WorldFact } from '../../model/facts.ts'
import { launches } from '../../model/geography.ts'
import type { Ground } from '../../model/ground.ts'
import { makePerson } from '../../people/make-person.ts'
import { at } from '../telling.ts'
import type { Cast } from './cast.ts'

/** Each crossing: a boat, what is left of an engine's number, a man made to steer, and answers that nobody followed up. */
export const crossing = (
  ground: Ground,
  cast: Cast,
  landing: Landing,
  boat: Cast['boat1'],
  engine: Cast['engine1'],
  seenBy: string,
): readonly WorldFact[] => {
  const pilot = makePerson(ground, { arrived: true, sex: 'male', age: [19, 25], protection: 'victim' })
  const passengers = Array.from({ length: 6 }, () => makePerson(ground, { arrived: true, age: [20, 40], phones: 1 }))
  const answer = (person: (typeof passengers)[number], i: number): WorldFact => ({
    fact: 'debrief',
    ...at(ground, landing.at + 2 * day, 'debrief'),
    known: ['arrivals-debrief', 'arrivals-identity'],
    person,
    voyage: landing.voyage,
    arrangedBy: i === 0 ? 'the Doctor' : 'a Kurd with a barber shop',
    phone: cast.boatPhone,
    paid: 2800,
    paidHow: 'hawala, code given on landing',
    followedUp: false,
    ...(i === 1 ? { address: cast.shop.place } : {}),
  })
  const [first] = passengers
  const [phone] = first?.phones ?? []
  return [
    {
      fact: 'crossing',
      at: landing.at,
      event: landing.voyage,
      known: ['sea-watch-tracks', seenBy],
      vessel: boat,
      engine,
      serial: 'part',
      launch: launches[1],
      landing: landing.place,
      aboard: 54,
    },
    ...passengers.map(person => arrivalOf(person, landing)),
    ...passengers.slice(0, 2).map(answer),
    ...(first && phone
      ? [
          {
            fact: 'device-taken',
            ...at(ground, landing.at + 5 * hour, 'bag'),
            person: first,
            phone,
            calls: cast.boatPhone,
          } satisfies WorldFact,
        ]
      : []),
    ...coercedPilot(ground, pilot, landing),
  ]
}
