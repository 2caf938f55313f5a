// How fast the queue's order finds what is true, on a written world: `node bench/reviewing.ts WORLD_FOLDER [DECISIONS]`.
// The share of true links (pairs of records of one thing) that stand together after each hundred decisions of a judge who is never wrong.
import { featuresOf, keysOfFeatures } from '#core/identifiers/index.ts'
import type { ThingKind } from '#core/language/things.ts'
import { linkBatch, models } from '../src/resolve/model/index.ts'
import { measureReviewing, orders } from '../src/resolve/queue/measure-reviewing.ts'
import { type ReadUnit, readBack, readList } from '../world/read-back.ts'

const [folder, most = '2000'] = process.argv.slice(2)
if (!folder) {
  process.stderr.write('Say which world: node bench/reviewing.ts WORLD_FOLDER [DECISIONS]\n')
  process.exit(2)
}

const idOf = (source: string, key: string): string => `${source}|${key}`

const comparedIn = (units: readonly ReadUnit[]) =>
  new Map(
    units.flatMap(({ source, unit }) =>
      unit.label.compare === 'never'
        ? []
        : unit.records.map(({ kind, key, properties }) => {
            const features = featuresOf(kind, properties)
            const id = idOf(source.source, key)
            return [
              id,
              { id, kind, keys: keysOfFeatures(features), features, strongOnly: unit.label.compare === 'strong-only' },
            ]
          }),
    ),
  )

const linksOf = (units: readonly ReadUnit[]): ReadonlyMap<string, number> => {
  const links = new Map<string, number>()
  for (const { source, unit } of units)
    for (const { fromKey, toKey } of unit.links)
      for (const key of [fromKey, toKey])
        links.set(idOf(source.source, key), (links.get(idOf(source.source, key)) ?? 0) + 1)
  return links
}

const { units } = await readBack(folder)
const records = comparedIn(units)
const links = linksOf(units)
const truth = new Map(
  readList(folder, 'truth.csv').map(row => [idOf(row.source ?? '', row.key ?? ''), row.entity ?? '']),
)
const { edges } = linkBatch([...records.values()])

const measure = (kinds: readonly ThingKind[]) => {
  const among = [...records.values()].filter(record => kinds.includes(record.kind))
  const ofKind = new Map(among.flatMap(({ id }) => (truth.has(id) ? [[id, truth.get(id) ?? ''] as const] : [])))
  const reviewed = edges
    .filter(edge => kinds.includes(edge.kind))
    .map(edge => ({
      ...edge,
      isSuggested: edge.probability >= models[edge.kind].link,
      links: (links.get(edge.left) ?? 0) + (links.get(edge.right) ?? 0),
    }))
  process.stdout.write(
    `\n${kinds.length > 1 ? 'all kinds' : kinds[0]}: ${among.length} records, ${reviewed.length} proposals\n`,
  )
  const curves = orders.map(order => ({
    order,
    ...measureReviewing({ edges: reviewed, truth: ofKind, order, decisions: Number(most) }),
  }))
  process.stdout.write(
    `true links: ${curves[0]?.trueLinks}\n${'decisions'.padEnd(12)}${orders.map(order => order.padStart(32)).join('')}\n`,
  )
  for (const { decisions } of curves[0]?.curve ?? [])
    process.stdout.write(
      `${String(decisions).padEnd(12)}${curves
        .map(({ curve }) => curve.find(point => point.decisions === decisions))
        .map(point => (point ? `${point.found} (${(point.share * 100).toFixed(2)}%)` : '–').padStart(32))
        .join('')}\n`,
    )
}

measure(['person'])
measure(Object.keys(models) as ThingKind[])
