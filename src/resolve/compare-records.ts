// The resolver at work: each record that came in is compared, after its commit, with what it meets on a key, and edges are written.
import type { Desk, Work } from '#core/guard/desk.ts'
import { isGenericKey } from '#core/identifiers/index.ts'
import type { FactId, RecordId } from '#core/language/ids.ts'
import { append } from '#core/ledger/append.ts'
import { entryOf } from '#core/ledger/audit.ts'
import { isOneAccount, originsOf } from '#evaluate'
import {
  type Comparable,
  comparables,
  type FoundEdge,
  holdersOfKeys,
  type KeyHeld,
  keysOfRecords,
  recordsOfFact,
  replaceEdges,
  writeAutomaticMatches,
} from './compare-store.ts'
import { crowd } from './crowd.ts'
import { exactStrongIdentifier } from './exact-strong-identifier.ts'
import { type PairOfRecords, pairOf } from './judgement.ts'
import { compare } from './model/index.ts'
import { floorOf } from './proposals.ts'

/** Records compared in one transaction: enough to share its cost, few enough that a page never waits for its locks. */
const atOnce = 500

/**
 * Leaves out the holders of a key of whom one label has a crowd: pairs grow with the square of a crowd, and would hold up everything behind.
 * INVARIANT: counted within one label. Whoever sees a record sees all that is counted with it, so a hidden record moves no visible edge.
 */
const withoutCrowds = (held: readonly KeyHeld[]): readonly KeyHeld[] =>
  [...Map.groupBy(held, one => `${one.label} ${one.kind} ${one.key}`).values()]
    .filter(some => some.length <= crowd)
    .flat()

/** Pairs of different records of one kind that meet on a key which says something by itself. */
const meetings = (records: readonly RecordId[], held: readonly KeyHeld[]): readonly PairOfRecords[] => {
  const asked = new Set(records)
  const met = new Map<string, PairOfRecords>()
  for (const holders of Map.groupBy(withoutCrowds(held), one => `${one.kind} ${one.key}`).values())
    for (const { record } of holders.filter(one => asked.has(one.record)))
      for (const other of holders) {
        const about = pairOf(record, other.record)
        if (about) met.set(about.join(), about)
      }
  return [...met.values()]
}

type Met = { readonly left: Comparable; readonly right: Comparable }

const scored = ({ left, right }: Met): readonly FoundEdge[] => {
  const { weight, probability, veto } = compare(left.features, right.features, {
    strongOnly: left.isStrongOnly || right.isStrongOnly,
  })
  return probability >= floorOf(left.kind) && veto === undefined ? [{ left, right, weight, probability }] : []
}

/** Inside one source, an exact strong identifier and nothing that speaks against it: the one judgement nobody need give. */
const automatic = ({ left, right }: FoundEdge) => {
  const reason = left.source === right.source ? exactStrongIdentifier(left.features, right.features) : undefined
  return reason === undefined
    ? []
    : [{ about: [left.id, right.id] as const, labels: [left.label, right.label] as const, reason }]
}

const compareSome = async (work: Work, records: readonly RecordId[]): Promise<void> => {
  const leads = (held: readonly KeyHeld[]) => held.filter(({ key, kind }) => !isGenericKey(key, kind))
  const mine = leads(await keysOfRecords(work, records))
  const pairs = meetings(records, leads(await holdersOfKeys(work, [...new Set(mine.map(held => held.key))])))
  const known = await comparables(work, [...new Set(pairs.flat())])
  const origins = await originsOf(work, [...known.keys()])
  const found = pairs.flatMap(pair => {
    // An original and its sanitised copy agree because one was made of the other: that is nothing to propose.
    if (isOneAccount(origins, pair)) return []
    const left = known.get(pair[0])
    const right = known.get(pair[1])
    return left && right ? scored({ left, right }) : []
  })
  await replaceEdges(work, records, found)
  await writeAutomaticMatches(work, found.flatMap(automatic))
  const joined = [...new Set(found.flatMap(edge => [edge.left.id, edge.right.id]))]
  if (joined.length === 0) return
  await append(work.db, [
    entryOf(
      work,
      { verb: 'combination', act: 'compare-records', outcome: 'proposed' },
      joined.map(record => ({ record, manner: 'changed' })),
    ),
  ])
}

/**
 * Compares the records that a fact tells of. Of two records that came in at once the later job sees the earlier record, because both
 * run after their commits; run twice, it ends in the same edges.
 */
export const compareRecords = async (desk: Desk, fact: FactId): Promise<void> => {
  const records = await desk.snapshot(work => recordsOfFact(work, fact))
  for (let from = 0; from < records.length; from += atOnce)
    await desk.transaction(work => compareSome(work, records.slice(from, from + atOnce)))
}
