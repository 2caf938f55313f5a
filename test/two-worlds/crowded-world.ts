// A world with so many hidden rows behind one person that all can see, and what an officer asks about that person.
import type { Closing, TestDatabase } from '#core/ground/postgres/test-database.ts'
import type { RecordId } from '#core/language/ids.ts'
import { lookedAt } from './build-world.ts'
import { type Caller, openCaller } from './caller.ts'
import { addHidden } from './hidden-mass.ts'
import { program as asItIs, openWorld, type Program, type World } from './open-world.ts'
import { recordNamed, tokenOf } from './seats.ts'
import { viewers } from './visible-world.ts'
import { openBuilt } from './worlds.ts'

export type CrowdedWorld = {
  readonly house: TestDatabase
  readonly world: World
  readonly officer: Caller
  readonly person: RecordId
}

export type Crowd = { readonly rows: number; readonly program?: Program }

/** The same crowd once more, with another program. */
export const reopened = async ({ house, person }: CrowdedWorld, program: Program): Promise<CrowdedWorld> => {
  const world = openWorld({ place: house.place, at: lookedAt, seed: 'crowded again', pools: house.pools, program })
  const officer = openCaller({ name: 'officer', port: await world.port(), session: tokenOf(viewers.officer) })
  return { house, world, officer, person }
}

/** What is asked, by what it is called. */
export const asked = (person: RecordId): Readonly<Record<string, string>> => ({
  'search for the number': '/search?q=07700+900102',
  'search for the name': '/search?q=Mehmet+Hasanoglu',
  'the page of the person': `/things/${person}`,
  'what was confirmed of him': `/things/${person}?view=confirmed`,
  proposals: '/proposals',
})

export const openCrowded = async (closing: Closing, { rows, program = asItIs }: Crowd): Promise<CrowdedWorld> => {
  const house = await openBuilt(closing, 'one')
  const world = openWorld({ place: house.place, at: lookedAt, seed: 'crowded', pools: house.pools, program })
  const person = await recordNamed(world, 'estuary-nominals', 'person:E2')
  if (rows > 0) await addHidden(house, { record: person, keys: ['p:', 'n:'], rows })
  const officer = openCaller({ name: 'officer', port: await world.port(), session: tokenOf(viewers.officer) })
  return { house, world, officer, person }
}
