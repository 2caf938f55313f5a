// A file as a linker may see it: ids that say nothing, rows in another order; who is who is kept apart for the count afterwards.
import { createHash } from 'node:crypto'
import { TableBuilder } from '../../src/resolve/link/table/build-table.ts'
import { rowsOf } from '../../src/resolve/link/table/read-rows.ts'
import type { Table } from '../../src/resolve/link/table/table.ts'
import { textOf } from '../../src/resolve/link/table/text-pool.ts'

export type Judged = {
  readonly table: Table
  /** For each record of the table the number of the thing it is of. */
  readonly thing: Int32Array
}

/** @param thingOf what says of which thing a row is, from its fields by name */
export const hiddenTable = async (
  path: string,
  columns: readonly string[],
  thingOf: (field: (name: string) => string) => string,
  seed: string,
): Promise<Judged> => {
  const read: (readonly string[])[] = []
  for await (const row of rowsOf(path)) read.push(row)
  const [names = [], ...rows] = read
  const builder = new TableBuilder(columns)
  const things = new Map<string, string>()
  for (const [at, row] of rows.entries()) {
    const field = (name: string): string => row[names.indexOf(name)] ?? ''
    // A table stands in the order of its ids, so ids by chance are another order of the rows with every seed.
    const id = createHash('sha256').update(`${seed} ${at}`).digest('hex').slice(0, 16)
    things.set(id, thingOf(field))
    builder.add(
      0,
      id,
      columns.map(name => joined(names, name, field)),
    )
  }
  const table = builder.table(['records'])
  const numbers = new Map([...new Set(things.values())].map((name, at) => [name, at]))
  const thing = Int32Array.from(
    { length: table.size },
    (_, at) => numbers.get(things.get(textOf(table.ids, at + 1) ?? '') ?? '') ?? -1,
  )
  return { table, thing }
}

/** Splink's model reads one column that its users make by hand. */
const joined = (names: readonly string[], name: string, field: (name: string) => string): string => {
  if (names.includes(name) || name !== 'first_name_surname_concat') return field(name)
  const [first, last] = [field('first_name'), field('surname')]
  return first && last ? `${first} ${last}` : ''
}
