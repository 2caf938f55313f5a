// Those who work the debt off: victims, each under a label that protects.
import { moment } from '../../model/calendar.ts'
import type { WorldFact } from '../../model/facts.ts'
import type { Ground } from '../../model/ground.ts'
import { makePerson } from '../../people/make-person.ts'
import { heldBy } from '../telling.ts'
import type { Cast } from './cast.ts'

export const workers = (ground: Ground, cast: Cast): readonly WorldFact[] => {
  const { auntiePhone, recruiterPhone } = cast
  const worker = () =>
    makePerson(ground, { culture: 'vietnamese', arrived: true, age: [19, 30], protection: 'victim', phones: 0 })
  const inDebt = worker()
  const met = [inDebt, worker(), worker(), worker()].map(person => ({ person, standing: 'worker' as const }))
  const child = makePerson(ground, { culture: 'vietnamese', arrived: true, age: [15, 16], sex: 'female', phones: 0 })
  return [
    {
      fact: 'visit',
      ...heldBy('fair-work-inspections', ground, moment(2026, 4, 15), 'visit'),
      by: 'fair-work',
      organisation: cast.nailBar,
      met: met.slice(0, 2),
      contact: auntiePhone,
    },
    {
      fact: 'visit',
      ...heldBy('residence-visits', ground, moment(2026, 7, 2), 'visit'),
      by: 'residence',
      organisation: cast.carWash,
      met: [...met.slice(2), { person: cast.director, standing: 'manager' }],
      contact: recruiterPhone,
    },
    {
      fact: 'referral',
      ...heldBy('saltmere-children', ground, moment(2026, 6, 3), 'referral'),
      person: child,
      council: 'saltmere-council',
      contact: recruiterPhone,
      text: 'Missing from placement; number found on a note',
    },
    {
      fact: 'referral',
      ...heldBy('northmoor-safeguarding', ground, moment(2026, 4, 18), 'referral'),
      person: inDebt,
      council: 'northmoor-council',
      contact: auntiePhone,
      address: cast.house,
      text: 'Owes a debt, may not leave the house',
    },
    {
      fact: 'business',
      ...heldBy('customs-traders', ground, moment(2026, 1, 28), 'entry'),
      organisation: cast.nailBar,
      director: cast.director,
    },
    {
      fact: 'business',
      ...heldBy('customs-traders', ground, moment(2026, 2, 19), 'entry'),
      organisation: cast.carWash,
      director: cast.director,
    },
  ]
}
