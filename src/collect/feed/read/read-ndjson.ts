// Rows of an NDJSON file: one JSON object to a line.
import { FileRefused } from '../take-in/rejection.ts'
import { isBlank, type Line, linesOf } from './csv-lines.ts'
import type { Block } from './decode.ts'
import { cellsOfObject, type JsonShape, readJsonRow } from './json-row.ts'
import { parseJson } from './parse-json.ts'
import type { ReadRow, RowReader } from './read-row.ts'

const closingCount = (line: Line, trailer: string | undefined): number | undefined => {
  if (trailer === undefined || !line.text.includes(trailer)) return undefined
  const parsed = parseJson(line.text.trim())
  if ('fault' in parsed || Object.keys(Object(parsed.value)).length !== 1) return undefined
  const count = cellsOfObject(parsed.value)(trailer)[0]
  return count !== undefined && /^\d{1,12}$/.test(count) ? Number(count) : undefined
}

const afterTrailer = (file: string, line: number): FileRefused =>
  new FileRefused({
    kind: 'file-unreadable',
    file,
    line,
    reason: 'There are rows after the closing line: two exports may have been written into one file.',
    mend: 'Ask for the file to be exported again.',
  })

/** Reads an NDJSON file row by row. */
export const readNdjson = async function* (blocks: AsyncIterable<Block>, shape: JsonShape): RowReader {
  let rows = 0
  let trailer: number | undefined
  for await (const block of blocks) {
    const read: ReadRow[] = []
    for (const line of linesOf(block)) {
      if (isBlank(line)) continue
      if (trailer !== undefined) throw afterTrailer(shape.file, line.number)
      trailer = closingCount(line, shape.trailer)
      if (trailer === undefined) read.push(readJsonRow(line.text.trim(), line.number, line.damages, shape))
    }
    rows += read.length
    yield read
  }
  return { rows, ...(trailer === undefined ? {} : { trailer }) }
}
