// Rows of a Parquet file as texts, many at a time; a list is written as JSON.
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import { Problem } from '#core/ground/problem.ts'

const text = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().replace(/T00:00:00\.000Z$/, '')
  if (typeof value === 'object')
    return JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? String(part) : part))
  return String(value).trim()
}

const atOnce = 50_000

type Counted = { readonly num_rows: bigint; readonly row_groups: readonly { readonly num_rows: bigint }[] }

/** A file says twice how many rows it has; where it contradicts itself, rows would be lost, or waited for without end. */
const rowsOf = ({ num_rows: said, row_groups: groups }: Counted): number => {
  const held = groups.reduce((sum, group) => sum + group.num_rows, 0n)
  if (held !== said) throw new Error(`it says that it has ${said} rows, and has ${held}`)
  return Number(said)
}

/** The first row is the names of the columns. */
export async function* parquetBatches(path: string): AsyncIterable<readonly (readonly string[])[]> {
  try {
    const file = await asyncBufferFromFile(path)
    const metadata = await parquetMetadataAsync(file)
    const [, ...columns] = metadata.schema
    const names = columns
      .filter(({ name }, at) => isTop(metadata.schema, at + 1) && name !== '')
      .map(({ name }) => name)
    yield [names]
    const rows = rowsOf(metadata)
    for (let rowStart = 0; rowStart < rows; rowStart += atOnce) {
      const rowEnd = Math.min(rows, rowStart + atOnce)
      const read = await parquetReadObjects({ file, metadata, rowStart, rowEnd, compressors })
      if (read.length !== rowEnd - rowStart) throw new Error('it ends before its last row')
      yield read.map(row => names.map(name => text(row[name])))
    }
  } catch (cause) {
    throw new Problem({
      what: `The file cannot be read as Parquet: ${cause instanceof Error ? cause.message : String(cause)}`,
      where: path,
      mend: 'write it again, or give it as CSV',
      cause,
    })
  }
}

type Element = { readonly num_children?: number }

/** A schema is a tree written out depth first; the root's own children are the columns. */
const isTop = (schema: readonly Element[], at: number): boolean => {
  let top = 1
  while (top < at) top = after(schema, top)
  return top === at
}

const after = (schema: readonly Element[], at: number): number => {
  let next = at + 1
  for (let child = 0; child < (schema[at]?.num_children ?? 0); child += 1) next = after(schema, next)
  return next
}
