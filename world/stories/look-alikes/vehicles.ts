// Vehicles that many people use, and hauliers who leave trailers, all lawfully.
import { makeFirm, makeVehicle, someHouse, type Trade } from '../../life/make-things.ts'
import type { Vehicle } from '../../model/entities.ts'
import type { WorldFact } from '../../model/facts.ts'
import { cameras, docks, homeAreas } from '../../model/geography.ts'
import { adult, type LookAlike, registered, seenOnRoads, times, when } from './look-alike.ts'

/** One vehicle that many people drive, often near the coast and by night. */
export const busyVehicle =
  (trade: Trade, body: Vehicle['body']): LookAlike =>
  ground => {
    const owner = adult(ground)
    const firm = makeFirm(ground, trade, someHouse(ground, 'estuary'))
    const vehicle = makeVehicle(ground, body)
    const stops = times(
      5,
      () =>
        ({
          fact: 'stop',
          ...when(ground, 'stop'),
          area: ground.chance.pick(homeAreas),
          driver: adult(ground),
          vehicle,
          place: ground.chance.pick(cameras),
          note: 'All in order',
        }) satisfies WorldFact,
    )
    return {
      facts: [registered(ground, firm, owner), ...stops, ...seenOnRoads(ground, vehicle, 8)],
      cast: { firm, owner, vehicle },
    }
  }

/** A haulier that drops trailers for others to collect, as hauliers do. */
export const lawfulHaulier =
  (direction: 'in' | 'out'): LookAlike =>
  ground => {
    const haulier = makeFirm(ground, 'haulier', someHouse(ground, 'northmoor'))
    const trailer = makeVehicle(ground, 'trailer', 'RO')
    const tractor = makeVehicle(ground, 'tractor', 'RO')
    const moves = times(
      6,
      i =>
        ({
          fact: 'freight',
          ...when(ground, 'movement'),
          trailer,
          haulier,
          dock: ground.chance.pick(docks),
          direction,
          goods: 'furniture',
          ...(i % 2 ? { tractor, driver: adult(ground, { culture: 'romanian', papers: true }) } : {}),
        }) satisfies WorldFact,
    )
    return { facts: [...moves, ...seenOnRoads(ground, tractor, 3)], cast: { haulier, trailer, tractor } }
  }

/** Workers carried to the fields before dawn, paid and housed as they should be. */
export const farmMinibus: LookAlike = ground => {
  const farmer = adult(ground, { culture: 'english' })
  const farm = makeFirm(ground, 'farm', someHouse(ground, 'wolds'))
  const minibus = makeVehicle(ground, 'minibus')
  const met = times(5, () => ({
    person: adult(ground, { culture: 'romanian', home: farm.place }),
    standing: 'worker' as const,
  }))
  return {
    facts: [
      registered(ground, farm, farmer),
      { fact: 'visit', ...when(ground, 'visit'), by: 'fair-work', organisation: farm, met },
      ...seenOnRoads(ground, minibus, 9),
    ],
    cast: { farm, farmer, minibus },
  }
}
