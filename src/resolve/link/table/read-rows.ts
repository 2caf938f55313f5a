// Rows of a file, CSV or Parquet, as texts; names and values without the blanks around them, as files of agencies have them.
import { createReadStream } from 'node:fs'
import { basename, extname } from 'node:path'
import { parse } from 'csv-parse'
import { Problem } from '#core/ground/problem.ts'
import { TableBuilder } from './build-table.ts'
import { parquetRows } from './read-parquet.ts'
import type { Table } from './table.ts'

export type RowReader = (path: string) => AsyncIterable<readonly string[]>

/** The first row is the names of the columns. */
const csvRows: RowReader = async function* (path) {
  const parser = createReadStream(path).pipe(
    parse({ bom: true, trim: true, relax_column_count: false, skip_empty_lines: true }),
  )
  try {
    for await (const row of parser) yield row as readonly string[]
  } catch (cause) {
    if (cause instanceof Problem) throw cause
    throw new Problem({
      what: `The file cannot be read as CSV: ${cause instanceof Error ? cause.message : String(cause)}`,
      where: path,
      mend: 'write it as comma-separated UTF-8 with one row of column names and as many fields in every row',
      cause,
    })
  }
}

export const rowsOf = (path: string): AsyncIterable<readonly string[]> =>
  extname(path).toLowerCase() === '.parquet' ? parquetRows(path) : csvRows(path)

export const sourceNameOf = (path: string): string => basename(path, extname(path))

export type TableAsk = {
  readonly files: readonly string[]
  readonly id: string
  /** Columns that are wanted; each must be in every file. */
  readonly columns: readonly string[]
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

type Picker = (row: readonly string[]) => string

const pickerOf = (names: readonly string[], wanted: string, path: string): Picker => {
  const pair = joined(names, wanted)
  if (pair !== undefined) {
    const [one, other] = pair
    return row => (row[one] && row[other] ? `${row[one]} ${row[other]}` : '')
  }
  const at = placeOf(names, wanted, path)
  return row => row[at] ?? ''
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

export const readTable = async ({ files, id, columns, onRows }: TableAsk): Promise<Table> => {
  const sources = files.map(sourceNameOf)
  refuseSameNames(sources, files)
  const builder = new TableBuilder(columns)
  let rows = 0
  for (const [source, path] of files.entries()) {
    let pick: { readonly id: Picker; readonly values: readonly Picker[] } | undefined
    for await (const row of rowsOf(path)) {
      if (pick === undefined) {
        pick = { id: pickerOf(row, id, path), values: columns.map(name => pickerOf(row, name, path)) }
        continue
      }
      rows += 1
      const key = pick.id(row)
      if (key === '')
        throw new Problem({
          what: 'A record has no id.',
          where: `${path}, record ${rows}, column ${id}`,
          mend: 'give every row an id of its own',
        })
      builder.add(
        source,
        key,
        pick.values.map(value => value(row)),
      )
      if (rows % 50_000 === 0) onRows?.(rows)
    }
  }
  return builder.table(sources)
}
