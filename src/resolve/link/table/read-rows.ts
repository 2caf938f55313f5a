// Rows of a file, CSV or Parquet; names and values without the blanks around them, as files of agencies have them.
import { createReadStream } from 'node:fs'
import { basename, extname } from 'node:path'
import { Problem } from '#core/ground/problem.ts'
import { TableBuilder } from './build-table.ts'
import { CsvRows, WrongCsv } from './csv-rows.ts'
import { type Fields, FieldsOfTexts, fieldAt, textsIn } from './fields.ts'
import { onlyUtf8 } from './only-utf8.ts'
import { parquetBatches } from './read-parquet.ts'
import type { Table } from './table.ts'

type Row = readonly string[]

const bytesAtOnce = 1 << 20

/** Stops after each stretch of the file, when its rows have been taken. */
async function* takeCsv(path: string, take: (row: Fields) => void): AsyncIterable<void> {
  const file = createReadStream(path, { highWaterMark: bytesAtOnce })
  const checked = file.pipe(onlyUtf8(path))
  file.once('error', (fault: Error) => checked.destroy(fault))
  const rows = new CsvRows(take)
  try {
    for await (const chunk of checked) {
      rows.write(chunk as Buffer)
      yield
    }
    rows.end()
  } catch (cause) {
    if (cause instanceof Problem) throw cause
    const isWrong = cause instanceof WrongCsv
    throw new Problem({
      what: `The file cannot be read${isWrong ? ' as CSV' : ''}: ${cause instanceof Error ? cause.message : String(cause)}`,
      where: path,
      mend: isWrong
        ? 'write it as UTF-8 with commas, semicolons, tabs or bars between fields, one row of column names and as many fields in every row'
        : 'see that it is there and may be read',
      cause,
    })
  } finally {
    file.destroy()
  }
}

async function* takeParquet(path: string, take: (row: Fields) => void): AsyncIterable<void> {
  const encoded = new FieldsOfTexts()
  for await (const batch of parquetBatches(path)) {
    for (const row of batch) take(encoded.fields(row))
    yield
  }
}

/** Hands over one row after the other; the first is the names of the columns. It stops now and then, so that others get their turn. */
const takeRows = (path: string, take: (row: Fields) => void): AsyncIterable<void> =>
  extname(path).toLowerCase() === '.parquet' ? takeParquet(path, take) : takeCsv(path, take)

export async function* rowsOf(path: string): AsyncIterable<Row> {
  let some: Row[] = []
  for await (const _ of takeRows(path, row => some.push(textsIn(row)))) {
    yield* some
    some = []
  }
  yield* some
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

/** The engines take names of columns for the same whatever their case; so does this where that is no choice. */
const placesOf = (names: readonly string[], wanted: string): readonly number[] => {
  const places = (isIt: (name: string) => boolean) => names.flatMap((name, at) => (isIt(name) ? [at] : []))
  const exactly = places(name => name === wanted)
  return exactly.length > 0 ? exactly : places(name => name.toLowerCase() === wanted.toLowerCase())
}

const placeOf = (names: readonly string[], wanted: string, path: string): number => {
  const [at, ...more] = placesOf(names, wanted)
  if (at !== undefined && more.length === 0) return at
  if (at !== undefined)
    throw new Problem({
      what: `${more.length + 1} columns are called "${wanted}", and it cannot be told which is meant.`,
      where: path,
      mend: 'give them different names',
    })
  throw new Problem({
    what: `There is no column "${wanted}".`,
    where: path,
    mend: `it has: ${names.join(', ')}. Rename one, change the model, or say the column of ids with --id.`,
  })
}

/** Splink's documentation has a name's parts joined by hand into a further column; where a file lacks it, it is made the same way. */
const joined = (names: readonly string[], wanted: string): readonly [number, number] | undefined => {
  if (placesOf(names, wanted).length > 0 || !wanted.endsWith('_concat')) return undefined
  const both = wanted.slice(0, -'_concat'.length)
  for (const [at, name] of names.entries()) {
    const other = names.indexOf(both.slice(name.length + 1))
    if (both.startsWith(`${name}_`) && other >= 0) return [at, other]
  }
  return undefined
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

/** The number of a column's text, from a row. */
type Picker = (row: Fields) => number

/** Puts the rows of one file into the table. */
class FileReader {
  private places: { readonly id: number; readonly texts: readonly Picker[] } | undefined
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

  take(row: Fields): void {
    const { path, ask, places } = this
    if (places === undefined) {
      const names = textsIn(row)
      this.places = {
        id: placeOf(names, ask.id, path),
        texts: ask.columns.map(name => this.pickerOf(name, names)),
      }
      return
    }
    this.rows += 1
    if (row.starts[places.id] === row.ends[places.id])
      throw new Problem({
        what: 'A record has no id.',
        where: `${path}, record ${this.rows}, column ${ask.id}`,
        mend: 'give every row an id of its own',
      })
    this.builder.addRow(this.source, row, places.id, places.texts)
  }

  /** To be called behind the last row. */
  end(): void {
    if (this.places !== undefined) return
    throw new Problem({
      what: 'The file is empty.',
      where: this.path,
      mend: 'give one whose first row names its columns',
    })
  }

  private pickerOf(name: string, names: Row): Picker {
    const { path, ask, builder } = this
    if (name === ask.sourceColumn && placesOf(names, name).length === 0) {
      const source = Buffer.from(sourceNameOf(path))
      return () => builder.text(source, 0, source.length)
    }
    const parts = joined(names, name)
    if (parts !== undefined) return this.joinedPicker(...parts)
    const at = placeOf(names, name, path)
    return ({ bytes, starts, ends }) => builder.text(bytes, starts[at] ?? 0, ends[at] ?? 0)
  }

  /** Two fields with a blank between them, where both have something. */
  private joinedPicker(one: number, other: number): Picker {
    return row => {
      const [first, second] = [fieldAt(row, one), fieldAt(row, other)]
      if (first === '' || second === '') return 0
      const bytes = Buffer.from(`${first} ${second}`)
      return this.builder.text(bytes, 0, bytes.length)
    }
  }
}

const toldEach = 50_000

export const readTable = async (ask: TableAsk): Promise<Table> => {
  const sources = ask.files.map(sourceNameOf)
  refuseTooMany(ask.files)
  refuseSameNames(sources, ask.files)
  const builder = new TableBuilder(ask.columns)
  let told = 0
  for (const [source, path] of ask.files.entries()) {
    const reader = new FileReader(path, source, ask, builder)
    for await (const _ of takeRows(path, row => reader.take(row))) {
      if (builder.size < told + toldEach) continue
      told = builder.size
      ask.onRows?.(told)
    }
    reader.end()
  }
  return builder.table(sources)
}
