// The lists that are kept apart from what agencies hold: who plays which part in a story, who everybody is, and who needs protection.
import { join } from 'node:path'
import { writeDay } from '../model/calendar.ts'
import type { Person } from '../model/entities.ts'
import type { WorldFact } from '../model/facts.ts'
import type { Part } from '../stories/telling.ts'
import { openList } from './keeper.ts'

export type StoryLists = {
  readonly parts: (parts: readonly Part[]) => void
  readonly everybody: (facts: readonly WorldFact[]) => void
  readonly close: () => void
}

const isPerson = (value: object): value is Person => 'protection' in value && 'born' in value

/** Everybody in these facts, wherever in them they stand. */
const peopleIn = (value: unknown): readonly Person[] => {
  if (typeof value !== 'object' || value === null) return []
  if (isPerson(value)) return [value]
  return Object.values(value).flatMap(peopleIn)
}

export const openStoryLists = (out: string): StoryLists => {
  const networks = openList(join(out, 'networks.csv'), ['network', 'entity', 'role', 'standing', 'resembles'])
  const people = openList(join(out, 'people.csv'), ['entity', 'language', 'nationality', 'sex', 'born'])
  const needing = openList(join(out, 'protected.csv'), ['entity', 'class'])
  return {
    parts: parts => {
      for (const { network, entity, role, standing, resembles } of parts)
        networks.add(network, entity, role, standing, resembles)
    },
    everybody: facts => {
      const found = new Map(peopleIn(facts).map(person => [person.entity, person]))
      for (const { entity, culture, nation, sex, born, protection } of found.values()) {
        people.add(entity, culture, nation, sex, writeDay(born, 'yyyy'))
        if (protection !== 'none') needing.add(entity, protection)
      }
    },
    close: () => {
      networks.close()
      needing.close()
      people.close()
    },
  }
}
