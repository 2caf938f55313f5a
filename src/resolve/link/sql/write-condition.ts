// An expression as the SQL of one of Splink's engines, in the spelling that its comparison library uses there.
import type { Expression } from './expression.ts'
import { javaFormat } from './time-format.ts'

export const dialects = ['duckdb', 'spark'] as const
export type Dialect = (typeof dialects)[number]

const spelling: Readonly<Record<Dialect, Readonly<Record<string, string>>>> = {
  duckdb: {
    jaro_winkler: 'jaro_winkler_similarity',
    jaro: 'jaro_similarity',
    cosine: 'array_cosine_similarity',
    list_length: 'array_length',
    text_length: 'length',
    list_element: 'list_extract',
  },
  spark: {
    jaro: 'jaro_sim',
    cosine: 'cosine_similarity',
    list_length: 'size',
    text_length: 'length',
    list_element: 'element_at',
  },
}

/** To Spark a backslash says how the next sign is meant. */
const text = (value: string, dialect: Dialect): string =>
  dialect === 'spark' ? `'${value.replaceAll(/[\\']/g, '\\$&')}'` : `'${value.replaceAll("'", "''")}'`

const name = (column: string, dialect: Dialect): string =>
  dialect === 'spark' ? `\`${column.replaceAll('`', '``')}\`` : `"${column.replaceAll('"', '""')}"`

type Writer = (expression: Expression) => string
/** In levels a side stands behind a column's name, in rules before it. */
export type Place = 'level' | 'rule'

const seconds = (of: string, dialect: Dialect): string =>
  dialect === 'spark' ? `unix_timestamp(${of})` : `epoch(${of})`

const moment = (of: string, format: string, dialect: Dialect): string =>
  dialect === 'spark'
    ? `try_to_timestamp(${of}, ${text(javaFormat(format), dialect)})`
    : `try_strptime(${of}, ${text(format, dialect)})`

const call = ({ name: called, args }: Expression & { kind: 'call' }, write: Writer, dialect: Dialect): string => {
  const written = args.map(write)
  const [first = '', second = ''] = written
  switch (called) {
    case 'shared_elements':
      return dialect === 'spark'
        ? `size(array_intersect(${first}, ${second}))`
        : `array_length(list_intersect(${first}, ${second}))`
    case 'to_text':
      return `CAST(${first} AS ${dialect === 'spark' ? 'STRING' : 'VARCHAR'})`
    case 'to_number':
      return `TRY_CAST(${first} AS DOUBLE)`
    case 'moment':
      return seconds(`TRY_CAST(${first} AS TIMESTAMP)`, dialect)
    case 'day':
      return args[0]?.kind === 'call' && args[0].name === 'time_of'
        ? first
        : seconds(`TRY_CAST(${first} AS DATE)`, dialect)
    case 'field':
      return `${first}[${second}]`
    case 'time_of': {
      const format = args[1]
      return seconds(moment(first, format?.kind === 'text' ? format.text : '%Y-%m-%d', dialect), dialect)
    }
    default:
      return `${spelling[dialect][called] ?? called}(${written.join(', ')})`
  }
}

const bestPair = (
  { most, measure, left, right }: Expression & { kind: 'bestPair' },
  write: Writer,
  dialect: Dialect,
): string => {
  const [best, transform, first] =
    dialect === 'spark'
      ? [most ? 'array_max' : 'array_min', 'transform', 0]
      : [most ? 'list_max' : 'list_min', 'list_transform', 1]
  const pair = dialect === 'spark' ? 'array(x, y)' : '[x, y]'
  const pairs = `flatten(${transform}(${write(left)}, x -> ${transform}(${write(right)}, y -> ${pair})))`
  return `${best}(${transform}(${pairs}, pair -> ${spelling[dialect][measure] ?? measure}(pair[${first}], pair[${Number(first) + 1}])))`
}

/** A moment is asked for its being there without its seconds, as Splink asks. */
const isNull = ({ of, negated }: Expression & { kind: 'isNull' }, write: Writer): string =>
  `${write(of)} IS ${negated ? 'NOT ' : ''}NULL`

const bracketed = (expression: Expression, write: Writer): string =>
  expression.kind === 'and' || expression.kind === 'or' || expression.kind === 'not'
    ? `(${write(expression)})`
    : write(expression)

/** @throws Error for an extension of ours, which no engine of Splink's knows; check with `foreignTo` before */
export const writeCondition = (expression: Expression, dialect: Dialect, place: Place): string => {
  const write: Writer = of => writeCondition(of, dialect, place)
  switch (expression.kind) {
    case 'column': {
      const { column, side } = expression
      return place === 'rule' ? `${side}.${name(column, dialect)}` : name(`${column}_${side}`, dialect)
    }
    case 'text':
      return text(expression.text, dialect)
    case 'number':
      return String(expression.number)
    case 'truth':
      return expression.truth ? 'TRUE' : 'FALSE'
    case 'nothing':
      return 'NULL'
    case 'call':
      return call(expression, write, dialect)
    case 'compare':
      return `${write(expression.left)} ${expression.sign} ${write(expression.right)}`
    case 'sum':
      return `(${write(expression.left)} ${expression.sign} ${write(expression.right)})`
    case 'isNull':
      return isNull(expression, write)
    case 'and':
    case 'or':
      return expression.parts.map(part => bracketed(part, write)).join(expression.kind === 'and' ? ' AND ' : ' OR ')
    case 'not':
      return `NOT (${write(expression.of)})`
    case 'bestPair':
      return bestPair(expression, write, dialect)
    case 'case':
      return `CASE ${expression.whens.map(({ when, value }) => `WHEN ${write(when)} THEN ${write(value)}`).join(' ')} ELSE ${write(expression.otherwise)} END`
  }
}

const extensions: ReadonlySet<string> = new Set(['name_likeness'])

/** The extension of ours that an expression uses, which Splink cannot run; undefined where it can. */
export const foreignTo = (expression: Expression): string | undefined => {
  switch (expression.kind) {
    case 'call':
      return extensions.has(expression.name) ? expression.name : firstOf(expression.args)
    case 'compare':
    case 'sum':
    case 'bestPair':
      return firstOf([expression.left, expression.right])
    case 'isNull':
    case 'not':
      return foreignTo(expression.of)
    case 'and':
    case 'or':
      return firstOf(expression.parts)
    case 'case':
      return firstOf([...expression.whens.flatMap(({ when, value }) => [when, value]), expression.otherwise])
    default:
      return undefined
  }
}

const firstOf = (parts: readonly Expression[]): string | undefined => {
  for (const part of parts) {
    const found = foreignTo(part)
    if (found !== undefined) return found
  }
  return undefined
}
