// The keys under which a record is found: by a typed search and by the resolver that looks for candidates, through the same postings.
//
// n two parts of a name · y birth year with them · d birth day with one part (1 January with two) · a postcode or area with one part
// p last nine digits · doc document · id number of one thing · ref shared reference · em mailbox · ol handle · pl plate · e ea ez serial
// and its ends · o words of a thing's name · ad place · g map square; for search alone: s one part, day, w one word, pc postcode.
import type { Properties } from '#core/language/properties.ts'
import type { ThingKind } from '#core/language/things.ts'
import { type DateFeature, dayKey, isPlaceholder } from './dates.ts'
import { type Features, featuresOf, type PlateFeature } from './features.ts'
import { type NameFeature, namesThatName, pairsIn, rarityOfPair, skeletonsIn } from './names/name.ts'
import type { PlaceFeature } from './places.ts'
import { foldConfusables } from './plates.ts'
import { legibleEnds } from './serials.ts'

const mostKeys = 24
const keptForSearch = 6
const mostPairs = 6
/** A pair of parts this common gets the birth year beside it, because alone it is generic. */
const commonPair = 13

const unique = (keys: readonly string[]): readonly string[] => [...new Set(keys)]
const tail = (digits: string): string => digits.slice(-9)
const withoutScheme = (schemed: string): string => schemed.slice(schemed.indexOf(':') + 1)
const exactDay = ({ y, m, d }: DateFeature): string =>
  `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`

/** Numbers and handles, which find a record of any kind. */
const keysOfNumbers = (features: Features): readonly string[] => [
  ...(features.ids ?? []).map(id => `id:${withoutScheme(id)}`),
  ...(features.docs ?? []).map(({ n }) => `doc:${foldConfusables(n)}`),
  ...(features.phones ?? []).map(digits => `p:${tail(digits)}`),
  ...(features.mail ?? []).map(address => `em:${address}`),
  ...(features.online ?? []).map(handle => `ol:${withoutScheme(handle)}`),
  ...(features.plates ?? []).flatMap(keysOfPlate),
  ...(features.serials ?? []).flatMap(keysOfSerial),
  ...(features.refs ?? []).map(reference => `ref:${withoutScheme(reference)}`),
]

const keysOfPlate = ({ p }: PlateFeature): readonly string[] => (p.length < 3 ? [] : [`pl:${foldConfusables(p)}`])

const keysOfSerial = (serial: string): readonly string[] => {
  const { start, end } = legibleEnds(foldConfusables(serial))
  const whole = serial.includes('?') ? [] : [`e:${foldConfusables(serial)}`]
  return [...whole, ...(start === undefined ? [] : [`ea:${start}`]), ...(end === undefined ? [] : [`ez:${end}`])]
}

const keysOfBirth = (born: DateFeature, name: NameFeature): readonly string[] => {
  const day = dayKey(born)
  const pairs = pairsIn(name)
  const withYear = pairs.slice(0, 3).map(pair => `y:${born.y}|${pair}`)
  if (day === undefined || isPlaceholder(born)) return withYear
  const common = pairs.filter(pair => rarityOfPair(pair) < commonPair).slice(0, 2)
  return [
    ...skeletonsIn(name)
      .slice(0, 4)
      .map(skeleton => `d:${day}|${skeleton}`),
    ...common.map(pair => `y:${born.y}|${pair}`),
  ]
}

const keysOfHome = ({ p }: PlaceFeature, name: NameFeature): readonly string[] =>
  p === undefined
    ? []
    : skeletonsIn(name)
        .slice(0, 2)
        .map(skeleton => `a:${p}|${skeleton}`)

const keysOfPerson = (features: Features): readonly string[] => {
  const names = namesThatName(features.names)
  const main = names.slice(0, 2)
  return [
    ...keysOfNumbers(features),
    ...main.flatMap(name => (features.born ?? []).slice(0, 2).flatMap(born => keysOfBirth(born, name))),
    ...names.slice(0, 4).flatMap(name =>
      pairsIn(name)
        .slice(0, mostPairs)
        .map(pair => `n:${pair}`),
    ),
    ...main.flatMap(name => (features.places ?? []).slice(0, 2).flatMap(place => keysOfHome(place, name))),
    ...main.flatMap(name => (features.near ?? []).slice(0, 2).flatMap(place => keysOfHome(place, name))),
  ]
}

const searchKeysOfPerson = (features: Features): readonly string[] => [
  ...(features.born ?? [])
    .filter(({ d }) => d > 0)
    .slice(0, 1)
    .map(born => `day:${exactDay(born)}`),
  ...(features.names ?? []).flatMap(name => skeletonsIn(name).map(skeleton => `s:${skeleton}`)),
]

// A map square of about 400 metres, in four overlapping grids, so that two points 100 metres apart always share one.
const square = 0.004
const squares = ([lat, lon]: readonly [number, number]): readonly string[] =>
  [0, 0.5].flatMap(north =>
    [0, 0.5].map(east => `g:${north}${east}:${Math.floor(lat / square + north)}:${Math.floor(lon / square + east)}`),
  )

const keysOfPlace = ({ p, n, w, at }: PlaceFeature): readonly string[] => [
  ...(p === undefined ? [] : (n ?? []).map(number => `ad:${p}|${number}`)),
  ...(p === undefined ? [] : (w ?? []).slice(0, 2).map(word => `ad:${p}|${word}`)),
  ...(p === undefined && n?.[0] !== undefined && w?.[0] !== undefined ? [`ad:${n[0]}|${w[0]}`] : []),
  ...(p === undefined && n === undefined ? keysOfWords(w ?? []) : []),
  ...(at === undefined ? [] : squares(at)),
]

const keysOfWords = (words: readonly string[]): readonly string[] => {
  const few = words.slice(0, 4).toSorted()
  if (few.length === 1) return [`o:${few[0]}`]
  return few.flatMap((one, at) => few.slice(at + 1).map(other => `o:${one}|${other}`))
}

const keysOfThing = (features: Features): readonly string[] => [
  ...keysOfNumbers(features),
  ...(features.called ?? []).slice(0, 3).flatMap(keysOfWords),
  ...(features.places ?? []).slice(0, 2).flatMap(keysOfPlace),
]

const searchKeysOfThing = (features: Features): readonly string[] => [
  ...(features.places ?? []).flatMap(({ p }) => (p === undefined ? [] : [`pc:${p}`])),
  ...(features.called ?? []).flatMap(words => words.map(word => `w:${word}`)),
]

/** Events are met by identical references alone: two arrests on one beach on one day are two arrests. */
const keysOfEvent = (features: Features): readonly string[] =>
  keysOfNumbers({ v: features.v, kind: 'event', ids: features.ids ?? [], refs: features.refs ?? [] })

const byKind = (features: Features): { readonly leads: readonly string[]; readonly search: readonly string[] } => {
  if (features.kind === 'person') return { leads: keysOfPerson(features), search: searchKeysOfPerson(features) }
  const search = searchKeysOfThing(features)
  return { leads: features.kind === 'event' ? keysOfEvent(features) : keysOfThing(features), search }
}

export const keysOfFeatures = (features: Features): readonly string[] => {
  const { leads, search } = byKind(features)
  const kept = unique(search).slice(0, keptForSearch)
  return [...unique(leads).slice(0, mostKeys - kept.length), ...kept]
}

/** At most 24 keys, strongest first; the same properties give the same keys for ever under one version of the shipped data. */
export const keysOf = (kind: ThingKind, properties: Properties): readonly string[] =>
  keysOfFeatures(featuresOf(kind, properties))

/**
 * The key of an agency's own reference for a record, the first thing that one of its officers types. For search alone: another agency's
 * number may be the same and means another thing.
 */
export const keyOfOwnReference = (written: string): readonly string[] => {
  const plain = written
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
  return plain.length < 4 || plain.length > 40 || !/\p{N}/u.test(plain) ? [] : [`k:${plain}`]
}

/** Such a key is of how the record came, and not of what it says: it stays when the others are made anew. */
export const isOwnReferenceKey = (key: string): boolean => key.startsWith('k:')
