// Records laid side by side: columns are agencies' accounts, rows are properties; what agrees and what differs is told.
import type { Agreement, ComparisonRow, RecordColumn, RecordsSideBySide } from '#core/frame/shown.ts'
import type { RecordId } from '#core/language/ids.ts'
import { type PropertyName, propertyTypes } from '#core/language/properties.ts'
import type { ReadRecord } from './read-records.ts'
import { nameOf, sayProperty, sourcedBy, text } from './say-record.ts'

const column = (record: ReadRecord, asked: RecordId | undefined): RecordColumn => {
  const { source, date, grade } = sourcedBy(record)
  return {
    id: record.id,
    title: nameOf(record),
    source: record.isWithdrawn ? `${source} (withdrawn by its holder)` : source,
    marking: record.marking,
    protected: record.protected,
    ...(record.id === asked ? {} : { href: `/things/${record.id}` }),
    ...(date ? { date } : {}),
    ...(grade ? { grade } : {}),
  }
}

/** Values that are the same once case, accents, spaces and signs are set aside count as the same. */
const folded = (words: string): string =>
  words
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()

const agreementOf = (cells: readonly (readonly string[])[]): Agreement | undefined => {
  if (cells.length < 2) return undefined
  const [first, ...rest] = cells.filter(cell => cell.length > 0).map(cell => new Set(cell.map(folded)))
  if (!first || rest.length === 0) return 'one-sided'
  return rest.every(cell => [...cell].some(value => first.has(value))) ? 'same' : 'different'
}

const row =
  (records: readonly ReadRecord[]) =>
  (name: PropertyName): readonly ComparisonRow[] => {
    const cells = records.map(record => sayProperty(record.properties, name))
    if (cells.every(cell => cell.length === 0)) return []
    const agreement = agreementOf(cells.map(cell => cell.map(text)))
    return [{ name: propertyTypes[name].words, cells, ...(agreement ? { agreement } : {}) }]
  }

/** `asked` is the record whose page this is: it has no link to itself. */
export const sideBySide = (records: readonly ReadRecord[], caption: string, asked?: RecordId): RecordsSideBySide => ({
  caption,
  columns: records.map(record => column(record, asked)),
  rows: (Object.keys(propertyTypes) as PropertyName[]).flatMap(row(records)),
})

/** The marking of a page is the highest of what it shows. */
export const highestMarking = (records: readonly Pick<ReadRecord, 'marking'>[]): ReadRecord['marking'] =>
  records.some(record => record.marking === 'OFFICIAL-SENSITIVE') ? 'OFFICIAL-SENSITIVE' : 'OFFICIAL'
