// Columns made of columns, once for each distinct value before any pair is looked at: a year, a postcode's sector, a moment in seconds.
import { evaluator, type Value } from '../sql/evaluate.ts'
import { columnsIn, type Expression } from '../sql/expression.ts'
import { type Column, sharedFloats, sharedInts, type Table } from './table.ts'
import { textOf } from './text-pool.ts'

const asText = (value: Value): string => (typeof value === 'object' ? JSON.stringify(value) : String(value))

/** What the expression comes to for a text of the one column that it reads, and for a record where it reads several. */
const valuesOf = (table: Table, expression: Expression) => {
  const value = evaluator(expression)
  const names = columnsIn(expression)
  const columns = names.map(name => table.columns.get(name) ?? new Int32Array(table.size))
  const texts = table.pool.texts()
  const ofText = (id: number): Value => {
    const read = () => textOf(texts, id) ?? null
    return value({ l: read, r: read })
  }
  const ofRecord = (record: number): Value => {
    const read = (name: string): Value => textOf(texts, columns[names.indexOf(name)]?.[record] ?? 0) ?? null
    return value({ l: read, r: read })
  }
  return { only: columns.length === 1 ? columns[0] : undefined, texts: texts.count, ofText, ofRecord }
}

const isUnknown = -1

export const deriveText = (table: Table, expression: Expression): Column => {
  const known = expression.kind === 'column' ? table.columns.get(expression.column) : undefined
  if (known) return known
  const column = sharedInts(table.size)
  const { only, texts, ofText, ofRecord } = valuesOf(table, expression)
  const numberOf = (value: Value): number => (value === null ? 0 : table.pool.intern(asText(value)))
  if (only === undefined) {
    for (let record = 0; record < table.size; record += 1) column[record] = numberOf(ofRecord(record))
    return column
  }
  // Each distinct text is worked out once.
  const derived = new Int32Array(texts + 1).fill(isUnknown)
  for (let record = 0; record < table.size; record += 1) {
    const id = only[record] ?? 0
    let number = derived[id] ?? isUnknown
    if (number === isUnknown) {
      number = numberOf(ofText(id))
      derived[id] = number
    }
    column[record] = number
  }
  return column
}

export const deriveNumber = (table: Table, expression: Expression): Float64Array => {
  const column = sharedFloats(table.size)
  const { only, texts, ofText, ofRecord } = valuesOf(table, expression)
  const numberOf = (value: Value): number => (value === null || value === '' ? Number.NaN : Number(value))
  if (only === undefined) {
    for (let record = 0; record < table.size; record += 1) column[record] = numberOf(ofRecord(record))
    return column
  }
  const derived = new Float64Array(texts + 1)
  const isKnown = new Uint8Array(texts + 1)
  for (let record = 0; record < table.size; record += 1) {
    const id = only[record] ?? 0
    if (isKnown[id] === 0) {
      derived[id] = numberOf(ofText(id))
      isKnown[id] = 1
    }
    column[record] = derived[id] ?? Number.NaN
  }
  return column
}
