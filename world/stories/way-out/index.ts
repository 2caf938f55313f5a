// The way out: a broker takes wanted men and cash out of the country, by yacht at night and behind the load of a lorry.
import type { Ground } from '../../model/ground.ts'
import { type Planted, partsOf } from '../telling.ts'
import { cash } from './cash.ts'
import { castOf } from './cast.ts'
import { byLorry, byWater } from './journeys.ts'
import { lodgers } from './lodgers.ts'

export const wayOut = (ground: Ground, network: string): Planted => {
  const cast = castOf(ground)
  return {
    facts: [...byWater(ground, cast), ...byLorry(ground, cast), ...cash(ground, cast), ...lodgers(ground, cast)],
    parts: partsOf(network, cast),
    face: cast.broker,
  }
}
