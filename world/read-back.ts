// A written world read back through intake's own reading, for tests: what each agency would hold, and which true things it is about.
import { createReadStream, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse as parseCsv } from 'csv-parse/sync'
import { parse as parseYaml } from 'yaml'
import { compileRows } from '../src/collect/map-row.ts'
import { readRows } from '../src/collect/read-rows.ts'
import { readSourceDescription } from '../src/collect/read-source-description.ts'
import type { FileDescription, SourceDescription } from '../src/collect/source-description.ts'
import type { Unit } from '../src/collect/unit.ts'

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
export type ReadBack = {
  readonly units: readonly ReadUnit[]
  readonly rejected: readonly Rejected[]
  readonly refused: readonly string[]
}

const directoryOf = (folder: string) => {
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

const readFile = async (
  folder: string,
  source: SourceDescription,
  file: FileDescription,
): Promise<Pick<ReadBack, 'units' | 'rejected'>> => {
  const map = compileRows(source, file)
  const rows = readRows(createReadStream(join(folder, source.source, file.path)), source, file)
  const [units, rejected, keys] = [[] as ReadUnit[], [] as Rejected[], new Set<string>()]
  for (let step = await rows.next(); !step.done; step = await rows.next())
    for (const row of step.value) {
      const place = { file: file.path, line: row.line }
      const mapped = 'fault' in row ? row : map(row.cells)
      if ('fault' in mapped) rejected.push({ source: source.source, ...place, kind: mapped.fault.kind })
      else if ('unit' in mapped && keys.has(mapped.unit.key))
        rejected.push({ source: source.source, ...place, kind: 'duplicate-key' })
      else if ('unit' in mapped) units.push({ source, ...place, unit: mapped.unit })
      if ('unit' in mapped) keys.add(mapped.unit.key)
    }
  return { units, rejected }
}

/** Everything in the folder as intake reads it, before anything is stored. */
export const readBack = async (folder: string): Promise<ReadBack> => {
  const directory = directoryOf(folder)
  const names = readdirSync(folder, { withFileTypes: true }).flatMap(entry => (entry.isDirectory() ? [entry.name] : []))
  const [units, rejected, refused] = [[] as ReadUnit[], [] as Rejected[], [] as string[]]
  for (const name of names) {
    const read = readSourceDescription(
      readFileSync(join(folder, name, 'source.yaml'), 'utf8'),
      'source.yaml',
      directory,
    )
    if ('refusals' in read)
      refused.push(`${name}: ${read.refusals.map(({ kind, reason }) => `${kind} ${reason}`).join(' ')}`)
    else
      for (const file of read.description.files) {
        const of = await readFile(folder, read.description, file)
        units.push(...of.units)
        rejected.push(...of.rejected)
      }
  }
  return { units, rejected, refused }
}
