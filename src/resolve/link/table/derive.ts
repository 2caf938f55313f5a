// Columns made of columns, once for each distinct value before any pair is looked at: a year, a postcode's sector, a moment in seconds.
import { evaluator, type Value } from '../sql/evaluate.ts'
import { columnsIn, type Expression } from '../sql/expression.ts'
import { type Column, sharedFloats, sharedInts, type Table } from './table.ts'
import { textOf } from './text-pool.ts'
import { textsInOrder } from './texts-in-order.ts'

const asText = (value: Value): string => (typeof value === 'object' ? JSON.stringify(value) : String(value))

/** Record by record, where the expression reads several columns or none. */
const fillByRecord = <T>(
  { size, columns, pool }: Table,
  expression: Expression,
  kept: (value: Value) => T,
  into: { [record: number]: T },
): void => {
  const value = evaluator(expression)
  const ids = new Map(columnsIn(expression).map(name => [name, columns.get(name)]))
  const texts = pool.texts()
  let record = 0
  const read = (name: string): Value => textOf(texts, ids.get(name)?.[record] ?? 0) ?? null
  for (record = 0; record < size; record += 1) into[record] = kept(value({ l: read, r: read }))
}

/** Each distinct text of the one column that the expression reads is worked out once. @param into by text */
const fillByText = <T>(
  { pool }: Table,
  column: Column,
  expression: Expression,
  kept: (value: Value) => T,
  into: { [text: number]: T },
): void => {
  const value = evaluator(expression)
  const texts = pool.texts()
  const isThere = new Uint8Array(texts.count + 1)
  for (let record = 0; record < column.length; record += 1) isThere[column[record] ?? 0] = 1
  const textAt = textsInOrder(texts)
  let text: Value = null
  const read = (): Value => text
  const pair = { l: read, r: read }
  for (let id = 0; id <= texts.count; id += 1) {
    if (isThere[id] === 0) continue
    text = textAt(id)
    into[id] = kept(value(pair))
  }
}

/** The one column that an expression reads, where it is one. */
const onlyColumn = ({ columns, size }: Table, expression: Expression): Column | undefined => {
  const [name, ...others] = columnsIn(expression)
  return name === undefined || others.length > 0 ? undefined : (columns.get(name) ?? new Int32Array(size))
}

export const deriveText = (table: Table, expression: Expression): Column => {
  const known = expression.kind === 'column' ? table.columns.get(expression.column) : undefined
  if (known) return known
  const column = sharedInts(table.size)
  const numberOf = (value: Value): number => (value === null ? 0 : table.pool.intern(asText(value)))
  const only = onlyColumn(table, expression)
  if (only === undefined) fillByRecord(table, expression, numberOf, column)
  else {
    const derived = new Int32Array(table.pool.count + 1)
    fillByText(table, only, expression, numberOf, derived)
    for (let record = 0; record < table.size; record += 1) column[record] = derived[only[record] ?? 0] ?? 0
  }
  return column
}

export const deriveNumber = (table: Table, expression: Expression): Float64Array => {
  const column = sharedFloats(table.size)
  const numberOf = (value: Value): number => (value === null || value === '' ? Number.NaN : Number(value))
  const only = onlyColumn(table, expression)
  if (only === undefined) fillByRecord(table, expression, numberOf, column)
  else {
    const derived = new Float64Array(table.pool.count + 1)
    fillByText(table, only, expression, numberOf, derived)
    for (let record = 0; record < table.size; record += 1) column[record] = derived[only[record] ?? 0] ?? Number.NaN
  }
  return column
}
