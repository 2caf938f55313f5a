// Trailers left at the docks for others to collect.
import { moment } from '../../model/calendar.ts'
import type { WorldFact } from '../../model/facts.ts'
import { docks, launches } from '../../model/geography.ts'
import type { Ground } from '../../model/ground.ts'
import { heldBy } from '../telling.ts'
import type { Cast } from './cast.ts'

export const throughTheDocks = (ground: Ground, { tractor, trailer, driver, haulier }: Cast): readonly WorldFact[] => [
  {
    fact: 'freight',
    ...heldBy('frontier-freight', ground, moment(2026, 3, 8, 3), 'movement'),
    trailer,
    haulier,
    dock: docks[0],
    direction: 'in',
    goods: 'cut flowers',
  },
  {
    fact: 'freight',
    ...heldBy('harbour-gate', ground, moment(2026, 3, 8, 5), 'movement'),
    tractor,
    trailer,
    haulier,
    dock: docks[0],
    direction: 'in',
    goods: 'cut flowers',
  },
  {
    fact: 'freight',
    ...heldBy('frontier-freight', ground, moment(2026, 5, 17, 3), 'movement'),
    driver,
    trailer,
    haulier,
    dock: docks[0],
    direction: 'in',
    goods: 'furniture',
    found: 7,
  },
  {
    fact: 'freight',
    ...heldBy('harbour-gate', ground, moment(2026, 6, 21, 5), 'movement'),
    tractor,
    haulier,
    dock: docks[1],
    direction: 'out',
    goods: 'empty pallets',
  },
  {
    fact: 'overseas-report',
    ...heldBy('overseas-reports', ground, moment(2026, 4, 2), 'message'),
    doing: 'search',
    text: 'Space behind the load, blankets and water',
    person: driver,
    vehicle: tractor,
    place: launches[3],
  },
  {
    fact: 'intelligence',
    ...heldBy('estuary-intelligence', ground, moment(2026, 5, 19), 'item'),
    holder: 'estuary',
    grade: '2CP',
    text: 'Trailer left for others to collect',
    vehicle: trailer,
  },
]
