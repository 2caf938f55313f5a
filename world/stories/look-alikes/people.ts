// People who are mistaken for others, or who meet many because it is their work.
import { lifeOf } from '../../life/appearances.ts'
import { makeCousin } from '../../life/household.ts'
import { makeVehicle } from '../../life/make-things.ts'
import type { WorldFact } from '../../model/facts.ts'
import { homeAreas } from '../../model/geography.ts'
import { adult, type LookAlike, times, when } from './look-alike.ts'

/** The same name, nearly the same birthday, another man. */
export const sameNameCousin: LookAlike = (ground, face) => {
  const cousin = makeCousin(ground, face, ground.chance.pick(homeAreas))
  const brother = makeCousin(ground, face, ground.chance.pick(homeAreas))
  return {
    facts: [
      ...lifeOf(ground, cousin, { area: 'estuary', vehicle: makeVehicle(ground, 'van') }, 4),
      ...lifeOf(ground, brother, { area: 'wolds' }, 3),
    ],
    cast: { cousin, brother },
  }
}

/** Somebody who visits many prisoners because it is the work. */
export const prisonVisitor: LookAlike = ground => {
  const visitor = adult(ground, { culture: 'english', age: [35, 64] })
  const visits = times(
    6,
    () =>
      ({
        fact: 'prison-visit',
        ...when(ground, 'prison visit'),
        inmate: adult(ground, { known: true }),
        visitor,
      }) satisfies WorldFact,
  )
  return {
    facts: [...visits, ...lifeOf(ground, visitor, { area: 'downland', vehicle: makeVehicle(ground) }, 2)],
    cast: { visitor },
  }
}
