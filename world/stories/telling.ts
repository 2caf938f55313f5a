// A story: what happens in it, and who truly plays which part; the parts go to networks.csv and into no agency's file.

import type { Moment } from '../model/calendar.ts'
import type { Entity, Gang, Happening, Person, Phone, Thing } from '../model/entities.ts'
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

/** Something that exactly one source knows of. */
export const heldBy = (source: string, ground: Ground, moment: Moment, kind: string) => ({
  ...at(ground, moment, kind),
  known: [source],
})

export const partsOf = (network: string, cast: Readonly<Record<string, Thing>>): readonly Part[] =>
  Object.entries(cast).map(([role, { entity }]) => ({ network, entity, role, standing: 'planted', resembles: '' }))

export const harmlessPartsOf = (
  network: string,
  resembles: string,
  cast: Readonly<Record<string, Thing>>,
): readonly Part[] =>
  Object.entries(cast).map(([role, { entity }]) => ({ network, entity, role, standing: 'benign', resembles }))

/** A call between two telephones, known to whoever may ask the operators. */
export const ringing = (ground: Ground, moment: Moment, from: Phone, to: Phone, seconds: number): WorldFact => ({
  fact: 'phone-call',
  ...heldBy('national-calls', ground, moment, 'ring'),
  from,
  to,
  seconds,
})

/** A group on the regional register, graded low and left alone. */
export const leftAlone = (ground: Ground, name: string, band: string): Gang => ({
  entity: ground.entity('gang'),
  ref: `OCG-${ground.registrar.ref('group', 4)}`,
  name,
  band,
  status: 'not-investigated',
})
