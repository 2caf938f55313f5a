// A row to what it says: records with typed properties, links between them, under the label of the row.
import { type Properties, type PropertyName, propertyTypes } from '#core/language/properties.ts'
import type { LinkType } from '#core/language/things.ts'
import { nameOfFile } from '../describe/check-description.ts'
import { columnsOfMapping, type PropertyMappings } from '../describe/property-mapping.ts'
import type {
  Condition,
  EndDescription,
  FileDescription,
  LinkDescription,
  RecordDescription,
  SourceDescription,
} from '../describe/source-description.ts'
import type { Cells } from '../read/read-row.ts'
import { type Fault, quoted } from '../take-in/rejection.ts'
import { compileDateFormat, type DateReader } from './date-format.ts'
import type { MappingGround } from './make-value.ts'
import { compileProperty, type PropertyMaker } from './map-property.ts'
import { labelOfRow, quarantineFault } from './row-label.ts'
import { asTemplate, compileTemplate } from './template.ts'
import type { RowLabel, Unit, UnitLink, UnitRecord, Withdrawal } from './unit.ts'

export type MappedRow = { readonly unit: Unit } | Withdrawal | { readonly fault: Fault; readonly unitKey?: string }

const MAX_KEY_LETTERS = 200

const groundOf = (source: SourceDescription): MappingGround => {
  const year = source.delivery.asOf.getUTCFullYear()
  const readers = new Map<string, DateReader>()
  const absent = new Set(source.absent.map(word => word.toLowerCase()))
  return {
    codes: source.codes,
    dates: source.dates,
    zone: source.timezone,
    asOf: source.delivery.asOf,
    isAbsent: absent.size === 0 ? () => false : text => absent.has(text.toLowerCase()),
    readerOf: (format, yearsAhead) => {
      const name = `${yearsAhead ?? ''} ${format}`
      const reader = readers.get(name) ?? compileDateFormat(format, year, yearsAhead)
      readers.set(name, reader)
      return reader
    },
  }
}

const mappingsOf = (mappings: PropertyMappings) =>
  Object.entries(mappings).flatMap(([name, list]) =>
    Object.hasOwn(propertyTypes, name) ? (list ?? []).map(mapping => ({ name: name as PropertyName, mapping })) : [],
  )

const compileProperties = (mappings: PropertyMappings, ground: MappingGround) => {
  const makers = mappingsOf(mappings).map(({ name, mapping }): readonly [PropertyName, PropertyMaker] => [
    name,
    compileProperty(name, mapping, ground),
  ])
  return (cells: Cells, faults: Fault[]): Properties => {
    const made: Record<string, readonly unknown[]> = {}
    for (const [name, make] of makers) {
      const values = make(cells, faults) ?? []
      if (values.length > 0) made[name] = made[name] ? [...made[name], ...values] : values
    }
    return made as Properties
  }
}

/** Columns whose text may begin with a protective marking of its own. */
const freeTextColumns = (file: FileDescription): readonly string[] =>
  [...file.records.map(record => record.properties), ...file.links].flatMap(mappings =>
    mappingsOf(mappings).flatMap(({ name, mapping }) =>
      propertyTypes[name].type === 'text' ? columnsOfMapping(mapping) : [],
    ),
  )

/** A thing that rows under different labels share is one record for each label: what a hidden row says never shows in a visible one. */
export const labelSuffix = (label: RowLabel, usual: RowLabel): string => {
  const differs = (Object.keys({ ...usual, ...label }) as (keyof RowLabel)[]).filter(
    part => label[part] !== usual[part],
  )
  return differs.length === 0
    ? ''
    : `~${differs
        .sort()
        .map(part => label[part] ?? 'none')
        .join('.')}`
}

type MadeRecord = UnitRecord & { readonly as: string }
type RecordMaker = (cells: Cells, suffix: string, faults: Fault[]) => MadeRecord | undefined

const noKey = (column: string): Fault => ({
  kind: 'no-key',
  column,
  reason: `The row has no ${quoted(column)}, which its key is made of.`,
  mend: 'Give every row its key: without it a correction could never find the record again.',
})

const tooLongKey = (column: string): Fault => ({
  kind: 'too-long',
  column,
  reason: `The key is longer than ${MAX_KEY_LETTERS} letters.`,
  mend: 'Make the key of columns that hold a reference, not a description.',
})

/** Whether the row meets the condition; one that is not set is met by every row. */
const meets = (when: Condition | undefined, cells: Cells, isAbsent: MappingGround['isAbsent']): boolean => {
  if (when === undefined) return true
  const said = cells(when.column).filter(text => !isAbsent(text))
  return when.equals === undefined ? said.length > 0 : said.some(text => when.equals?.includes(text))
}

const momentIn = (properties: Properties, name: 'at'): string | undefined => properties[name]?.[0]?.at

const compileRecord = (record: RecordDescription, ground: MappingGround): RecordMaker => {
  const key = compileTemplate(record.key)
  const properties = compileProperties(record.properties, ground)
  const seenAt = record.seenAt && compileProperty('at', record.seenAt, ground)
  const { as, kind, basis, shared, when } = record
  return (cells, suffix, faults) => {
    if (!meets(when, cells, ground.isAbsent)) return undefined
    const filled = key(cells)
    if (filled === undefined) {
      if (!shared && when === undefined) faults.push(noKey(record.key))
      return undefined
    }
    if (filled.length > MAX_KEY_LETTERS) faults.push(tooLongKey(record.key))
    const made = properties(cells, faults)
    const seen = seenAt?.(cells, faults) as Properties['at']
    const trueFrom = seen?.[0]?.at ?? (kind === 'event' ? momentIn(made, 'at') : undefined)
    return {
      as,
      kind,
      basis,
      isShared: shared,
      key: shared ? filled + suffix : filled,
      properties: made,
      ...(trueFrom === undefined ? {} : { trueFrom }),
    }
  }
}

type LinkMaker = (
  cells: Cells,
  records: readonly MadeRecord[],
  unitKey: string,
  faults: Fault[],
) => UnitLink | undefined

const compileEnd = (end: EndDescription): ((cells: Cells, records: readonly MadeRecord[]) => string | undefined) => {
  if (end.key === undefined) return (_cells, records) => records.find(record => record.as === end.as)?.key
  const fill = compileTemplate(end.key)
  return cells => fill(cells)
}

const linkKey = (type: LinkType, fromKey: string, toKey: string, unitKey: string): string =>
  `${unitKey} ${type} ${fromKey} > ${toKey}`

const compileLink = (link: LinkDescription, ground: MappingGround): LinkMaker => {
  const [from, to] = [compileEnd(link.from), compileEnd(link.to)]
  const properties = compileProperties(link, ground)
  const { type, basis, when } = link
  return (cells, records, unitKey, faults) => {
    if (!meets(when, cells, ground.isAbsent)) return undefined
    const [fromKey, toKey] = [from(cells, records), to(cells, records)]
    if (fromKey === undefined || toKey === undefined) return undefined
    const made = properties(cells, faults)
    const trueFrom = momentIn(made, 'at')
    return {
      type,
      basis,
      fromKey,
      toKey,
      key: linkKey(type, fromKey, toKey, unitKey),
      properties: made,
      ...(trueFrom === undefined ? {} : { trueFrom }),
    }
  }
}

const endsBeforeItBegins = ({ properties }: { readonly properties: Properties }): boolean => {
  const [at, until] = [properties.at?.[0], properties.until?.[0]]
  return at !== undefined && until !== undefined && until.precision !== 'day' && until.at < at.at
}

const backwards: Fault = {
  kind: 'bad-time',
  reason: 'It ends before it begins.',
  mend: 'Correct the two times at the source; columns may have been exchanged.',
}

const nothingToSay: Fault = {
  kind: 'nothing-to-say',
  reason: 'The row gives neither a record nor a link: all columns that would make one are empty.',
  mend: 'Leave the row out, or fill the columns.',
}

/** Several faults of one row told as one: the first with its place, the others after it. */
const together = (faults: readonly Fault[]): Fault | undefined => {
  const [first, ...others] = faults
  if (!first || others.length === 0) return first
  const more = others
    .slice(0, 4)
    .map(fault => (fault.column === undefined ? fault.reason : `${fault.column}: ${fault.reason}`))
  return { ...first, reason: `${first.reason} Also: ${more.join(' ')}` }
}

const firstOfEach = <Said extends { readonly key: string }>(said: readonly Said[]): readonly Said[] =>
  said.filter((one, i) => said.findIndex(other => other.key === one.key) === i)

/** The label of a row that says nothing about it itself. */
export const usualLabel = (source: SourceDescription, file: FileDescription): RowLabel =>
  labelOfRow(source, file, () => [], []).label

/** Prepares the reading of one file's rows; the label that most of its rows carry is the source's own. */
export const compileRows = (source: SourceDescription, file: FileDescription): ((cells: Cells) => MappedRow) => {
  const ground = groundOf(source)
  const rowKey = compileTemplate(asTemplate(file.key))
  const records = file.records.map(record => compileRecord(record, ground))
  const links = file.links.map(link => compileLink(link, ground))
  const freeText = freeTextColumns(file)
  const usual = usualLabel(source, file)
  const { withdrawn } = file
  return cells => {
    const key = rowKey(cells)
    const unitKey = `${nameOfFile(file)}/${key}`
    const forbidden = quarantineFault(source, file, cells, freeText)
    if (forbidden) return { fault: forbidden, ...(key === undefined ? {} : { unitKey }) }
    if (key === undefined) return { fault: noKey(file.key) }
    if (key.length > MAX_KEY_LETTERS) return { fault: tooLongKey(file.key) }
    if (withdrawn && cells(withdrawn.column)[0] === withdrawn.equals) return { withdraws: unitKey }
    const faults: Fault[] = []
    const labelled = labelOfRow(source, file, cells, faults)
    const suffix = labelSuffix(labelled.label, usual)
    const made = records.map(make => make(cells, suffix, faults)).filter(record => record !== undefined)
    const tied = links.map(make => make(cells, made, unitKey, faults)).filter(link => link !== undefined)
    if ([...made, ...tied].some(endsBeforeItBegins)) faults.push(backwards)
    if (made.length + tied.length === 0 && faults.length === 0) faults.push(nothingToSay)
    const fault = together(faults)
    return fault
      ? { fault, unitKey }
      : { unit: { key: unitKey, ...labelled, records: firstOfEach(made), links: firstOfEach(tied) } }
  }
}
