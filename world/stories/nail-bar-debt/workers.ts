// Those who work the debt off: victims, each under a label that protects.
import { moment } from '../../model/calendar.ts'
import type { WorldFact } from '../../model/facts.ts'
import type { Ground } from '../../model/ground.ts'
import { makePerson } from '../../people/make-person.ts'
import { at } from '../telling.ts'
import type { Cast } from './cast.ts'

export const workers = (ground: Ground, cast: Cast): readonly WorldFact[] => {
  const [auntiePhone] = cast.auntie.phones
  const [recruiterPhone] = cast.recruiter.phones
  if (!auntiePhone || !recruiterPhone) return []
  const victims = Array.from({ length: 4 }, () =>
    makePerson(ground, { culture: 'vietnamese', arrived: true, age: [19, 30], protection: 'victim', phones: 0 }),
  )
  const child = makePerson(ground, { culture: 'vietnamese', arrived: true, age: [15, 16], sex: 'female', phones: 0 })
  const met = victims.map(person => ({ person, standing: 'worker' as const }))
  const [first] = victims
  return [
    {
      fact: 'visit',
      ...at(ground, moment(2026, 4, 15), 'visit'),
      known: ['fair-work-inspections'],
      by: 'fair-work',
      organisation: cast.nailBar,
      met: met.slice(0, 2),
      contact: auntiePhone,
    },
    {
      fact: 'visit',
      ...at(ground, moment(2026, 7, 2), 'visit'),
      known: ['residence-visits'],
      by: 'residence',
      organisation: cast.carWash,
      met: [...met.slice(2), { person: cast.director, standing: 'manager' }],
      contact: recruiterPhone,
    },
    {
      fact: 'referral',
      ...at(ground, moment(2026, 6, 3), 'referral'),
      known: ['saltmere-children'],
      person: child,
      council: 'saltmere-council',
      contact: recruiterPhone,
      text: 'Missing from placement; number found on a note',
    },
    ...(first
      ? [
          {
            fact: 'referral',
            ...at(ground, moment(2026, 4, 18), 'referral'),
            known: ['northmoor-safeguarding'],
            person: first,
            council: 'northmoor-council',
            contact: auntiePhone,
            address: cast.house,
            text: 'Owes a debt, may not leave the house',
          } satisfies WorldFact,
        ]
      : []),
    {
      fact: 'business',
      ...at(ground, moment(2026, 1, 28), 'entry'),
      known: ['customs-traders'],
      organisation: cast.nailBar,
      director: cast.director,
    },
    {
      fact: 'business',
      ...at(ground, moment(2026, 2, 19), 'entry'),
      known: ['customs-traders'],
      organisation: cast.carWash,
      director: cast.director,
    },
  ]
}
