// A story: what happens in it, and who truly plays which part; the parts go to networks.csv and into no agency's file.

import type { Moment } from '../model/calendar.ts'
import type { Entity, Happening, Person, Thing } from '../model/entities.ts'
import type { WorldFact } from '../model/facts.ts'
import type { Ground } from '../model/ground.ts'

export type Part = {
  readonly network: string
  readonly entity: Entity
  readonly role: string
  readonly standing: 'planted' | 'benign'
  /** The planted story that a harmless one looks like. */
  readonly resembles: string
}

export type Told = { readonly facts: readonly WorldFact[]; readonly parts: readonly Part[] }

/** A planted story also names the person whose namesake will cross the path of whoever looks. */
export type Planted = Told & { readonly face: Person }

export const at = (
  ground: Ground,
  moment: Moment,
  kind: string,
): { readonly at: Moment; readonly event: Happening } => ({ at: moment, event: ground.event(kind) })

export const partsOf = (network: string, cast: Readonly<Record<string, Thing>>): readonly Part[] =>
  Object.entries(cast).map(([role, { entity }]) => ({ network, entity, role, standing: 'planted', resembles: '' }))

export const harmlessPartsOf = (
  network: string,
  resembles: string,
  cast: Readonly<Record<string, Thing>>,
): readonly Part[] =>
  Object.entries(cast).map(([role, { entity }]) => ({ network, entity, role, standing: 'benign', resembles }))

/** Leaves out what a person does not have, such as a second telephone. */
export const withoutGaps = <T>(things: Readonly<Record<string, T | undefined>>): Record<string, T> =>
  Object.fromEntries(Object.entries(things).filter((entry): entry is [string, T] => entry[1] !== undefined))
