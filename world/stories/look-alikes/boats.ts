// People who are on the water at all hours.
import { lifeOf } from '../../life/appearances.ts'
import { makeBoat, makeVehicle } from '../../life/make-things.ts'
import { hour } from '../../model/calendar.ts'
import type { WorldFact } from '../../model/facts.ts'
import { docks, landings, launches } from '../../model/geography.ts'
import { adult, type LookAlike, times, when } from './look-alike.ts'

/** Somebody who is on the water at all hours. */
export const boatOwner =
  (look: string, said: string): LookAlike =>
  ground => {
    const skipper = adult(ground, { culture: 'english', age: [30, 68] })
    const vessel = makeBoat(ground, {
      look,
      name: `Seaspray ${ground.registrar.ref('boat', 6)}`,
      mmsi: ground.registrar.mmsi(),
      hull: ground.registrar.hull(),
      colour: 'white',
    })
    const seen = times(
      6,
      () =>
        ({
          fact: 'boat-seen',
          ...when(ground, 'track'),
          vessel,
          skipper,
          place: ground.chance.pick([...landings, ...docks]),
          text: said,
        }) satisfies WorldFact,
    )
    return {
      facts: [...seen, ...lifeOf(ground, skipper, { area: 'estuary', vehicle: makeVehicle(ground) }, 2)],
      cast: { skipper, vessel },
    }
  }

/** A charity's boat that is near because that is its purpose. */
export const rescueBoat: LookAlike = ground => {
  const coxswain = adult(ground, { culture: 'english' })
  const [phone] = coxswain.phones
  const vessel = makeBoat(ground, {
    look: 'Rigid inflatable, orange, charity markings',
    name: `Good Neighbour ${ground.registrar.ref('boat', 6)}`,
    mmsi: ground.registrar.mmsi(),
    colour: 'orange',
  })
  const place = ground.chance.pick(landings)
  const nights = times(4, () => ground.someTime())
  return {
    facts: nights.flatMap<WorldFact>(night => [
      {
        fact: 'crossing',
        at: night,
        event: ground.event('voyage'),
        vessel: makeBoat(ground),
        serial: 'none',
        launch: ground.chance.pick(launches),
        landing: place,
        aboard: 31,
      },
      {
        fact: 'boat-seen',
        at: night + hour,
        event: ground.event('track'),
        vessel,
        skipper: coxswain,
        place,
        text: 'Stood by a small boat in trouble',
      },
    ]),
    cast: { coxswain, vessel, ...(phone ? { phone } : {}) },
  }
}
