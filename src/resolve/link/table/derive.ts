// Columns made of columns, once for each distinct value before any pair is looked at: a year, a postcode's sector, a moment in seconds.
import { evaluator, type Value } from '../sql/evaluate.ts'
import { columnsIn, type Expression } from '../sql/expression.ts'
import { type Column, sharedFloats, sharedInts, type Table } from './table.ts'
import { textOf } from './text-pool.ts'

const asText = (value: Value): string => (typeof value === 'object' ? JSON.stringify(value) : String(value))

/** The value for each record. With one column to read, each distinct text is worked out once. */
const each = (
  table: Table,
  expression: Expression,
  keep: (record: number, value: Value) => void,
  repeat: (record: number, as: number) => void,
): void => {
  const value = evaluator(expression)
  const names = columnsIn(expression)
  const columns = names.map(name => table.columns.get(name) ?? new Int32Array(table.size))
  const texts = table.pool.texts()
  const [only] = columns
  if (columns.length === 1 && only) {
    const first = new Int32Array(texts.count + 1).fill(-1)
    for (let record = 0; record < table.size; record += 1) {
      const id = only[record] ?? 0
      const seen = first[id] ?? -1
      if (seen >= 0) {
        repeat(record, seen)
        continue
      }
      first[id] = record
      const read = () => textOf(texts, id) ?? null
      keep(record, value({ l: read, r: read }))
    }
    return
  }
  for (let record = 0; record < table.size; record += 1) {
    const read = (name: string): Value => textOf(texts, columns[names.indexOf(name)]?.[record] ?? 0) ?? null
    keep(record, value({ l: read, r: read }))
  }
}

export const deriveText = (table: Table, expression: Expression): Column => {
  const known = expression.kind === 'column' ? table.columns.get(expression.column) : undefined
  if (known) return known
  const column = sharedInts(table.size)
  each(
    table,
    expression,
    (record, value) => {
      column[record] = value === null ? 0 : table.pool.intern(asText(value))
    },
    (record, as) => {
      column[record] = column[as] ?? 0
    },
  )
  return column
}

export const deriveNumber = (table: Table, expression: Expression): Float64Array => {
  const column = sharedFloats(table.size)
  each(
    table,
    expression,
    (record, value) => {
      column[record] = value === null || value === '' ? Number.NaN : Number(value)
    },
    (record, as) => {
      column[record] = column[as] ?? Number.NaN
    },
  )
  return column
}
