// Writes a table of results row by row, as CSV or Parquet; the file gets its name only when all of it is there.
import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { extname } from 'node:path'
import { parquetWriteFile } from 'hyparquet-writer'
import { Problem } from '#core/ground/problem.ts'
import { giveItsName, meanwhileOf } from './unfinished.ts'

export type Cell = string | number
type ColumnKind = 'text' | 'number'
export type RowsOut = {
  readonly add: (row: readonly Cell[]) => void
  readonly finish: () => void
  readonly abandon: () => void
}
export type OutColumn = { readonly name: string; readonly kind: ColumnKind }

const quoted = (cell: Cell): string => {
  const text = String(cell)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const atOnce = 1 << 16

const opened = (path: string): number => {
  try {
    // Made anew: through a link that lies there, another file would be written.
    rmSync(path, { force: true })
    return openSync(path, 'wx', 0o600)
  } catch (cause) {
    throw new Problem({
      what: 'The file cannot be written.',
      where: path,
      mend: 'name a place where you may write',
      cause,
    })
  }
}

const csv = (path: string, columns: readonly OutColumn[]): RowsOut => {
  const meanwhile = meanwhileOf(path)
  const file = opened(meanwhile)
  let isOpen = true
  let waiting = `${columns.map(({ name }) => quoted(name)).join(',')}\n`
  const flush = (): void => {
    // INVARIANT: all of it. A disk that is nearly full takes a part and says so only when it is asked again.
    const bytes = Buffer.from(waiting)
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
    waiting = ''
  }
  return {
    add: row => {
      waiting += `${row.map(quoted).join(',')}\n`
      if (waiting.length > atOnce) flush()
    },
    finish: () => {
      flush()
      closeSync(file)
      isOpen = false
      giveItsName(path)
    },
    abandon: () => {
      if (isOpen) closeSync(file)
      rmSync(meanwhile, { force: true })
    },
  }
}

const parquet = (path: string, columns: readonly OutColumn[]): RowsOut => {
  const meanwhile = meanwhileOf(path)
  closeSync(opened(meanwhile))
  const data: Cell[][] = columns.map(() => [])
  return {
    add: row => {
      for (const [at, cell] of row.entries()) data[at]?.push(cell)
    },
    finish: () => {
      parquetWriteFile({
        filename: meanwhile,
        columnData: columns.map(({ name, kind }, at) => ({
          name,
          data: data[at] ?? [],
          type: kind === 'number' ? ('DOUBLE' as const) : ('STRING' as const),
        })),
      })
      giveItsName(path)
    },
    abandon: () => rmSync(meanwhile, { force: true }),
  }
}

const openRows = (path: string, columns: readonly OutColumn[]): RowsOut =>
  extname(path).toLowerCase() === '.parquet' ? parquet(path, columns) : csv(path, columns)

/** All rows, or no file. */
export const writeRows = (path: string, columns: readonly OutColumn[], rows: Iterable<readonly Cell[]>): void => {
  const out = openRows(path, columns)
  try {
    for (const row of rows) out.add(row)
    out.finish()
  } catch (fault) {
    out.abandon()
    throw fault
  }
}
