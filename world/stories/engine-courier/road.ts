// The van, by night, under cameras and once under a constable's torch.
import { makeFirm, someHouse } from '../../life/make-things.ts'
import { hour, moment } from '../../model/calendar.ts'
import type { WorldFact } from '../../model/facts.ts'
import { cameras, docks } from '../../model/geography.ts'
import type { Ground } from '../../model/ground.ts'
import { heldBy } from '../telling.ts'
import type { Cast } from './cast.ts'

export const onTheRoad = (ground: Ground, cast: Cast, nights: readonly number[]): readonly WorldFact[] => {
  const { van, driver, organiser, lockUp, car } = cast
  const road = cameras.filter(camera => camera.area === 'estuary')
  const haulier = makeFirm(ground, 'haulier', someHouse(ground, 'wolds'))
  return [
    ...nights.flatMap<WorldFact>((night, i) =>
      [-9, 5].map(
        hours =>
          ({
            fact: 'sighting',
            ...heldBy('ways-cameras', ground, night + hours * hour, 'sighting'),
            vehicle: van,
            camera: road[i % road.length] ?? cameras[0],
          }) as WorldFact,
      ),
    ),
    {
      fact: 'freight',
      ...heldBy('frontier-freight', ground, moment(2026, 6, 22, 4), 'movement'),
      tractor: van,
      driver,
      haulier,
      dock: docks[1],
      direction: 'in',
      goods: 'household goods',
    },
    {
      fact: 'stop',
      ...heldBy('estuary-stops', ground, moment(2026, 7, 3, 1, 40), 'stop'),
      area: 'estuary',
      vehicle: van,
      driver,
      passenger: organiser,
      place: road[0] ?? docks[0],
      note: 'Petrol cans in the back, said for a generator',
    },
    {
      fact: 'police-contact',
      ...heldBy('downland-custody', ground, moment(2026, 2, 14, 23), 'incident'),
      area: 'downland',
      person: organiser,
      role: 'suspect',
      offence: 'driving',
      vehicle: car,
    },
    {
      fact: 'call-for-service',
      ...heldBy('northmoor-calls', ground, moment(2026, 6, 30, 3), 'call'),
      area: 'northmoor',
      place: lockUp,
      vehicle: van,
      text: 'Van at the lock-up again, boxes carried in the dark',
    },
    {
      fact: 'intelligence',
      ...heldBy('wolds-intelligence', ground, moment(2026, 7, 1), 'item'),
      holder: 'wolds',
      grade: '3DP',
      text: 'Drives to the coast when the sea is flat',
      nickname: 'Toni',
      vehicle: van,
    },
    {
      fact: 'september-return',
      ...heldBy('taskforce-returns', ground, moment(2026, 9, 16, 6), 'action'),
      week: 2,
      force: 'estuary-police',
      place: road[1] ?? docks[0],
      vehicle: van,
      outcome: 'nothing',
    },
  ]
}
