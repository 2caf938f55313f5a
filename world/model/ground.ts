// The ground on which a part of the world grows: its own draws, the common register of numbers, and names for what comes into being.
import { type Moment, worldBegins, worldEnds } from './calendar.ts'
import { type Chance, chanceFor } from './chance.ts'
import type { Entity, Happening } from './entities.ts'
import type { Registrar } from './registrar.ts'

export type Ground = {
  readonly id: string
  readonly chance: Chance
  readonly registrar: Registrar
  readonly entity: (kind: string) => Entity
  readonly event: (kind: string) => Happening
  /** Some moment of the world's nine months. */
  readonly someTime: () => Moment
}

export const openGround = (id: string, seed: string, registrar: Registrar): Ground => {
  const chance = chanceFor(seed, id)
  const made = new Map<string, number>()
  const entity = (kind: string): Entity => {
    const n = (made.get(kind) ?? 0) + 1
    made.set(kind, n)
    return `${kind}:${id}-${n}`
  }
  return {
    id,
    chance,
    registrar,
    entity,
    event: kind => ({
      entity: entity(kind),
      ref: `${kind.slice(0, 2).toUpperCase()}-${registrar.ref(`happening ${kind}`, 7)}`,
    }),
    someTime: () => chance.between(worldBegins, worldEnds),
  }
}
