// What of a record can be compared: computed once at intake, small, in plain JSON, without free text and without nationality.
import type { AmountValue, CodeValue, IdentifierValue, Properties, TextValue } from '#core/language/properties.ts'
import type { ThingKind } from '#core/language/things.ts'
import { capacitiesIn } from './capacities.ts'
import { type DateFeature, dateFeature } from './dates.ts'
import { type DocumentFeature, documentFeature } from './documents.ts'
import { isGenericKey } from './generic-keys.ts'
import { type NameFeature, nameFeatures } from './names/name.ts'
import { mailbox } from './online.ts'
import { comparedPhone, isDialable } from './phones.ts'
import { type PlaceFeature, placeFeature } from './places.ts'
import { comparedPlate, foldConfusables } from './plates.ts'
import { comparedValue } from './references.ts'
import { cleanSerial } from './serials.ts'
import { wordsOfThing } from './thing-names.ts'

export const featuresVersion = 4

export type PlateFeature = { readonly p: string; readonly c?: string }
/** Field by field what comparisons need; a field is there only where it has a value. */
export type Features = {
  readonly v: number
  readonly kind: ThingKind
  /** Names of a person. */
  readonly names?: readonly NameFeature[]
  /** Names of a thing, in words. */
  readonly called?: readonly (readonly string[])[]
  readonly born?: readonly DateFeature[]
  readonly sex?: string
  /** Digits, after a plus where the country code is known. */
  readonly phones?: readonly string[]
  readonly mail?: readonly string[]
  /** platform:handle, the platform empty where not said. */
  readonly online?: readonly string[]
  readonly docs?: readonly DocumentFeature[]
  /** scheme:value for numbers that are given to one thing. */
  readonly ids?: readonly string[]
  /** scheme:value for references that several things share: cases, groups, consignments, officers. */
  readonly refs?: readonly string[]
  readonly serials?: readonly string[]
  readonly plates?: readonly PlateFeature[]
  readonly places?: readonly PlaceFeature[]
  /** Places that a row names beside a person and that are not said to be the home: premises, a house let to others. */
  readonly near?: readonly PlaceFeature[]
  /** In what capacity a register lists a person, of those that a model may know. */
  readonly as?: readonly string[]
  readonly make?: readonly string[]
  readonly colour?: readonly string[]
  /** Metres. */
  readonly length?: number
  readonly horsepower?: number
  /** What kind of event, and on which day. */
  readonly what?: string
  readonly day?: string
}

const most = 6
const some = <T>(values: readonly T[] | undefined): readonly T[] => (Array.isArray(values) ? values : [])
const distinct = <T>(values: readonly T[]): readonly T[] =>
  [...new Map(values.map(value => [JSON.stringify(value), value])).values()].slice(0, most)

const sharedSchemes = new Set(['case-ref', 'group-ref', 'officer-ref', 'consignment-ref'])
const serialSchemes = new Set(['engine-serial', 'hull'])
export const isShared = ({ scheme }: IdentifierValue): boolean => sharedSchemes.has(scheme)
const isSerial = ({ scheme }: IdentifierValue): boolean => serialSchemes.has(scheme)

const identifierProperties = [
  'reference',
  'vin',
  'imei',
  'mmsi',
  'imo',
  'hull',
  'engineSerial',
  'iban',
  'company',
  'groupRef',
] as const

const identifiersIn = (properties: Properties): readonly IdentifierValue[] =>
  identifierProperties.flatMap(name => some<IdentifierValue>(properties[name])).filter(({ value }) => value !== '')

const schemed = (identifiers: readonly IdentifierValue[]): readonly string[] =>
  identifiers.map(identifier => `${identifier.scheme}:${comparedValue(identifier)}`)

const wordsOf = (values: readonly TextValue[] | undefined): readonly string[] =>
  some(values).flatMap(({ text }) => wordsOfThing(text))

/** Only what is said alike counts: a record that says both says nothing. */
const sexOf = (values: readonly CodeValue[] | undefined): string | undefined => {
  const codes = new Set(
    some(values)
      .map(({ code }) => code)
      .filter(code => code === 'male' || code === 'female'),
  )
  return codes.size === 1 ? [...codes][0] : undefined
}

const metres: Readonly<Record<string, number>> = {
  m: 1,
  metre: 1,
  metres: 1,
  cm: 0.01,
  ft: 0.3048,
  feet: 0.3048,
  foot: 0.3048,
}
const lengthOf = (values: readonly AmountValue[] | undefined): number | undefined => {
  const [first] = some(values)
  return first === undefined ? undefined : Math.round(first.value * (metres[first.unit] ?? 1) * 100) / 100
}

const verified = new Set(['verified', 'genuine'])
const areVerified = (values: readonly CodeValue[] | undefined): boolean =>
  some(values).some(({ code }) => verified.has(code))

const isEmpty = (value: unknown): boolean => value === undefined || (Array.isArray(value) && value.length === 0)

/** False for what systems write in place of a number, which would make strangers meet. */
const says =
  (type: string, tail = 0) =>
  (value: string): boolean =>
    !isGenericKey(`${type}:${foldsFor(type)(value).slice(tail)}`)
const foldsFor = (type: string): ((text: string) => string) =>
  type === 'doc' || type === 'pl' ? foldConfusables : text => text

export const featuresOf = (kind: ThingKind, properties: Properties): Features => {
  const identifiers = identifiersIn(properties)
  const given = identifiers.filter(identifier => !isShared(identifier) && !isSerial(identifier))
  const beside = some(properties.place)
  const all = {
    names: kind === 'person' ? nameFeatures(some(properties.name)) : [],
    called: kind === 'person' ? [] : distinct(some(properties.name).map(({ text }) => wordsOfThing(text))),
    born: distinct(some(properties.birthDate).map(dateFeature)),
    sex: sexOf(properties.sex),
    phones: distinct(some(properties.phone).filter(isDialable).map(comparedPhone).filter(says('p', -9))),
    mail: distinct(some(properties.email).map(mailbox).filter(says('em'))),
    online: distinct(
      some(properties.online)
        .filter(({ handle }) => says('ol')(handle))
        .map(({ platform, handle }) => `${platform ?? ''}:${handle}`),
    ),
    docs: distinct(
      some(properties.document)
        .filter(({ number }) => says('doc')(number))
        .map(document => documentFeature(document, areVerified(properties.status))),
    ),
    ids: distinct(schemed(given)),
    refs: distinct(schemed(identifiers.filter(isShared))),
    serials: distinct(identifiers.filter(isSerial).map(({ value }) => cleanSerial(value))),
    plates: distinct(
      some(properties.plate)
        .filter(({ plate }) => plate.length > 2 && says('pl')(plate))
        .map(({ plate, country }) => ({
          p: comparedPlate(plate),
          ...(country === undefined ? {} : { c: country }),
        })),
    ),
    places: distinct([...some(properties.address), ...(kind === 'person' ? [] : beside)].map(placeFeature)),
    near: kind === 'person' ? distinct(beside.map(placeFeature)) : [],
    as: kind === 'person' ? capacitiesIn(some(properties.capacity)) : [],
    make: distinct([...wordsOf(properties.make), ...wordsOf(properties.model)]),
    colour: distinct(some(properties.colour).map(({ code }) => code)),
    length: lengthOf(properties.length),
    horsepower: some(properties.horsepower)[0]?.value,
    what: some(properties.eventType)[0]?.code,
    day: some(properties.at)[0]?.at.slice(0, 10),
  }
  const there = Object.entries(all).filter(([, value]) => !isEmpty(value))
  return { v: featuresVersion, kind, ...Object.fromEntries(there) }
}
