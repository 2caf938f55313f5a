// Reads a file of pairs of names of which it is known whether they are one: every fault is told with its file, line and column.
import { readFileSync } from 'node:fs'
import { type CsvError, parse } from 'csv-parse/sync'
import { Problem } from '#core/ground/problem.ts'

export type NameCase = {
  readonly name1: string
  readonly name2: string
  readonly isMatch: boolean
  readonly schema?: string
}
export type NameCases = { readonly cases: readonly NameCase[]; readonly hasSchema: boolean }

const needed = ['name1', 'name2', 'is_match'] as const
const yes = new Set(['true', '1', 'yes', 'y', 't'])
const no = new Set(['false', '0', 'no', 'n', 'f'])

const textOf = (file: string): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file))
  } catch (cause) {
    const isMissing = (cause as NodeJS.ErrnoException).code !== undefined && !(cause instanceof TypeError)
    throw new Problem({
      what: isMissing ? 'The cases cannot be read.' : 'The cases are not in UTF-8.',
      where: file,
      mend: isMissing ? 'Give the path of a CSV file that is there and may be read.' : 'Save the file as UTF-8.',
      cause,
    })
  }
}

type Line = { readonly record: readonly string[]; readonly info: { readonly lines: number } }

const linesOf = (file: string): readonly Line[] => {
  try {
    // The typings know nothing of `info`, which pairs every record with its place.
    const lines: unknown = parse(textOf(file), { bom: true, info: true, skip_empty_lines: true })
    return lines as readonly Line[]
  } catch (cause) {
    if (cause instanceof Problem) throw cause
    const line = (cause as CsvError & { lines?: number }).lines
    throw new Problem({
      what: 'The cases are no CSV.',
      where: line === undefined ? file : `${file}, line ${line}`,
      mend: 'Every row needs as many cells as the header, and every quotation mark its partner.',
      cause,
    })
  }
}

const columnsOf = (file: string, header: readonly string[]) => {
  const at = (name: string): number => header.findIndex(cell => cell.trim().toLowerCase() === name)
  const missing = needed.filter(name => at(name) < 0)
  if (missing.length > 0)
    throw new Problem({
      what: `The column ${missing.join(', ')} is missing.`,
      where: `${file}, line 1`,
      mend: `The first line must name the columns ${needed.join(', ')}, in any order; schema may stand beside them.`,
    })
  return { name1: at('name1'), name2: at('name2'), isMatch: at('is_match'), schema: at('schema') }
}

const isMatchIn = (file: string, line: number, cell: string): boolean => {
  const said = cell.trim().toLowerCase()
  if (yes.has(said)) return true
  if (no.has(said)) return false
  throw new Problem({
    what:
      cell.trim() === ''
        ? 'It is not said whether the names are one.'
        : `"${cell.slice(0, 40)}" does not say whether the names are one.`,
    where: `${file}, line ${line}, column is_match`,
    mend: 'Write true or false (1 and 0, yes and no are read too).',
  })
}

export const readCases = (file: string): NameCases => {
  const [header, ...rows] = linesOf(file)
  if (header === undefined)
    throw new Problem({
      what: 'There is nothing in the file.',
      where: file,
      mend: `Give a CSV with ${needed.join(', ')}.`,
    })
  const column = columnsOf(file, header.record)
  const cases = rows.map(({ record, info }) => ({
    name1: record[column.name1] ?? '',
    name2: record[column.name2] ?? '',
    isMatch: isMatchIn(file, info.lines, record[column.isMatch] ?? ''),
    ...(column.schema < 0 ? {} : { schema: record[column.schema] ?? '' }),
  }))
  return { cases, hasSchema: column.schema >= 0 }
}
