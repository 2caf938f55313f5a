// Where recall is lost: true pairs across agencies that stand in no group together, by what became of them.
import { isGenericKey } from '#core/identifiers/index.ts'
import { compareFeatures } from '#resolve'
import type { HeldRecord } from '../src/quality/held-record.ts'
import type { LinkedRecords } from '../src/quality/link-records.ts'
import { type RecordPair, truePairsOf } from './pairs.ts'

const meets = ([a, b]: RecordPair): boolean => {
  const keys = new Set(a.keys.filter(key => !isGenericKey(key, a.kind)))
  return b.keys.some(key => keys.has(key))
}

const termsOf = ([a, b]: RecordPair, { model }: LinkedRecords) =>
  compareFeatures(a.features, b.features, { strongOnly: a.strongOnly === true || b.strongOnly === true, model })

const beside = new Set(['prior', 'lists', 'household'])
const saidOf = (pair: RecordPair, linked: LinkedRecords): readonly string[] =>
  termsOf(pair, linked).terms.flatMap(({ comparison, level }) =>
    beside.has(comparison) || comparison.endsWith('rarity') ? [] : [`${comparison} ${level}`],
  )

const causeOf = (pair: RecordPair, linked: LinkedRecords): string => {
  const { probability, veto } = termsOf(pair, linked)
  if (!meets(pair)) return 'meet on no key'
  if (veto !== undefined) return 'vetoed'
  if (probability < linked.model.floor) return 'meet, and the model finds them unlikely'
  return probability < linked.model.link ? 'meet, to be asked about' : 'suggested, and parted by the clustering'
}

const countOf = (names: readonly string[]): readonly (readonly [string, number])[] =>
  [...Map.groupBy(names, name => name)]
    .map(([name, all]) => [name, all.length] as const)
    .toSorted((a, b) => b[1] - a[1])

const shown = 12

/** A line for each cause, and with `inDetail` what agreed and differed in the commonest of them. */
export const lostPairs = (
  held: readonly HeldRecord[],
  linked: LinkedRecords,
  groups: readonly (readonly string[])[],
  inDetail: boolean,
): readonly string[] => {
  const groupOf = new Map(groups.flatMap((group, at) => group.map(id => [id, at] as const)))
  const pairs = [...truePairsOf(held.filter(record => !record.isNeverCompared))]
  const isFound = ([a, b]: RecordPair) => groupOf.has(a.id) && groupOf.get(a.id) === groupOf.get(b.id)
  const nameAlone = pairs.filter(pair => saidOf(pair, linked).every(said => /^(?:name|sex) /.test(said)))
  const besides = pairs.length - nameAlone.length
  const foundBesides = pairs.filter(isFound).length - nameAlone.filter(isFound).length
  const lost = pairs.filter(pair => !isFound(pair))
  const blocked = pairs.filter(meets).length
  return [
    `${pairs.length} true pairs across agencies, ${blocked} of them meet on a key (${((blocked / pairs.length) * 100).toFixed(1)}%)`,
    `${nameAlone.length} of them have nothing in common but a name and a sex; of the others ${((foundBesides / besides) * 100).toFixed(1)}% are found`,
    ...countOf(lost.map(pair => causeOf(pair, linked))).map(([cause, many]) => `lost ${many}: ${cause}`),
    ...(inDetail ? countOf(lost.map(pair => saidOf(pair, linked).join(', '))) : [])
      .slice(0, shown)
      .map(([said, many]) => `lost ${many} with ${said}`),
  ]
}
