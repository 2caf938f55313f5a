// One stretch of the records that a benchmark begins with, written by COPY in a process of its own.
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { from as copyFrom } from 'pg-copy-streams'
import { openPool } from '#core/ground/postgres/database.ts'
import { slot } from '#core/guard/slot.ts'
import { featuresOf, keysOfFeatures } from '#core/identifiers/index.ts'
import type { LabelId } from '#core/language/ids.ts'
import type { Filling } from './fill.ts'
import { heldRecord } from './invented-records.ts'
import { idOf, sourceOf } from './labels.ts'

const filling: Filling = JSON.parse(process.argv[2] ?? '{}')
const atOnce = 5_000

const copyable = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n')

type Lines = { readonly record: string[]; readonly posting: string[]; readonly feature: string[] }

const linesOf = (place: number, lines: Lines): void => {
  const { kind, properties } = heldRecord(filling.seed, place)
  const own = filling.labels[place % filling.labels.length] ?? []
  const label = own[Math.floor(place / filling.labels.length) % own.length] as LabelId
  const [record, source] = [idOf(`${filling.seed} ${place}`), sourceOf(place)]
  const features = featuresOf(kind, properties)
  lines.record.push(`${record}\t${source}\t${place}\t${place}\t${kind}\t${label}\t1\n`)
  lines.feature.push(`${record}\t${label}\t${kind}\t${source}\t${copyable(JSON.stringify(features))}\n`)
  for (const key of keysOfFeatures(features))
    lines.posting.push(`${slot(key, label)}\t${copyable(key)}\t${label}\t${kind}\t${record}\n`)
}

const columns = {
  record: 'collect.record (id, source, key, unit, kind, label, version)',
  posting: 'collect.posting (slot, key, label, kind, record)',
  feature: 'collect.feature (record, label, kind, source, features)',
} as const

const pool = openPool(filling.place, 'keeper')
const client = await pool.connect()
await client.query('set synchronous_commit = off')
for (let start = filling.from; start < filling.to; start += atOnce) {
  const lines: Lines = { record: [], posting: [], feature: [] }
  const end = Math.min(filling.to, start + atOnce)
  for (let place = start; place < end; place++) linesOf(place, lines)
  for (const table of ['record', 'posting', 'feature'] as const)
    await pipeline(Readable.from(lines[table]), client.query(copyFrom(`copy ${columns[table]} from stdin`)))
  process.send?.(end - start)
}
client.release()
await pool.end()
process.disconnect?.()
