// Records that hang together without an edge between them: what the model says of each such pair, from what the viewer sees of both.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import type { Features } from '#core/identifiers/index.ts'
import type { RecordId } from '#core/language/ids.ts'
import { isOneAccount, type Origin, originsOf } from '#evaluate'
import type { PairOfRecords } from './judgement.ts'
import { componentsOf } from './model/components.ts'
import { compare, contradict, models } from './model/index.ts'

export type MissingPairs = {
  /** The weight of a pair that has no edge; undefined where nothing may be compared. */
  readonly score: (one: RecordId, other: RecordId) => number | undefined
  /** Pairs that can never be one, whatever else agrees. */
  readonly vetoed: readonly PairOfRecords[]
  /** Whether these two are plainly of two people, as far as the viewer sees. */
  readonly contradicts: (one: RecordId, other: RecordId) => boolean
}

type Compared = { readonly features: Features; readonly isStrongOnly: boolean }
type Row = Compared & { record: RecordId }

const atOnce = 5_000

/** INVARIANT: under the viewer's own sight, so that a record he may not see never moves a mean and never vetoes. */
const featuresSeen = async (work: Work, records: readonly RecordId[]): Promise<ReadonlyMap<RecordId, Compared>> => {
  const seen = [...work.sight.visible]
  const all = new Map<RecordId, Compared>()
  for (let from = 0; from < records.length; from += atOnce) {
    const { rows } = await sql<Row>`
      select f.record, f.features, l.compare = 'strong-only' as "isStrongOnly"
      from collect.feature f join guard.label l on l.id = f.label
      where f.record = any(${records.slice(from, from + atOnce)}::uuid[]) and f.label = any(${seen}::int[])`.execute(
      work.db,
    )
    for (const row of rows) all.set(row.record, row)
  }
  return all
}

const keyOf = ([one, other]: PairOfRecords): string => (one < other ? `${one} ${other}` : `${other} ${one}`)

/** Records that hang together over these pairs; two alone have their pair and lack none. */
const lackingPairs = (pairs: readonly PairOfRecords[], largest: number): readonly (readonly RecordId[])[] => {
  const ids = [...new Set(pairs.flat())].sort()
  const place = new Map(ids.map((id, at) => [id, at]))
  const tied = pairs.map(([one, other]) => [place.get(one) ?? 0, place.get(other) ?? 0] as const)
  return componentsOf(ids.length, tied)
    .filter(component => component.length > 2 && component.length <= largest)
    .map(component => component.flatMap(at => ids[at] ?? []))
}

const pairsWithout = (component: readonly RecordId[], known: ReadonlySet<string>): readonly PairOfRecords[] =>
  component.flatMap((one, at) =>
    component.slice(at + 1).flatMap((other): PairOfRecords[] => (known.has(keyOf([one, other])) ? [] : [[one, other]])),
  )

const comparedPair = (
  [one, other]: PairOfRecords,
  features: ReadonlyMap<RecordId, Compared>,
  origins: ReadonlyMap<RecordId, Origin>,
) => {
  const [a, b] = [features.get(one), features.get(other)]
  // One account told twice says nothing about itself.
  if (!a || !b || a.features.kind !== b.features.kind || isOneAccount(origins, [one, other])) return undefined
  return compare(a.features, b.features, { strongOnly: a.isStrongOnly || b.isStrongOnly })
}

/**
 * Compares every pair that lacks an edge among records that hang together over the `tied` pairs, edges and judged matches alike.
 * @param known pairs of which an edge already says how they compare
 */
export const compareMissingPairs = async (
  work: Work,
  tied: readonly PairOfRecords[],
  known: readonly PairOfRecords[],
  largest: number,
): Promise<MissingPairs> => {
  const spoken = new Set(known.map(keyOf))
  const judgedAlone = tied.filter(pair => !spoken.has(keyOf(pair)))
  const missing = [
    ...new Map(
      [...lackingPairs(tied, largest).flatMap(component => pairsWithout(component, spoken)), ...judgedAlone].map(
        pair => [keyOf(pair), pair] as const,
      ),
    ).values(),
  ]
  const records = [...new Set(missing.flat())].sort()
  if (records.length === 0) return { score: () => undefined, vetoed: [], contradicts: () => false }
  const features = await featuresSeen(work, records)
  const origins = await originsOf(work, records)
  const weights = new Map<string, number>()
  const vetoed: PairOfRecords[] = []
  const apart = new Set<string>()
  for (const pair of missing) {
    const compared = comparedPair(pair, features, origins)
    const kind = features.get(pair[0])?.features.kind
    if (compared && kind !== undefined && contradict(compared, models[kind].floor)) apart.add(keyOf(pair))
    if (compared) weights.set(keyOf(pair), compared.weight)
    if (compared?.veto !== undefined) vetoed.push(pair)
  }
  return {
    score: (one, other) => weights.get(keyOf([one, other])),
    vetoed,
    contradicts: (one, other) => apart.has(keyOf([one, other])),
  }
}
