// One file of an export, written row by row as the system would: CSV, a JSON object to a line, or one JSON document.
import { closeSync, openSync, writeSync } from 'node:fs'
import { byteOrderMark, encoded } from './encode.ts'
import type { FileDefinition, SourceDefinition } from './source-definition.ts'

export type Cells = Readonly<Record<string, string>>
/** A row that no ordinary export would hold: its cells as they come, or its bytes. */
export type OddRow = { readonly cells: readonly string[] } | { readonly text: string } | { readonly bytes: Buffer }

export type RowFile = {
  /** Writes a row; gives the line that it starts on, counted from 1. */
  readonly row: (cells: Cells) => number
  readonly oddRow: (row: OddRow) => number
  readonly rows: () => number
  readonly close: () => void
}

/** Buffers what is written, so that a million rows are not a million calls. */
const openBytes = (path: string): { readonly write: (bytes: Buffer) => void; readonly close: () => void } => {
  const handle = openSync(path, 'w')
  let kept: Buffer[] = []
  let size = 0
  const flush = () => {
    writeSync(handle, Buffer.concat(kept))
    kept = []
    size = 0
  }
  return {
    write: bytes => {
      kept.push(bytes)
      size += bytes.length
      if (size > 1 << 16) flush()
    },
    close: () => {
      flush()
      closeSync(handle)
    },
  }
}

const csvCell = (text: string, delimiter: string): string =>
  text.includes(delimiter) || /["\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text

/** Dotted columns to an object: 'names.0.family' is the family name of the first entry of names. */
const nested = (cells: Cells, columns: readonly string[]): unknown => {
  const root: Record<string, unknown> = {}
  for (const column of columns) {
    const text = cells[column] ?? ''
    if (text !== '') place(root, column.split('.'), text)
  }
  return root
}

const place = (root: Record<string, unknown>, path: readonly string[], text: string): void => {
  let at = root
  path.forEach((name, i) => {
    if (i === path.length - 1) at[name] = text
    else {
      at[name] ??= /^\d+$/.test(path[i + 1] ?? '') ? [] : {}
      at = at[name] as Record<string, unknown>
    }
  })
}

type Layout = {
  readonly head: string
  readonly tail: string
  readonly text: (cells: Cells, rowsBefore: number) => string
}

const csvLayout = ({ columns, delimiter = ',' }: FileDefinition, end: string): Layout => ({
  head: columns.map(column => csvCell(column, delimiter)).join(delimiter) + end,
  tail: '',
  text: cells => columns.map(column => csvCell(cells[column] ?? '', delimiter)).join(delimiter) + end,
})

const ndjsonLayout = ({ columns }: FileDefinition): Layout => ({
  head: '',
  tail: '',
  text: cells => `${JSON.stringify(nested(cells, columns))}\n`,
})

const jsonLayout = ({ columns, rows = '$' }: FileDefinition, { title }: SourceDefinition): Layout => {
  const name = rows.split('.')[1]
  const head = name ? `{"export": ${JSON.stringify(`${title} (invented data)`)},\n"${name}": [\n` : '[\n'
  return {
    head,
    tail: name ? '\n]}\n' : '\n]\n',
    text: (cells, before) => (before === 0 ? '' : ',\n') + JSON.stringify(nested(cells, columns)),
  }
}

const layoutOf = (file: FileDefinition, source: SourceDefinition, end: string): Layout =>
  file.format === 'csv'
    ? csvLayout(file, end)
    : file.format === 'ndjson'
      ? ndjsonLayout(file)
      : jsonLayout(file, source)

const lineEnds = (text: string): number => text.split('\n').length - 1

export const openRowFile = (path: string, file: FileDefinition, source: SourceDefinition): RowFile => {
  const encoding = source.encoding ?? 'utf-8'
  const end = encoding === 'utf-8' ? '\n' : '\r\n'
  const layout = layoutOf(file, source, end)
  const bytes = openBytes(path)
  let line = 1
  let rows = 0
  const put = (text: string, content = encoded(text, encoding)): number => {
    const leading = text.startsWith(',\n') ? 1 : 0
    const from = line + leading
    bytes.write(content)
    line += lineEnds(text)
    return from
  }
  bytes.write(byteOrderMark(encoding))
  put(layout.head)
  return {
    row: cells => put(layout.text(cells, rows++)),
    oddRow: row => {
      rows++
      if ('cells' in row)
        return put(row.cells.map(cell => csvCell(cell, file.delimiter ?? ',')).join(file.delimiter ?? ',') + end)
      return 'text' in row ? put(row.text + end) : put(end, Buffer.concat([row.bytes, encoded(end, encoding)]))
    },
    rows: () => rows,
    close: () => {
      put(layout.tail)
      bytes.close()
    },
  }
}
