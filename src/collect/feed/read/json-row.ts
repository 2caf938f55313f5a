// A row that came as JSON: its columns are dotted paths into one object.
import { closestWord } from '../describe/closest-word.ts'
import { type Fault, quoted } from '../take-in/rejection.ts'
import type { Damage } from './decode.ts'
import { parseJson } from './parse-json.ts'
import { type Cells, controlFault, damageFault, type ReadRow } from './read-row.ts'

export type JsonShape = {
  readonly file: string
  readonly encoding: string
  /** The dotted paths that are described; when given, a field that is not among them rejects its row. */
  readonly columns?: readonly string[] | undefined
  /** Where the closing count stands: the key of the last line of NDJSON, or of the outermost object of JSON. */
  readonly trailer?: string | undefined
}

const step = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined

const textsOf = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(textsOf)
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()]
  return typeof value === 'number' || typeof value === 'boolean' ? [String(value)] : []
}

/** The values at a dotted path such as `person.names.0.family`; a list gives all its values. */
export const cellsOfObject = (object: unknown): Cells => {
  const found = new Map<string, readonly string[]>()
  return column => {
    const known =
      found.get(column) ??
      textsOf(Object.hasOwn(Object(object), column) ? step(object, column) : column.split('.').reduce(step, object))
    found.set(column, known)
    return known
  }
}

const everyText = function* (value: unknown, path: string): Generator<readonly [string, string]> {
  if (typeof value === 'string') yield [path, value]
  else if (typeof value === 'object' && value !== null)
    for (const [name, inner] of Object.entries(value)) yield* everyText(inner, path === '' ? name : `${path}.${name}`)
}

const hiddenIn = (value: unknown): Fault | undefined => {
  for (const [path, text] of everyText(value, '')) {
    const fault = controlFault(text, path)
    if (fault) return fault
  }
  return undefined
}

const fieldOf = (column: string): string => column.split('.')[0] ?? column

/** A field nobody described is most often one that was renamed, and then its old name would silently be empty. */
const unknownField = (object: object, columns: readonly string[]): Fault | undefined => {
  const known = new Set([...columns, ...columns.map(fieldOf)])
  const name = Object.keys(object).find(field => !known.has(field))
  if (name === undefined) return undefined
  const meant = closestWord(name, known)
  return {
    kind: 'unknown-field',
    column: name,
    reason: `The field ${quoted(name)} is not described${meant === undefined ? '' : `; did the system mean ${quoted(meant)}?`}`,
    mend: 'Add it to columns in source.yaml, or send the field under its agreed name.',
  }
}

const notAnObject: Fault = {
  kind: 'not-json',
  reason: 'The row is not a JSON object.',
  mend: 'Write each row as one object with named fields.',
}

/** Reads one row from its text, or says what is wrong with it. */
export const readJsonRow = (raw: string, line: number, damages: readonly Damage[], shape: JsonShape): ReadRow => {
  const damage = damageFault(damages, shape.encoding)
  if (damage) return { line, raw, fault: damage }
  const parsed = parseJson(raw)
  if ('fault' in parsed) return { line, raw, fault: parsed.fault }
  const { value } = parsed
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { line, raw, fault: notAnObject }
  const fault = hiddenIn(value) ?? (shape.columns ? unknownField(value, shape.columns) : undefined)
  return fault ? { line, raw, fault } : { line, raw, cells: cellsOfObject(value) }
}
