// The engine courier: engines bought abroad one by one, a lock-up, a van by night, three boats with men made to steer. No agency sees more than a corner.
import { moment } from '../../model/calendar.ts'
import { landings } from '../../model/geography.ts'
import type { Ground } from '../../model/ground.ts'
import { type Planted, partsOf } from '../telling.ts'
import { castOf } from './cast.ts'
import { crossing } from './crossings.ts'
import { moneyAndTalk } from './money.ts'
import { onTheRoad } from './road.ts'
import { imported, seenAbroad } from './supplies.ts'

export const engineCourier = (ground: Ground, network: string): Planted => {
  const cast = castOf(ground)
  const nights = [moment(2026, 6, 24, 4), moment(2026, 7, 9, 5), moment(2026, 8, 19, 4)]
  const [first, second, third] = nights.map((night, i) => ({
    voyage: ground.event('voyage'),
    at: night,
    place: landings[i] ?? landings[0],
  }))
  if (!first || !second || !third) throw new Error('The engine courier needs three nights.')
  const { boat1, boat2, boat3, engine1, engine3, engine5, driver } = cast
  return {
    facts: [
      ...seenAbroad(ground, cast),
      ...imported(ground, cast),
      ...onTheRoad(ground, cast, nights),
      ...moneyAndTalk(ground, cast),
      ...crossing(ground, cast, first, boat1, engine1, 'frontier-seizures'),
      ...crossing(ground, cast, second, boat2, engine3, 'shore-rescue-incidents'),
      ...crossing(ground, cast, third, boat3, engine5, 'shore-rescue-incidents'),
    ],
    parts: partsOf(network, cast),
    face: driver,
  }
}
