// Addresses where many live one after another.
import { lifeOf } from '../../life/appearances.ts'
import { someHouse } from '../../life/make-things.ts'
import type { Place } from '../../model/entities.ts'
import type { WorldFact } from '../../model/facts.ts'
import { homeAreas } from '../../model/geography.ts'
import { adult, type LookAlike, times, when } from './look-alike.ts'

/** One address where many live one after another: a hostel, a student house, a careful landlord's. */
export const busyAddress: LookAlike = ground => {
  const landlord = adult(ground, { age: [40, 66] })
  const place: Place = someHouse(ground, ground.chance.pick(homeAreas))
  const tenants = times(7, () => adult(ground, { home: place, arrived: ground.chance.often(0.5) }))
  return {
    facts: [
      ...tenants.map<WorldFact>(tenant => ({ fact: 'tenancy', ...when(ground, 'let'), place, landlord, tenant })),
      ...tenants.flatMap(tenant => lifeOf(ground, tenant, { area: 'northmoor' }, 1)),
    ],
    cast: { landlord, place },
  }
}
