// The way out: a broker takes wanted men and cash out of the country, by yacht at night and behind the load of a lorry.
import type { Ground } from '../../model/ground.ts'
import { type Planted, partsOf, withoutGaps } from '../telling.ts'
import { cash } from './cash.ts'
import { castOf } from './cast.ts'
import { byLorry, byWater } from './journeys.ts'
import { lodgers } from './lodgers.ts'

export const wayOut = (ground: Ground, network: string): Planted => {
  const cast = castOf(ground)
  const phones = {
    brokerPhone: cast.broker.phones[0],
    brokerSecondPhone: cast.broker.phones[1],
    skipperPhone: cast.skipper.phones[0],
    courierPhone: cast.courier.phones[0],
    wantedManPhone: cast.wantedMan.phones[0],
  }
  return {
    facts: [...byWater(ground, cast), ...byLorry(ground, cast), ...cash(ground, cast), ...lodgers(ground, cast)],
    parts: partsOf(network, { ...cast, ...withoutGaps(phones), exchangePremises: cast.exchange.place }),
    face: cast.broker,
  }
}
