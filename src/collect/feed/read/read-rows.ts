// The rows of a described file, whatever its format.
import type { FileDescription, SourceDescription } from '../describe/source-description.ts'
import { decode } from './decode.ts'
import { readCsv } from './read-csv.ts'
import { readJson } from './read-json.ts'
import { readNdjson } from './read-ndjson.ts'
import type { RowReader } from './read-row.ts'

export const readRows = (bytes: AsyncIterable<Buffer>, source: SourceDescription, file: FileDescription): RowReader => {
  const encoding = file.encoding ?? source.encoding
  const blocks = decode(bytes, encoding, file.path)
  const trailer = file.complete?.trailer
  const { path, columns, delimiter, rows } = file
  if (file.format === 'csv')
    return readCsv(blocks, { file: path, encoding, delimiter, columns: columns ?? [], trailer })
  if (file.format === 'ndjson') return readNdjson(blocks, { file: path, encoding, columns, trailer })
  return readJson(blocks, { file: path, encoding, columns, trailer, rows })
}
