// Rows of a JSON file: the items of one list in the document.
import type { Block, Damage } from './decode.ts'
import { JsonList, type ListItem } from './json-list.ts'
import { type JsonShape, readJsonRow } from './json-row.ts'
import type { RowReader } from './read-row.ts'

/** Reads a JSON file row by row; `rows` is where the list is, such as `$.people`. */
export const readJson = async function* (
  blocks: AsyncIterable<Block>,
  shape: JsonShape & { readonly rows?: string | undefined },
): RowReader {
  const list = new JsonList(shape.file, pathOf(shape.rows ?? '$'), shape.trailer)
  const damages: Damage[] = []
  const read = (item: ListItem) =>
    readJsonRow(
      item.text,
      item.line,
      damages.length === 0 ? damages : damages.filter(({ line }) => line >= item.line && line <= item.lastLine),
      shape,
    )
  let rows = 0
  for await (const block of blocks) {
    damages.push(...block.damages)
    const items = list.take(block.text)
    rows += items.length
    yield items.map(read)
  }
  list.end()
  return { rows, ...(list.count === undefined ? {} : { trailer: list.count }) }
}

export const pathOf = (rows: string): readonly string[] =>
  rows
    .replace(/^\$\.?/, '')
    .split('.')
    .filter(part => part !== '')
