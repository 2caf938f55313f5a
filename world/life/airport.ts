// A day at the airports: most are let in, some are held, a few carry papers that are not theirs.
import type { WorldFact } from '../model/facts.ts'
import { airports, homeAreas } from '../model/geography.ts'
import type { Ground } from '../model/ground.ts'
import { makePerson } from '../people/make-person.ts'
import { lifeOf } from './appearances.ts'
import { forgedPapers, someHouse } from './make-things.ts'

const passenger = (ground: Ground): readonly WorldFact[] => {
  const { chance } = ground
  const area = chance.pick(homeAreas)
  const person = makePerson(ground, { home: someHouse(ground, area), papers: true, age: [19, 60] })
  const isForged = chance.often(0.05)
  const papers = isForged ? forgedPapers(ground) : person.papers
  const journey: WorldFact = {
    fact: 'passenger',
    at: ground.someTime(),
    event: ground.event('flight'),
    person,
    ...(papers ? { papers } : {}),
    airport: chance.pick(airports),
    direction: chance.often(0.7) ? 'in' : 'out',
    outcome: isForged
      ? 'refused'
      : chance.weighted([
          ['admitted', 30],
          ['held', 1],
          ['refused', 1],
        ] as const),
  }
  return chance.often(0.55) ? [journey, ...lifeOf(ground, person, { area })] : [journey]
}

export const airportLife = (ground: Ground): readonly WorldFact[] =>
  Array.from({ length: 16 }, () => passenger(ground)).flat()
