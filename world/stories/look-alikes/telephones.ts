// Telephones that many people ring because that is what they are for.
import { lifeOf } from '../../life/appearances.ts'
import type { Phone } from '../../model/entities.ts'
import type { WorldFact } from '../../model/facts.ts'
import type { Ground } from '../../model/ground.ts'
import { makePerson, makePhone } from '../../people/make-person.ts'
import { adult, type LookAlike, times, when } from './look-alike.ts'

export const callsTo = (ground: Ground, to: Phone, count: number): readonly WorldFact[] =>
  times(count, () => ({
    fact: 'phone-call',
    ...when(ground, 'ring'),
    from: makePhone(ground),
    to,
    seconds: ground.chance.between(30, 600),
  }))

/** One telephone that many arrivals carry: an interpreter's, a helpline's, a community association's. */
export const busyPhone =
  (said: string): LookAlike =>
  ground => {
    const owner = adult(ground)
    const [phone] = owner.phones
    if (!phone) return { facts: [], cast: { owner } }
    const voyage = ground.event('voyage')
    const named = times(
      4,
      () =>
        ({
          fact: 'debrief',
          ...when(ground, 'debrief'),
          person: makePerson(ground, { arrived: true, age: [20, 45] }),
          voyage,
          arrangedBy: said,
          phone,
          followedUp: true,
        }) satisfies WorldFact,
    )
    const devices = times(3, () => {
      const person = makePerson(ground, { arrived: true, age: [20, 45], phones: 1 })
      return person.phones[0]
        ? [
            {
              fact: 'device-taken',
              ...when(ground, 'bag'),
              person,
              phone: person.phones[0],
              calls: phone,
            } satisfies WorldFact,
          ]
        : []
    }).flat()
    return {
      facts: [...named, ...devices, ...callsTo(ground, phone, 4), ...lifeOf(ground, owner, { area: 'estuary' }, 2)],
      cast: { owner, phone },
    }
  }
