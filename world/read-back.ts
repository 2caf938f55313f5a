// A written world read back through intake's own reading, for tests: what each agency would hold, and which true things it is about.
import { createReadStream, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse as parseCsv } from 'csv-parse/sync'
import { parse as parseYaml } from 'yaml'
import type { Directory } from '../src/collect/feed/describe/check-description.ts'
import { readSourceDescription } from '../src/collect/feed/describe/read-source-description.ts'
import type { FileDescription, SourceDescription } from '../src/collect/feed/describe/source-description.ts'
import { compileRows, type MappedRow } from '../src/collect/feed/map/map-row.ts'
import type { Unit } from '../src/collect/feed/map/unit.ts'
import { readRows } from '../src/collect/feed/read/read-rows.ts'
import { FileRefused } from '../src/collect/feed/take-in/rejection.ts'

export type List = readonly Readonly<Record<string, string>>[]
export const readList = (folder: string, file: string): List =>
  parseCsv(readFileSync(join(folder, file)), { columns: true }) as List

export type ReadUnit = {
  readonly source: SourceDescription
  readonly file: string
  readonly line: number
  readonly unit: Unit
}
export type Rejected = { readonly source: string; readonly file: string; readonly line: number; readonly kind: string }
/** A source of which nothing is taken. */
export type Refused = { readonly source: string; readonly kind: string }
export type ReadBack = {
  readonly units: readonly ReadUnit[]
  readonly rejected: readonly Rejected[]
  readonly refused: readonly Refused[]
}
type Gathered = { readonly units: ReadUnit[]; readonly rejected: Rejected[]; readonly refused: Refused[] }

const directoryOf = (folder: string): Directory => {
  const { agencies } = parseYaml(readFileSync(join(folder, 'agencies.yaml'), 'utf8')) as {
    agencies: { code: string }[]
  }
  const { agreements, compartments } = parseYaml(readFileSync(join(folder, 'agreements.yaml'), 'utf8')) as {
    agreements: { id: string; parties: string[] }[]
    compartments: { id: string }[]
  }
  return {
    agencies: new Set(agencies.map(({ code }) => code)),
    agreements: new Map(agreements.map(({ id, parties }) => [id, { parties: new Set(parties) }])),
    compartments: new Set(compartments.map(({ id }) => id)),
  }
}

/** What is wrong with one row, if anything; a key given before is wrong too. */
const faultOf = (mapped: MappedRow, keys: Set<string>): string | undefined => {
  if ('fault' in mapped) return mapped.fault.kind
  if (!('unit' in mapped)) return undefined
  const isRepeated = keys.has(mapped.unit.key)
  keys.add(mapped.unit.key)
  return isRepeated ? 'duplicate-key' : undefined
}

const readFile = async (
  folder: string,
  source: SourceDescription,
  file: FileDescription,
  into: Gathered,
): Promise<void> => {
  const map = compileRows(source, file)
  const rows = readRows(createReadStream(join(folder, source.source, file.path)), source, file)
  const keys = new Set<string>()
  for (;;) {
    const step = await rows.next()
    if (step.done) {
      const isWhole = file.complete?.count === undefined || file.complete.count === step.value.rows
      if (!isWhole) into.refused.push({ source: source.source, kind: 'file-truncated' })
      return
    }
    for (const row of step.value) {
      const place = { file: file.path, line: row.line }
      const mapped = 'fault' in row ? row : map(row.cells)
      const kind = faultOf(mapped, keys)
      if (kind !== undefined) into.rejected.push({ source: source.source, ...place, kind })
      else if ('unit' in mapped) into.units.push({ source, ...place, unit: mapped.unit })
    }
  }
}

const readSource = async (folder: string, name: string, directory: Directory, into: Gathered): Promise<void> => {
  const read = readSourceDescription(readFileSync(join(folder, name, 'source.yaml'), 'utf8'), 'source.yaml', directory)
  if ('refusals' in read) into.refused.push(...read.refusals.map(({ kind }) => ({ source: name, kind })))
  else for (const file of read.description.files) await readFile(folder, read.description, file, into)
}

/** Everything in the folder as intake reads it, before anything is stored. */
export const readBack = async (folder: string): Promise<ReadBack> => {
  const directory = directoryOf(folder)
  const into: Gathered = { units: [], rejected: [], refused: [] }
  for (const entry of readdirSync(folder, { withFileTypes: true }).filter(entry => entry.isDirectory()))
    try {
      await readSource(folder, entry.name, directory, into)
    } catch (fault) {
      if (!(fault instanceof FileRefused)) throw fault
      into.refused.push({ source: entry.name, kind: fault.refusal.kind })
    }
  return into
}
