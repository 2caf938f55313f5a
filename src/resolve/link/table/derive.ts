// Columns made of columns, once for each distinct value before any pair is looked at: a year, a postcode's sector, a moment in seconds.
import { evaluator, type Value } from '../sql/evaluate.ts'
import { columnsIn, type Expression } from '../sql/expression.ts'
import { type Column, sharedFloats, sharedInts, type Table } from './table.ts'
import { TextPool, type Texts, textOf } from './text-pool.ts'
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
  texts: Texts,
  column: Column,
  expression: Expression,
  kept: (value: Value) => T,
  into: { [text: number]: T },
): void => {
  const value = evaluator(expression)
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
export const onlyColumn = ({ columns, size }: Table, expression: Expression): Column | undefined => {
  const [name, ...others] = columnsIn(expression)
  return name === undefined || others.length > 0 ? undefined : (columns.get(name) ?? sharedInts(size))
}

/** A column of the table itself. */
export const givenColumn = ({ columns }: Table, expression: Expression): Column | undefined =>
  expression.kind === 'column' ? columns.get(expression.column) : undefined

/** Fills a column with numbers of the table's pool: its texts can be read, and its numbers compared with those of other columns. */
export const deriveText = (table: Table, expression: Expression, column: Column): void => {
  const numberOf = (value: Value): number => (value === null ? 0 : table.pool.intern(asText(value)))
  const only = onlyColumn(table, expression)
  if (only === undefined) fillByRecord(table, expression, numberOf, column)
  else {
    const derived = new Int32Array(table.pool.count + 1)
    fillByText(table.pool.texts(), only, expression, numberOf, derived)
    for (let record = 0; record < table.size; record += 1) column[record] = derived[only[record] ?? 0] ?? 0
  }
}

/**
 * The same on any thread, with numbers of the column's own: equal numbers are equal texts, but mean nothing in another column, and no text is
 * kept. None is larger than the number of texts.
 */
export const deriveApart = (only: Column, texts: Texts, expression: Expression, column: Column): void => {
  const pool = new TextPool()
  const derived = new Int32Array(texts.count + 1)
  fillByText(texts, only, expression, value => (value === null ? 0 : pool.intern(asText(value))), derived)
  for (let record = 0; record < only.length; record += 1) column[record] = derived[only[record] ?? 0] ?? 0
}

export const deriveNumber = (table: Table, expression: Expression): Float64Array => {
  const column = sharedFloats(table.size)
  const numberOf = (value: Value): number => (value === null || value === '' ? Number.NaN : Number(value))
  const only = onlyColumn(table, expression)
  if (only === undefined) fillByRecord(table, expression, numberOf, column)
  else {
    const derived = new Float64Array(table.pool.count + 1)
    fillByText(table.pool.texts(), only, expression, numberOf, derived)
    for (let record = 0; record < table.size; record += 1) column[record] = derived[only[record] ?? 0] ?? Number.NaN
  }
  return column
}
