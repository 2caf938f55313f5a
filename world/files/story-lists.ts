// The lists that are kept apart from what agencies hold: who plays which part in a story, and who needs protection.
import { join } from 'node:path'
import type { Person } from '../model/entities.ts'
import type { WorldFact } from '../model/facts.ts'
import type { Part } from '../stories/telling.ts'
import { openList } from './keeper.ts'

export type StoryLists = {
  readonly parts: (parts: readonly Part[]) => void
  readonly protectedPeople: (facts: readonly WorldFact[]) => void
  readonly close: () => void
}

const isPerson = (value: object): value is Person => 'protection' in value && 'born' in value

/** Everybody in these facts who needs protection, wherever in them they stand. */
const protectedIn = (value: unknown): readonly Person[] => {
  if (typeof value !== 'object' || value === null) return []
  if (isPerson(value)) return value.protection === 'none' ? [] : [value]
  return Object.values(value).flatMap(protectedIn)
}

export const openStoryLists = (out: string): StoryLists => {
  const networks = openList(join(out, 'networks.csv'), ['network', 'entity', 'role', 'standing', 'resembles'])
  const people = openList(join(out, 'protected.csv'), ['entity', 'class'])
  return {
    parts: parts => {
      for (const { network, entity, role, standing, resembles } of parts)
        networks.add(network, entity, role, standing, resembles)
    },
    protectedPeople: facts => {
      const found = new Map(protectedIn(facts).map(person => [person.entity, person.protection] as const))
      for (const [entity, protection] of found) people.add(entity, protection)
    },
    close: () => {
      networks.close()
      people.close()
    },
  }
}
