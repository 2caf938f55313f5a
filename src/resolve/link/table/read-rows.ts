// Rows of a file, CSV or Parquet, as texts; names and values without the blanks around them, as files of agencies have them.
import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { basename, extname } from 'node:path'
import type { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { parse } from 'csv-parse'
import { Problem } from '#core/ground/problem.ts'
import { TableBuilder } from './build-table.ts'
import { onlyUtf8 } from './only-utf8.ts'
import { parquetBatches } from './read-parquet.ts'
import type { Table } from './table.ts'

type Row = readonly string[]

/** What lies ready, again and again until the end: waiting for each row by itself would cost as much as reading it. */
async function* inBatches(rows: Readable): AsyncIterable<readonly Row[]> {
  const ending = finished(rows, { writable: false })
  ending.catch(() => {})
  while (!rows.readableEnded) {
    const batch: Row[] = []
    for (let row = rows.read() as Row | null; row !== null; row = rows.read() as Row | null) batch.push(row)
    if (batch.length > 0) yield batch
    else await Promise.race([once(rows, 'readable'), ending])
  }
  await ending
}

/** The first row is the names of the columns. */
async function* csvBatches(path: string): AsyncIterable<readonly Row[]> {
  const file = createReadStream(path)
  const checked = onlyUtf8(path)
  const parser = file
    .pipe(checked)
    .pipe(parse({ bom: true, trim: true, relax_column_count: false, skip_empty_lines: true }))
  for (const before of [file, checked]) before.once('error', (fault: Error) => parser.destroy(fault))
  try {
    yield* inBatches(parser)
  } catch (cause) {
    if (cause instanceof Problem) throw cause
    throw new Problem({
      what: `The file cannot be read as CSV: ${cause instanceof Error ? cause.message : String(cause)}`,
      where: path,
      mend: 'write it as comma-separated UTF-8 with one row of column names and as many fields in every row',
      cause,
    })
  } finally {
    file.destroy()
  }
}

/** Rows as they come off the file, many at a time; the first row is the names of the columns. */
const batchesOf = (path: string): AsyncIterable<readonly Row[]> =>
  extname(path).toLowerCase() === '.parquet' ? parquetBatches(path) : csvBatches(path)

export async function* rowsOf(path: string): AsyncIterable<Row> {
  for await (const batch of batchesOf(path)) yield* batch
}

const sourceNameOf = (path: string): string => basename(path, extname(path))

export type TableAsk = {
  readonly files: readonly string[]
  readonly id: string
  /** Columns that are wanted; each must be in every file. */
  readonly columns: readonly string[]
  /** A column that says which file a record came from; where a file has none of this name, its own name stands in it. */
  readonly sourceColumn?: string
  readonly onRows?: (rows: number) => void
}

const placeOf = (names: readonly string[], wanted: string, path: string): number => {
  const at = names.indexOf(wanted)
  if (at >= 0) return at
  throw new Problem({
    what: `There is no column "${wanted}".`,
    where: path,
    mend: `it has: ${names.join(', ')}. Rename one, or change the model.`,
  })
}

/** Splink's documentation has a name's parts joined by hand into a further column; where a file lacks it, it is made the same way. */
const joined = (names: readonly string[], wanted: string): readonly [number, number] | undefined => {
  if (names.includes(wanted) || !wanted.endsWith('_concat')) return undefined
  const both = wanted.slice(0, -'_concat'.length)
  for (const [at, name] of names.entries()) {
    const other = names.indexOf(both.slice(name.length + 1))
    if (both.startsWith(`${name}_`) && other >= 0) return [at, other]
  }
  return undefined
}

type Picker = (row: Row) => string

const pickerOf = (names: readonly string[], wanted: string, path: string): Picker => {
  const pair = joined(names, wanted)
  if (pair !== undefined) {
    const [one, other] = pair
    return row => (row[one] && row[other] ? `${row[one]} ${row[other]}` : '')
  }
  const at = placeOf(names, wanted, path)
  return row => row[at] ?? ''
}

/** A record keeps the number of its file in a byte. */
const mostFiles = 256

const refuseTooMany = (files: readonly string[]): void => {
  if (files.length <= mostFiles) return
  throw new Problem({
    what: `${files.length} files were given, and at most ${mostFiles} are linked at once.`,
    where: `the first beyond: ${files[mostFiles]}`,
    mend: 'put files of one source together',
  })
}

const refuseSameNames = (sources: readonly string[], files: readonly string[]): void => {
  const twice = sources.find((name, at) => sources.indexOf(name) !== at)
  if (twice === undefined) return
  throw new Problem({
    what: `Two of the files are called "${twice}", and pairs name their file.`,
    where: files.join(', '),
    mend: 'give them different names',
  })
}

/** Puts the rows of one file into the table. */
class FileReader {
  private picks: { readonly id: Picker; readonly values: readonly Picker[] } | undefined
  private rows = 0
  private readonly path: string
  private readonly ask: TableAsk
  private readonly builder: TableBuilder
  private readonly source: number

  constructor(path: string, source: number, ask: TableAsk, builder: TableBuilder) {
    this.path = path
    this.source = source
    this.ask = ask
    this.builder = builder
  }

  take(row: Row): void {
    const { path, ask, picks } = this
    if (picks === undefined) {
      this.picks = {
        id: pickerOf(row, ask.id, path),
        values: ask.columns.map(name => this.pickerOf(name, row)),
      }
      return
    }
    this.rows += 1
    const key = picks.id(row)
    if (key === '')
      throw new Problem({
        what: 'A record has no id.',
        where: `${path}, record ${this.rows}, column ${ask.id}`,
        mend: 'give every row an id of its own',
      })
    this.builder.add(
      this.source,
      key,
      picks.values.map(value => value(row)),
    )
  }

  private pickerOf(name: string, names: Row): Picker {
    const { path, ask } = this
    if (name !== ask.sourceColumn || names.includes(name)) return pickerOf(names, name, path)
    const source = sourceNameOf(path)
    return () => source
  }
}

const toldEach = 50_000

export const readTable = async (ask: TableAsk): Promise<Table> => {
  const sources = ask.files.map(sourceNameOf)
  refuseTooMany(ask.files)
  refuseSameNames(sources, ask.files)
  const builder = new TableBuilder(ask.columns)
  for (const [source, path] of ask.files.entries()) {
    const reader = new FileReader(path, source, ask, builder)
    for await (const batch of batchesOf(path)) {
      const before = builder.size
      for (const row of batch) reader.take(row)
      if (Math.floor(builder.size / toldEach) > Math.floor(before / toldEach)) ask.onRows?.(builder.size)
    }
  }
  return builder.table(sources)
}
