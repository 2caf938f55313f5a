// Rows of a CSV file: the header must be the one described, a bad row is told with its line, the rest is read.
import { parse } from 'csv-parse/sync'
import { type Fault, FileRefused } from '../take-in/rejection.ts'
import { gatherRow, isBlank, type Line, linesOf, type RowLines, textOf } from './csv-lines.ts'
import type { Block } from './decode.ts'
import {
  type Cells,
  controlFault,
  damageFault,
  type FileEnd,
  headerDifference,
  type ReadRow,
  type RowReader,
} from './read-row.ts'

export type CsvShape = {
  readonly file: string
  readonly encoding: string
  readonly delimiter: string
  readonly columns: readonly string[]
  /** The word that the last line begins with, followed by the number of rows. */
  readonly trailer?: string | undefined
}

const parseRows = (text: string, delimiter: string): string[][] =>
  parse(text, { delimiter, record_delimiter: ['\r\n', '\n'], relax_column_count: true, skip_empty_lines: false })

const badQuotes: Fault = {
  kind: 'bad-quotes',
  reason: 'A quotation mark opens a cell and does not close it, or stands inside a cell that is not quoted.',
  mend: 'Write the cell in quotation marks and double each one inside it, as in "5"" hose".',
}

/** The cells of one row; undefined when its quotes are wrong. */
const cellsOf = (row: RowLines, delimiter: string): readonly string[] | undefined => {
  try {
    const parsed = parseRows(textOf(row), delimiter)
    return parsed.length === 1 ? parsed[0] : undefined
  } catch {
    return undefined
  }
}

/** The cells of many rows of one line each: parsed together when all are sound, else one by one. */
const cellsOfAll = (rows: readonly RowLines[], delimiter: string): readonly (readonly string[] | undefined)[] => {
  try {
    const parsed = parseRows(rows.map(textOf).join(''), delimiter)
    if (parsed.length === rows.length) return parsed
  } catch {
    // One of them is wrong; which one is told below.
  }
  return rows.map(row => cellsOf(row, delimiter))
}

const refuseHeader = (shape: CsvShape, line: number, reason: string): FileRefused =>
  new FileRefused({
    kind: 'wrong-header',
    file: shape.file,
    line,
    reason,
    mend: 'If the agency changed its export on purpose, change columns in source.yaml to match; otherwise ask for the file as it was agreed.',
  })

const checkHeader = (shape: CsvShape, cells: readonly string[] | undefined, lines: RowLines): void => {
  const line = lines[0]?.number ?? 1
  const damage = damageFault(
    lines.flatMap(one => one.damages),
    shape.encoding,
  )
  if (damage) throw refuseHeader(shape, line, damage.reason)
  if (!cells) throw refuseHeader(shape, line, 'The first line cannot be read: its quotation marks do not close.')
  if (/\r[^\n]/.test(textOf(lines)))
    throw refuseHeader(
      shape,
      line,
      'Lines end with a carriage return alone, so that no line can be told from the next.',
    )
  const difference = headerDifference(
    cells.map(cell => cell.trim()),
    shape.columns,
  )
  if (difference) throw refuseHeader(shape, line, difference)
}

/** How the cells of every row of this file are found by the name of their column. */
const cellFinder = (columns: readonly string[]) => {
  const places = new Map(columns.map((name, i) => [name, i]))
  return (cells: readonly string[]): Cells =>
    column => {
      const place = places.get(column)
      const text = place === undefined ? '' : (cells[place] ?? '').trim()
      return text === '' ? [] : [text]
    }
}

const shifted = (found: number, shape: CsvShape): Fault => ({
  kind: 'shifted-columns',
  reason: `The row has ${found} cells where ${shape.columns.length} columns are described: its values may stand under the wrong names.`,
  mend: `Put cells that hold a ${shape.delimiter === ',' ? 'comma' : 'separator'} in quotation marks, and give every column a cell, if an empty one.`,
})

/** Reads a CSV file row by row. */
export const readCsv = async function* (blocks: AsyncIterable<Block>, shape: CsvShape): RowReader {
  const reader = new CsvReader(shape)
  for await (const block of blocks) yield reader.take(linesOf(block), false)
  yield reader.take([], true)
  return reader.end()
}

class CsvReader {
  readonly #shape: CsvShape
  readonly #finder: (cells: readonly string[]) => Cells
  #waiting: readonly Line[] = []
  #isPastHeader = false
  #rows = 0
  #trailer: { readonly count: number; readonly line: number } | undefined

  constructor(shape: CsvShape) {
    this.#shape = shape
    this.#finder = cellFinder(shape.columns)
  }

  /** Takes further lines and gives the rows that are whole. */
  take(lines: readonly Line[], isLast: boolean): readonly ReadRow[] {
    const waiting = this.#waiting.length === 0 ? lines : this.#waiting.concat(lines)
    const read: ReadRow[] = []
    let alone: RowLines[] = []
    const readAlone = () => {
      const cells = cellsOfAll(alone, this.#shape.delimiter)
      for (const [i, row] of alone.entries()) this.#read(row, cells[i], read)
      alone = []
    }
    let at = 0
    for (let line = waiting[at]; line !== undefined; line = waiting[at]) {
      const row = isBlank(line) ? [line] : gatherRow(waiting, at, isLast)
      if (row === 'more-needed') break
      if (row.length === 1 && !isBlank(line) && this.#isPastHeader) alone.push(row)
      else if (!isBlank(line)) {
        readAlone()
        at += this.#readCarefully(row, read) - row.length
      }
      at += row.length
    }
    readAlone()
    this.#waiting = waiting.slice(at)
    return read
  }

  end(): FileEnd {
    if (!this.#isPastHeader)
      throw refuseHeader(this.#shape, 1, 'The file is empty: it has not even a line of column names.')
    return { rows: this.#rows, ...(this.#trailer === undefined ? {} : { trailer: this.#trailer.count }) }
  }

  /** Reads a row over several lines, and says how many lines are done with: when its quotes are wrong only the first is rejected. */
  #readCarefully(row: RowLines, read: ReadRow[]): number {
    const cells = cellsOf(row, this.#shape.delimiter)
    const first = row.slice(0, 1)
    this.#read(cells ? row : first, cells, read)
    return cells ? row.length : 1
  }

  #read(row: RowLines, cells: readonly string[] | undefined, read: ReadRow[]): void {
    if (!this.#isPastHeader) {
      checkHeader(this.#shape, cells, row)
      this.#isPastHeader = true
    } else if (!this.#isTrailer(row, cells)) read.push(this.#rowOf(row, cells))
  }

  #isTrailer(row: RowLines, cells: readonly string[] | undefined): boolean {
    const line = row[0]?.number ?? 0
    if (this.#trailer) throw afterTrailer(this.#shape.file, line, this.#trailer.line)
    const [word, count, ...more] = cells?.map(cell => cell.trim()) ?? []
    if (
      !this.#shape.trailer ||
      word !== this.#shape.trailer ||
      !/^\d{1,12}$/.test(count ?? '') ||
      more.some(cell => cell !== '')
    )
      return false
    this.#trailer = { count: Number(count), line }
    return true
  }

  #rowOf(row: RowLines, cells: readonly string[] | undefined): ReadRow {
    this.#rows++
    const raw = textOf(row)
    const place = { line: row[0]?.number ?? 0, raw }
    const fault = damageFault(
      row.length === 1 ? (row[0]?.damages ?? []) : row.flatMap(line => line.damages),
      this.#shape.encoding,
    )
    if (fault) return { ...place, fault }
    if (!cells) return { ...place, fault: badQuotes }
    if (cells.length !== this.#shape.columns.length) return { ...place, fault: shifted(cells.length, this.#shape) }
    const hidden = controlFault(raw)
    return hidden ? { ...place, fault: hidden } : { ...place, cells: this.#finder(cells) }
  }
}

const afterTrailer = (file: string, line: number, trailerLine: number): FileRefused =>
  new FileRefused({
    kind: 'file-unreadable',
    file,
    line,
    reason: `There are rows after the closing line ${trailerLine}: two exports may have been written into one file.`,
    mend: 'Ask for the file to be exported again.',
  })
