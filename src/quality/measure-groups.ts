// How right groups of records are by the truth, all together and for each group of people: by script, language, nationality, sex, age, source.
import type { HeldRecord, Traits } from './held-record.ts'
import { type TraitName, traitNames } from './held-record.ts'
import { noiseLevels } from './noise-level.ts'
import { openTallies, type Tallies } from './tally.ts'

export const overall = 'all'
export const groupName = (trait: TraitName, value: string): string => `${trait} ${value}`

/** A pair of records is as noisy as the noisier of its two. */
const noisier = (a: Traits, b: Traits): string | undefined =>
  noiseLevels.findLast(level => a.noise === level || b.noise === level)

const namesOf = (traits: Traits): readonly string[] =>
  traitNames.flatMap(trait => (traits[trait] === undefined ? [] : [groupName(trait, traits[trait])]))

/** A pair counts under what either of its records gives, and once under a noise. */
export const namesOfPair = (a: Traits, b: Traits): readonly string[] => {
  const noise = noisier(a, b)
  const given = [...namesOf(a), ...namesOf(b)].filter(name => !name.startsWith('noise '))
  return [overall, ...given, ...(noise === undefined ? [] : [groupName('noise', noise)])]
}

type Counter = ReturnType<typeof openTallies>

function* pairsWithin(records: readonly HeldRecord[]): Generator<readonly [HeldRecord, HeldRecord]> {
  for (const [at, one] of records.entries()) for (const other of records.slice(at + 1)) yield [one, other]
}

const countPairs = (counter: Counter, entity: readonly HeldRecord[], groupOf: ReadonlyMap<string, number>): void => {
  for (const [a, b] of pairsWithin(entity)) {
    if (a.traits.agency === b.traits.agency) continue
    const names = namesOfPair(a.traits, b.traits)
    counter.add('truePairs', names)
    const group = groupOf.get(a.id)
    if (group !== undefined && group === groupOf.get(b.id)) counter.add('found', names)
  }
}

const countLinks = (counter: Counter, group: readonly HeldRecord[]): void => {
  for (const [a, b] of pairsWithin(group)) {
    if (a.traits.agency === b.traits.agency) continue
    const names = namesOfPair(a.traits, b.traits)
    counter.add('links', names)
    if (a.entity !== b.entity) counter.add('wrong', names)
  }
}

const countThings = (counter: Counter, entity: readonly HeldRecord[], mixed: ReadonlySet<string>): void => {
  const names = (records: readonly HeldRecord[]) => records.flatMap(({ traits }) => namesOf(traits))
  counter.add('things', [overall, ...names(entity)])
  const harmed = entity.filter(record => mixed.has(record.id))
  if (harmed.length > 0) counter.add('mismatched', [overall, ...names(harmed)])
}

const isMixed = (group: readonly HeldRecord[]): boolean => new Set(group.map(({ entity }) => entity)).size > 1

/**
 * Counts over records whose truth is known and whose label lets them be compared; all others say nothing of the model.
 * @param groups ids of records that look like one thing, each id in at most one group
 */
export const measureGroups = (
  held: readonly HeldRecord[],
  groups: readonly (readonly string[])[],
): { readonly tallies: Tallies; readonly mixedGroups: number } => {
  const fair = held.filter(record => record.entity !== undefined && !record.isNeverCompared)
  const byId = new Map(fair.map(record => [record.id, record]))
  const known = groups.map(group => group.flatMap(id => byId.get(id) ?? []))
  const groupOf = new Map(groups.flatMap((group, at) => group.map(id => [id, at] as const)))
  const mixedGroups = known.filter(isMixed)
  const mixed = new Set(mixedGroups.flat().map(({ id }) => id))
  const counter = openTallies()
  for (const group of known) countLinks(counter, group)
  for (const entity of Map.groupBy(fair, record => record.entity).values()) {
    countPairs(counter, entity, groupOf)
    countThings(counter, entity, mixed)
  }
  return { tallies: counter.tallies, mixedGroups: mixedGroups.length }
}
