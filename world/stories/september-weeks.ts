// The September weeks: one operation, four weeks, a pillar a week that has no name yet, and what each force sent in.

import { lifeOf } from '../life/appearances.ts'
import { makeVehicle, someHouse } from '../life/make-things.ts'
import { day, hour, moment } from '../model/calendar.ts'
import type { WorldFact } from '../model/facts.ts'
import { airports, cameras, docks, type HomeArea } from '../model/geography.ts'
import type { Ground } from '../model/ground.ts'
import { makePerson } from '../people/make-person.ts'
import type { Told } from './telling.ts'

const sites = [...docks, ...airports, ...cameras.slice(0, 6)] as const
const forces = [
  'estuary-police',
  'downland-police',
  'northmoor-police',
  'wolds-constabulary',
  'frontier-control-service',
  'residence-enforcement-directorate',
] as const
const areaOf: Partial<Record<(typeof forces)[number], HomeArea>> = {
  'estuary-police': 'estuary',
  'downland-police': 'downland',
  'northmoor-police': 'northmoor',
  'wolds-constabulary': 'wolds',
}

const oneAction = (ground: Ground, week: 1 | 2 | 3 | 4): readonly WorldFact[] => {
  const { chance } = ground
  const force = chance.pick(forces)
  const area = areaOf[force] ?? 'estuary'
  const person = makePerson(ground, {
    home: someHouse(ground, area),
    ...(chance.often(0.05) ? { protection: 'victim' as const } : {}),
  })
  const action: WorldFact = {
    fact: 'september-return',
    at: moment(2026, 9, 1) + (week - 1) * 7 * day + chance.between(0, 6 * 24) * hour,
    event: ground.event('action'),
    week,
    force,
    place: chance.pick(sites),
    person,
    ...(chance.often(0.3) ? { vehicle: makeVehicle(ground) } : {}),
    outcome:
      person.protection === 'victim'
        ? 'safeguarded'
        : chance.weighted([
            ['questioned', 20],
            ['nothing', 6],
            ['arrested', 2],
            ['refused', 1],
          ] as const),
  }
  return [action, ...(chance.often(0.4) ? lifeOf(ground, person, { area }, 1) : [])]
}

export const septemberWeeks = (ground: Ground, perWeek: number): Told => ({
  facts: ([1, 2, 3, 4] as const).flatMap(week => Array.from({ length: perWeek }, () => oneAction(ground, week)).flat()),
  parts: [],
})
