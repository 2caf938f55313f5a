// The debt: people brought in trailers work it off in a nail bar and a car wash; a woman called Auntie, a straw director, a man in prison.
import type { Ground } from '../../model/ground.ts'
import { type Planted, partsOf } from '../telling.ts'
import { castOf } from './cast.ts'
import { aroundTheHouse } from './house.ts'
import { papersAndCalls } from './papers.ts'
import { throughTheDocks } from './trailers.ts'
import { workers } from './workers.ts'

export const nailBarDebt = (ground: Ground, network: string): Planted => {
  const cast = castOf(ground)
  return {
    facts: [
      ...throughTheDocks(ground, cast),
      ...workers(ground, cast),
      ...aroundTheHouse(ground, cast),
      ...papersAndCalls(ground, cast),
    ],
    parts: partsOf(network, cast),
    face: cast.recruiter,
  }
}
