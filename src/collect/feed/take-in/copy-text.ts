// Rows in PostgreSQL's COPY text format.
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from } from 'pg-copy-streams'

export type CopyCell = string | number | bigint | boolean | Buffer | Date | readonly (string | bigint)[] | undefined

const special = /[\\\t\n\r]/g
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

const escaped = (text: string): string => text.replace(special, sign => escapes[sign] ?? sign)

const listText = (items: readonly (string | bigint)[]): string =>
  `{${items.map(item => (typeof item === 'string' ? `"${item.replace(/["\\]/g, '\\$&')}"` : String(item))).join(',')}}`

const cellText = (cell: CopyCell): string => {
  if (cell === undefined) return '\\N'
  if (typeof cell === 'string') return escaped(cell)
  if (Buffer.isBuffer(cell)) return `\\\\x${cell.toString('hex')}`
  if (cell instanceof Date) return cell.toISOString()
  return typeof cell === 'object' ? escaped(listText(cell)) : String(cell)
}

export const copyLine = (cells: readonly CopyCell[]): string => `${cells.map(cellText).join('\t')}\n`

/** Sends lines made by `copyLine` into a table; `target` names it and its columns, as in `collect.staged (delivery, place)`. */
export const copyInto = async (client: pg.PoolClient, target: string, lines: readonly string[]): Promise<void> => {
  if (lines.length === 0) return
  const size = 2_000
  const parts = Array.from({ length: Math.ceil(lines.length / size) }, (_, i) =>
    lines.slice(i * size, (i + 1) * size).join(''),
  )
  await pipeline(Readable.from(parts), client.query(from(`copy ${target} from stdin`)))
}
