// The closed set of functions that Splink's comparison library writes, under the names that its engines give them. Anything else is refused.
// [verified: splink/internals/dialects.py and comparison_level_library.py, by name, for DuckDB, Spark, PostgreSQL, SQLite and Athena]

/** How many arguments, and what comes out: text, a number, or a list of texts. */
export type Signature = {
  readonly takes: readonly [least: number, most: number]
  readonly gives: 'text' | 'number' | 'list'
}

const text = (least: number, most = least): Signature => ({ takes: [least, most], gives: 'text' })
const number = (least: number, most = least): Signature => ({ takes: [least, most], gives: 'number' })

/** Values of one record. */
const valueFunctions: Readonly<Record<string, Signature>> = {
  substring: text(2, 3),
  left: text(2),
  right: text(2),
  lower: text(1),
  upper: text(1),
  trim: text(1),
  reverse: text(1),
  concat: text(1, 8),
  replace: text(3),
  nullif: text(2),
  coalesce: text(1, 8),
  regexp_extract: text(2, 3),
  regexp_replace: text(3, 4),
  split_part: text(3),
  to_text: text(1),
  list_element: text(2),
  /** A value of a structure, by its name. */
  field: text(2),
  text_length: number(1),
  to_number: number(1),
  /** Seconds since 1970 of a text in a format; no value where it is no real date. */
  time_of: number(2),
  /** Seconds since 1970 of what a column of dates or moments holds, and of the day that it falls on. */
  moment: number(1),
  day: number(1),
  epoch: number(1),
  list_length: number(1),
}

/** Numbers from two values, of one record or of both. */
const measureFunctions: Readonly<Record<string, Signature>> = {
  jaro_winkler: number(2),
  jaro: number(2),
  levenshtein: number(2),
  damerau_levenshtein: number(2),
  jaccard: number(2),
  cosine: number(2),
  shared_elements: number(2),
}

const numberFunctions: Readonly<Record<string, Signature>> = {
  abs: number(1),
  least: number(2, 8),
  greatest: number(2, 8),
  radians: number(1),
  sin: number(1),
  cos: number(1),
  acos: number(1),
  asin: number(1),
  sqrt: number(1),
  power: number(2),
  round: number(1, 2),
}

export const functions: Readonly<Record<string, Signature>> = {
  ...valueFunctions,
  ...measureFunctions,
  ...numberFunctions,
}

/** What no engine writes as a function of this name. */
const ours: ReadonlySet<string> = new Set(['moment', 'day', 'field'])

/** What an engine calls it, and what it is called here. */
export const spelledAs: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.keys(functions).flatMap(name => (ours.has(name) ? [] : [[name, name]]))),
  substr: 'substring',
  len: 'text_length',
  length: 'text_length',
  strlen: 'text_length',
  jaro_winkler_similarity: 'jaro_winkler',
  jaro_winkler_sim: 'jaro_winkler',
  jaro_similarity: 'jaro',
  jaro_sim: 'jaro',
  levenshtein_distance: 'levenshtein',
  editdist3: 'levenshtein',
  try_strptime: 'time_of',
  strptime: 'time_of',
  try_parse_date: 'time_of',
  to_timestamp: 'time_of',
  try_to_timestamp: 'time_of',
  try_parse_timestamp: 'time_of',
  date_parse: 'time_of',
  epoch_seconds: 'epoch',
  unix_timestamp: 'epoch',
  to_unixtime: 'epoch',
  time_to_unix: 'epoch',
  array_length: 'list_length',
  array_size: 'list_length',
  cardinality: 'list_length',
  size: 'list_length',
  list_extract: 'list_element',
  element_at: 'list_element',
  array_extract: 'list_element',
  array_cosine_similarity: 'cosine',
  cosine_similarity: 'cosine',
  pow: 'power',
}

/** Of a table's own entries alone: every object has a "constructor". */
export const entry = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined
