// One value of a property from one text: a name, a date, a code of the system's list, a sum. What cannot be is told, not guessed.
import {
  cleanDocument,
  cleanEmail,
  cleanIdentifier,
  cleanName,
  cleanOnline,
  cleanPhone,
  cleanPlace,
  cleanPlate,
} from '#core/identifiers/index.ts'
import { type PropertyName, propertyTypes, type ValueType, type ValueTypes } from '#core/language/properties.ts'
import { eventTypes, personRoles } from '#core/language/things.ts'
import { listed } from '../describe/closest-word.ts'
import type { Given } from '../describe/described.ts'
import type { PropertyMapping } from '../describe/property-mapping.ts'
import type { Cells } from '../read/read-row.ts'
import { quoted, type RejectionKind } from '../take-in/rejection.ts'
import { type DateParts, type DateReader, daysMeant, readIsoDate } from './date-format.ts'
import { momentOf } from './local-time.ts'

/** What the mapping of every property leans on. */
export type MappingGround = {
  readonly codes: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly dates: readonly string[]
  readonly zone: string
  readonly isAbsent: (text: string) => boolean
  /** The moment the delivery speaks of: nobody was born after it. */
  readonly asOf: Date
  readonly readerOf: (format: string, yearsAhead?: number) => DateReader
}

/** Tells a fault of the cell in hand; there is no value then. */
export type Faulty = (kind: RejectionKind, reason: string, mend: string) => undefined
/** Makes one value from a text and what stands beside it in the row; undefined when there is nothing to say. */
export type Maker<T extends ValueType> = (
  text: string,
  place: number,
  cells: Cells,
  fault: Faulty,
) => ValueTypes[T] | undefined

/** What clerks write where they know nothing. In a name such words are left standing: somebody may be called so. */
export const notKnown = /^(n[/.]?k|n[/.]?a|not known|unknown|unk|none|nil|null|tbc|[-?.]+)$/i

const present = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, held]) => held !== undefined && held !== '')) as T

const codeOf = (list: Readonly<Record<string, string>>, text: string): string | undefined => {
  if (Object.hasOwn(list, text)) return list[text]
  const alike = Object.keys(list).filter(code => code.toLowerCase() === text.toLowerCase())
  return alike.length === 1 ? list[alike[0] ?? ''] : undefined
}

/** Something said once for all rows, or in a column of its own beside the value. */
const besideMaker = (
  given: Given | undefined,
  ground: MappingGround,
): ((place: number, cells: Cells) => string | undefined) => {
  if (!given) return () => undefined
  const { value, column, codes } = given
  if (column === undefined) return () => value
  const list = codes === undefined ? undefined : ground.codes[codes]
  return (place, cells) => {
    const texts = cells(column)
    const text = texts[place] ?? texts[0]
    return text === undefined || ground.isAbsent(text) ? undefined : list ? (codeOf(list, text) ?? text) : text
  }
}

const nameMaker = (mapping: PropertyMapping, ground: MappingGround): Maker<'name'> => {
  const part = (columns: readonly string[] | undefined, cells: Cells) =>
    columns?.flatMap(column => cells(column).filter(text => !ground.isAbsent(text))).join(' ') ?? ''
  return (text, _place, cells) => {
    const [given, patronymic, family] = [mapping.given, mapping.patronymic, mapping.family].map(columns =>
      part(columns, cells),
    )
    const parts = {
      given: given ?? '',
      patronymic: patronymic ?? '',
      family: family ?? '',
      ...(mapping.kind ? { kind: mapping.kind } : {}),
    }
    // A vessel or a company may be called by a number alone.
    return cleanName(text, parts) ?? (/\d/.test(text) ? { text } : undefined)
  }
}

const readDate = (text: string, readers: readonly DateReader[]): DateParts | undefined => {
  for (const reader of readers) {
    const parts = reader(text)
    if (parts) return parts
  }
  return readIsoDate(text)
}

const formatsOf = (mapping: PropertyMapping, ground: MappingGround): readonly string[] => mapping.format ?? ground.dates

const dateMaker = (name: PropertyName, mapping: PropertyMapping, ground: MappingGround): Maker<'date'> => {
  const formats = formatsOf(mapping, ground)
  // Nobody is born after the delivery: of two centuries that a birth year 31 could lie in, the past one is meant.
  const readers = formats.map(format => ground.readerOf(format, name === 'birthDate' ? 0 : undefined))
  return (text, _place, _cells, fault) => {
    const parts = readDate(text, readers)
    if (!parts)
      return fault(
        'bad-date',
        `${quoted(text)} is not a date written as ${formats.join(' or ')}.`,
        'Correct the date, or add its format to dates in source.yaml.',
      )
    const days = daysMeant(parts)
    if (name === 'birthDate' && !isPossibleBirth(days.from, text, ground.asOf, mapping.earliest, fault))
      return undefined
    return present({ text, ...days, stated: mapping.stated }) as ValueTypes['date']
  }
}

const oldest = 120

const isPossibleBirth = (
  from: string,
  text: string,
  asOf: Date,
  earliest: string | undefined,
  fault: Faulty,
): boolean => {
  const day = asOf.toISOString().slice(0, 10)
  if (from > day)
    fault(
      'impossible-birth-date',
      `The birth date ${quoted(text)} lies after ${day}, the day of the delivery.`,
      'Correct the birth date at the source.',
    )
  else if (earliest !== undefined && from < earliest)
    fault(
      'impossible-birth-date',
      `The birth date ${quoted(text)} lies before ${earliest}, the earliest that source.yaml allows.`,
      'Correct the birth date at the source, or earliest in source.yaml.',
    )
  else if (earliest === undefined && Number(from.slice(0, 4)) < asOf.getUTCFullYear() - oldest)
    fault(
      'impossible-birth-date',
      `The birth date ${quoted(text)} would make the person more than ${oldest} years old.`,
      'Correct the birth date at the source, or leave it empty.',
    )
  else return true
  return false
}

const timeMaker = (mapping: PropertyMapping, ground: MappingGround): Maker<'time'> => {
  const formats = formatsOf(mapping, ground)
  const readers = formats.map(format => ground.readerOf(format))
  return (text, _place, _cells, fault) => {
    const parts = readDate(text, readers)
    if (parts?.day === undefined)
      return fault(
        'bad-time',
        `${quoted(text)} is not a time written as ${formats.join(' or ')}.`,
        'Correct the time, or give its format in source.yaml.',
      )
    const at = momentOf(parts, ground.zone)
    if (!at)
      return fault(
        'bad-time',
        `The clocks in ${ground.zone} skipped ${quoted(text)} when summer time began.`,
        'Correct the time, or give the right timezone in source.yaml.',
      )
    const precision = parts.minute !== undefined ? 'minute' : parts.hour !== undefined ? 'hour' : 'day'
    return { text, at: at.toISOString(), precision }
  }
}

const codeMaker = (name: PropertyName, mapping: PropertyMapping, ground: MappingGround): Maker<'code'> => {
  const list = mapping.codes === undefined ? undefined : ground.codes[mapping.codes]
  const set = name === 'eventType' ? eventTypes : name === 'role' ? personRoles : undefined
  return (text, _place, _cells, fault) => {
    // A word said for all rows is already one of ours.
    const code = list && mapping.value === undefined ? codeOf(list, text) : text
    if (code !== undefined && (!set || set.has(code))) return { code, text }
    if (notKnown.test(text)) return undefined
    const known = list ? Object.keys(list) : (set?.values ?? [])
    const mend =
      mapping.codes === undefined
        ? 'Use one of the known words.'
        : `Add ${quoted(text)} to codes.${mapping.codes} in source.yaml, or correct the row.`
    return fault(
      'unknown-code',
      `${quoted(text)} is not a code of the list${mapping.codes === undefined ? '' : ` ${mapping.codes}`}. Known: ${listed(known)}.`,
      mend,
    )
  }
}

const numberOf = (text: string): number | undefined => {
  const plain = text.replace(/^[£$€]\s*|\s+/g, '')
  return /^[+-]?(\d{1,15}|\d{1,3}(,\d{3}){1,4})(\.\d{1,6})?$/.test(plain)
    ? Number(plain.replaceAll(',', ''))
    : undefined
}

const usualUnits: Partial<Record<PropertyName, string>> = {
  age: 'years',
  count: 'number',
  length: 'm',
  horsepower: 'hp',
  amount: 'GBP',
}

const amountMaker = (name: PropertyName, mapping: PropertyMapping, ground: MappingGround): Maker<'amount'> => {
  const unit = besideMaker(mapping.unit, ground)
  return (text, place, cells, fault) => {
    const value = numberOf(text)
    if (value === undefined || (value < 0 && name !== 'amount'))
      return fault(
        'bad-number',
        `${quoted(text)} is not a number that can stand here.`,
        'Write digits, with a point before decimals, as in 1250.50.',
      )
    return { value, unit: unit(place, cells) ?? usualUnits[name] ?? 'number' }
  }
}

const placeMaker = (mapping: PropertyMapping, ground: MappingGround): Maker<'place'> => {
  const one = (column: string | undefined, cells: Cells) =>
    (column === undefined ? [] : cells(column)).find(text => !ground.isAbsent(text))
  return (text, _place, cells, fault) => {
    const postcode = one(mapping.postcode, cells)
    const [lat, lon] = [one(mapping.lat, cells), one(mapping.lon, cells)]
    const position = lat === undefined || lon === undefined ? undefined : { lat: Number(lat), lon: Number(lon) }
    if (position && !(Math.abs(position.lat) <= 90 && Math.abs(position.lon) <= 180))
      return fault(
        'bad-place',
        `${quoted(`${lat}, ${lon}`)} is not a latitude and a longitude in degrees.`,
        'Write degrees with decimals, latitude from -90 to 90, longitude from -180 to 180.',
      )
    return cleanPlace(text, { postcode, ...position })
  }
}

const schemes: Partial<Record<PropertyName, string>> = {
  groupRef: 'group-ref',
  vin: 'vin',
  imei: 'imei',
  mmsi: 'mmsi',
  imo: 'imo',
  hull: 'hull',
  engineSerial: 'engine-serial',
  iban: 'iban',
  company: 'company',
}

/** How a value of this property is made. */
export const makerOf = (name: PropertyName, mapping: PropertyMapping, ground: MappingGround): Maker<ValueType> => {
  const country = besideMaker(mapping.country, ground)
  const scheme = besideMaker(mapping.scheme, ground)
  const [type, state] = [besideMaker(mapping.type, ground), besideMaker(mapping.state, ground)]
  const platform = besideMaker(mapping.platform, ground)
  const makers: { readonly [T in ValueType]: () => Maker<T> } = {
    name: () => nameMaker(mapping, ground),
    date: () => dateMaker(name, mapping, ground),
    time: () => timeMaker(mapping, ground),
    code: () => codeMaker(name, mapping, ground),
    amount: () => amountMaker(name, mapping, ground),
    place: () => placeMaker(mapping, ground),
    text: () => text => ({ text }),
    phone: () => (text, place, cells) => cleanPhone(text, country(place, cells)),
    plate: () => (text, place, cells) => cleanPlate(text, country(place, cells)),
    document: () => (text, place, cells) =>
      cleanDocument(text, { type: type(place, cells), state: state(place, cells) }),
    identifier: () => (text, place, cells) =>
      cleanIdentifier(text, scheme(place, cells) ?? schemes[name] ?? 'case-ref'),
    online: () => (text, place, cells) => cleanOnline(text, platform(place, cells)),
    email: () => text => cleanEmail(text),
  }
  return makers[propertyTypes[name].type]()
}
