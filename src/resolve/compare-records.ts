// The resolver at work: each record that came in is compared, after its commit, with what it meets on a key, and edges are written.
import type { Desk, Work } from '#core/guard/desk.ts'
import { isGenericKey } from '#core/identifiers/index.ts'
import type { FactId, RecordId } from '#core/language/ids.ts'
import type { ThingKind } from '#core/language/things.ts'
import { isOneAccount, originsOf } from '#evaluate'
import { type Comparable, type Held, holdersOfKeys, type Lead, recordsOfFact, type Told } from './compare-store.ts'
import { crowd } from './crowd.ts'
import { pairOf } from './judgement.ts'
import { type FoundEdge, keepEdges } from './keep-edges.ts'
import { compare } from './model/index.ts'
import { floorOf } from './proposals.ts'

/** Records compared in one transaction: enough to share its cost, few enough that it is over before another wants the same. */
const atOnce = 100

const leadsOf = (told: readonly Told[]): readonly Lead[] =>
  told.flatMap(({ keys, comparable }) =>
    comparable
      ? keys.filter(key => !isGenericKey(key, comparable.kind)).map(key => ({ kind: comparable.kind, key }))
      : [],
  )

type Met = { readonly left: Comparable; readonly right: Comparable }

const nameOf = (kind: ThingKind, key: string): string => `${kind} ${key}`

/** Pairs of different records of one kind that meet on a key which says something by itself, each once. */
const meetings = (own: ReadonlySet<RecordId>, held: readonly Held[]): readonly Met[] => {
  const byKey = Map.groupBy(
    held.flatMap(one => one.keys.map(key => ({ one, name: nameOf(one.kind, key) }))),
    ({ name }) => name,
  )
  const met = new Map<string, Met>()
  for (const holders of byKey.values())
    for (const { one } of holders.filter(({ one }) => own.has(one.id)))
      for (const { one: other } of holders) {
        const about = pairOf(one.id, other.id)
        if (about)
          met.set(about.join(), one.id === about[0] ? { left: one, right: other } : { left: other, right: one })
      }
  return [...met.values()]
}

const scored = ({ left, right }: Met): readonly FoundEdge[] => {
  const { weight, probability, veto } = compare(left.features, right.features, {
    strongOnly: left.isStrongOnly || right.isStrongOnly,
  })
  return probability >= floorOf(left.kind) && veto === undefined ? [{ left, right, weight, probability }] : []
}

/** An original and its sanitised copy agree because one was made of the other: that is nothing to propose. */
const betweenAccounts = async (work: Work, found: readonly FoundEdge[]): Promise<readonly FoundEdge[]> => {
  if (found.length === 0) return found
  const origins = await originsOf(
    work,
    found.flatMap(({ left, right }) => [left.id, right.id]),
  )
  return found.filter(({ left, right }) => !isOneAccount(origins, [left.id, right.id]))
}

const compareSome = async (work: Work, fact: FactId, from: number): Promise<number> => {
  const { told, all } = await recordsOfFact(work, fact, from, atOnce)
  if (told.length === 0) return all
  const held = await holdersOfKeys(work, leadsOf(told), crowd)
  const met = meetings(new Set(told.map(one => one.id)), held)
  await keepEdges(work, told, await betweenAccounts(work, met.flatMap(scored)))
  return all
}

/**
 * Compares the records that a fact tells of. Of two records that came in at once the later job sees the earlier record, because both
 * run after their commits; run twice, or beside another, it ends in the same edges.
 */
export const compareRecords = async (desk: Desk, fact: FactId): Promise<void> => {
  let all = 1
  for (let from = 0; from < all; from += atOnce) all = await desk.stepwise(work => compareSome(work, fact, from))
}
