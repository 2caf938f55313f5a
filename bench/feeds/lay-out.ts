// Lays a feed out as an agency would send it, with nothing in it that tells who is who: ids replaced, rows shuffled, the truth kept apart.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { packageRoot } from '#core/ground/paths.ts'
import { type Random, seededRandom } from '#core/ground/random.ts'
import { dataFile } from '../benchmark-data.ts'
import type { FeedFile, KnownFeed } from './known-feeds.ts'

type Row = Readonly<Record<string, string>>
type Table = { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] }

export type LaidOut = {
  /** `source key` → who it is about, and → which group of cases it belongs to. */
  readonly entityOf: ReadonlyMap<string, string>
  readonly groupOf: ReadonlyMap<string, string>
}

export const examplesFolder = join(packageRoot, 'docs', 'examples', 'feeds')
export const nameOfRecord = (source: string, key: string): string => `${source} ${key}`

const readTable = (path: string): Table => {
  const [header = [], ...rows]: string[][] = parse(readFileSync(path))
  return { header, rows }
}

const asRow = (header: readonly string[], cells: readonly string[]): Row =>
  Object.fromEntries(header.map((name, at) => [name.trim(), (cells[at] ?? '').trim()]))

const shuffled = <T>(items: readonly T[], random: Random): readonly T[] =>
  items
    .map(item => ({ item, at: random.fraction() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item)

type Opaque = { readonly row: Row; readonly name: string; readonly id: string }

/** The same table in another order, its ids opaque and its truth emptied; header and other cells stay as written, blanks and all. */
export const hideTruth = ({ header, rows }: Table, file: Pick<FeedFile, 'id' | 'hide'>, random: Random) => {
  const [idAt, ...hideAt] = [file.id, ...file.hide].map(column => header.findIndex(name => name.trim() === column))
  const keyed = shuffled(rows, random).map((cells, at) => ({ cells, key: `r${String(at + 1).padStart(6, '0')}` }))
  const hidden = keyed.map(({ cells, key }) =>
    cells.map((cell, at) => (at === idAt ? key : hideAt.includes(at) ? '' : cell)),
  )
  return { hidden: [header, ...hidden], told: keyed.map(({ cells, key }) => ({ key, row: asRow(header, cells) })) }
}

const writeHidden = (from: string, to: string, file: FeedFile, random: Random): readonly Opaque[] => {
  const { hidden, told } = hideTruth(readTable(from), file, random)
  writeFileSync(to, stringify(hidden))
  return told.map(({ key, row }) => ({ row, name: nameOfRecord(file.source, key), id: row[file.id] ?? '' }))
}

const truthOfKey = (feed: KnownFeed, data: string, laid: ReadonlyMap<string, readonly Opaque[]>): LaidOut => {
  const [entityOf, groupOf] = [new Map<string, string>(), new Map<string, string>()]
  if (!feed.key) return { entityOf, groupOf }
  const { source, id, entity, group } = feed.key
  const { header, rows } = readTable(dataFile(data, feed.key.data))
  for (const row of rows.map(cells => asRow(header, cells))) {
    const found = laid.get((row[source] ?? '').toLowerCase())?.find(one => one.id === row[id])
    if (!found) continue
    entityOf.set(found.name, row[entity] ?? '')
    groupOf.set(found.name, row[group] ?? '')
  }
  return { entityOf, groupOf }
}

/** Lays the feed out under `to`, beside the example's descriptions. The same seed hides it in the same way. */
export const layOut = (feed: KnownFeed, data: string, to: string, seed = 'feeds'): LaidOut => {
  const random = seededRandom(`${seed} ${feed.name}`)
  cpSync(join(examplesFolder, feed.name), to, { recursive: true })
  const laid = new Map<string, readonly Opaque[]>()
  for (const file of feed.files) {
    mkdirSync(join(to, file.source), { recursive: true })
    const path = join(to, file.source, basename(file.data))
    laid.set(file.source, writeHidden(dataFile(data, file.data), path, file, random))
  }
  if (feed.key) return truthOfKey(feed, data, laid)
  const told = feed.files.flatMap(({ source, entity }) =>
    (laid.get(source) ?? []).map(({ name, row }) => [name, entity?.(row) ?? ''] as const),
  )
  return { entityOf: new Map(told), groupOf: new Map() }
}
