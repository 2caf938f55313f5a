// Records laid side by side: columns are agencies' accounts, rows are properties; what agrees and what differs is told.
import type { Agreement, ComparisonRow, RecordColumn, RecordsSideBySide } from '#core/frame/shown.ts'
import { keysOf } from '#core/identifiers/index.ts'
import type { RecordId } from '#core/language/ids.ts'
import { type PropertyName, propertyTypes, type ValueType, type ValueTypes } from '#core/language/properties.ts'
import type { ReadRecord } from './read-records.ts'
import { nameOf, sayProperty, sourcedBy, text } from './say-record.ts'

/** What is shown of a record needs no label: whoever hands it in has read it under his sight. */
export type RecordToShow = Omit<ReadRecord, 'label'>

const column = (record: RecordToShow, asked: RecordId | undefined): RecordColumn => {
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

const folded = (words: string): string =>
  words
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()

/** What a value is understood as, so that a code is the same in two systems' words and a number in two spellings. */
const understood: { readonly [T in ValueType]?: (value: ValueTypes[T]) => string } = {
  code: value => value.code,
  phone: value => value.e164 ?? value.raw,
  plate: value => value.plate,
  document: value => value.number,
  identifier: value => value.value,
  date: value => `${value.from} ${value.to}`,
  email: value => value.address,
  online: value => value.handle,
}

const meanings = (record: RecordToShow, name: PropertyName): ReadonlySet<string> => {
  const { type } = propertyTypes[name]
  const meaning = understood[type] as ((value: ValueTypes[ValueType]) => string) | undefined
  const values = (record.properties[name] ?? []) as readonly ValueTypes[ValueType][]
  return new Set((meaning ? values.map(meaning) : sayProperty(record.properties, name).map(text)).map(folded))
}

const allShare = (cells: readonly ReadonlySet<string>[]): boolean => {
  const [first, ...rest] = cells
  return first !== undefined && rest.every(cell => [...cell].some(value => first.has(value)))
}

type KeysOf = (record: RecordToShow) => ReadonlySet<string>

/** Names that meet on two parts, whatever their spelling, script or order, are close. */
const nameKeys: KeysOf = ({ properties: { name } }) =>
  new Set(keysOf('person', name ? { name } : {}).filter(key => key.startsWith('n:')))

/** Addresses that meet on a postcode and a number, however much of the words is left out, are close. */
const placeKeys =
  (of: 'address' | 'place'): KeysOf =>
  ({ properties: { [of]: place } }) =>
    new Set(keysOf('place', place ? { place } : {}).filter(key => /^ad:.*\|\d/.test(key)))

const closeBy = (name: PropertyName, kind: RecordToShow['kind'] | undefined): KeysOf | undefined => {
  if (name === 'name') return kind === 'person' ? nameKeys : undefined
  return name === 'address' || name === 'place' ? placeKeys(name) : undefined
}

/** Each list has its own number for everybody on it, its own capacity in which he is on it, its own words: that they differ says nothing of him. */
const eachItsOwn: ReadonlySet<PropertyName> = new Set(['reference', 'capacity', 'note', 'description'])

const agreementOf = (records: readonly RecordToShow[], name: PropertyName): Agreement | undefined => {
  if (records.length < 2) return undefined
  const saying = records.filter(record => record.properties[name] !== undefined)
  if (saying.length < 2) return 'one-sided'
  if (allShare(saying.map(record => meanings(record, name)))) return 'same'
  if (eachItsOwn.has(name)) return undefined
  const keys = closeBy(name, records[0]?.kind)
  return keys && allShare(saying.map(keys)) ? 'close' : 'different'
}

const row =
  (records: readonly RecordToShow[]) =>
  (name: PropertyName): readonly ComparisonRow[] => {
    const cells = records.map(record => sayProperty(record.properties, name))
    if (cells.every(cell => cell.length === 0)) return []
    const agreement = agreementOf(records, name)
    return [{ name: propertyTypes[name].words, cells, ...(agreement ? { agreement } : {}) }]
  }

/** `asked` is the record whose page this is: it has no link to itself. */
export const sideBySide = (records: readonly RecordToShow[], caption: string, asked?: RecordId): RecordsSideBySide => ({
  caption,
  columns: records.map(record => column(record, asked)),
  rows: (Object.keys(propertyTypes) as PropertyName[]).flatMap(row(records)),
})

/** The marking of a page is the highest of what it shows. */
export const highestMarking = (records: readonly Pick<ReadRecord, 'marking'>[]): ReadRecord['marking'] =>
  records.some(record => record.marking === 'OFFICIAL-SENSITIVE') ? 'OFFICIAL-SENSITIVE' : 'OFFICIAL'
