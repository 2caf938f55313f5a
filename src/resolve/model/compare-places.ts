// Addresses and spots: one door, one postcode, one point on the map, or the same words.
import { bitsOfThingWord, type Features, type PlaceFeature } from '#core/identifiers/index.ts'
import type { Finding } from './finding.ts'
import { type LevelOf, levels } from './levels.ts'

type PlaceLevel = LevelOf<'place'>

const shared = (a: readonly string[] | undefined, b: readonly string[] | undefined): number =>
  (a ?? []).filter(word => b?.includes(word)).length

const metresPerDegree = 111_320
/** Good to a metre over the hundred metres that matter. */
const metresApart = ([lat, lon]: readonly [number, number], [otherLat, otherLon]: readonly [number, number]): number =>
  metresPerDegree * Math.hypot(lat - otherLat, (lon - otherLon) * Math.cos((lat * Math.PI) / 180))
const oneSpot = 100

/** All numbers of the one stand in the other: a flat left out is no other door, another flat is. */
const sameDoor = (a: PlaceFeature, b: PlaceFeature): boolean =>
  shared(a.n, b.n) === Math.min(a.n?.length ?? 0, b.n?.length ?? 0) && shared(a.n, b.n) > 0

const comparePostcodes = (a: PlaceFeature, b: PlaceFeature): PlaceLevel => {
  if (a.p !== b.p) return 'differ'
  const numbered = a.n !== undefined && b.n !== undefined
  if (numbered) return sameDoor(a, b) ? 'same-address' : 'same-postcode'
  return shared(a.w, b.w) >= 2 ? 'same-address' : 'same-postcode'
}

const compareWords = (a: PlaceFeature, b: PlaceFeature): PlaceLevel => {
  const words = shared(a.w, b.w)
  const fewest = Math.min(a.w?.length ?? 0, b.w?.length ?? 0)
  if (a.n !== undefined && b.n !== undefined && !sameDoor(a, b)) return 'differ'
  if (words >= 2 && a.n !== undefined && b.n !== undefined) return 'same-address'
  return words > 0 && words >= Math.max(fewest * 0.6, 1) ? 'same-words' : 'differ'
}

const comparePlacePair = (a: PlaceFeature, b: PlaceFeature): PlaceLevel => {
  if (a.p !== undefined && b.p !== undefined) return comparePostcodes(a, b)
  if (a.at !== undefined && b.at !== undefined) return metresApart(a.at, b.at) <= oneSpot ? 'same-spot' : 'differ'
  return compareWords(a, b)
}

const bitsShared = (a: PlaceFeature, b: PlaceFeature): number =>
  (a.w ?? []).filter(word => b.w?.includes(word)).reduce((bits, word) => bits + bitsOfThingWord(word), 0)
const mostBits = (as: readonly PlaceFeature[], bs: readonly PlaceFeature[]): number =>
  Math.max(...as.flatMap(a => bs.map(b => bitsShared(a, b))))

export const comparePlaces = (a: Features, b: Features): Finding | undefined => {
  if (a.places === undefined || b.places === undefined) return undefined
  const found = a.places.flatMap(one => b.places?.map(other => comparePlacePair(one, other)) ?? [])
  const level = levels.place.find(candidate => found.includes(candidate))
  return level === undefined ? undefined : { level, rarity: mostBits(a.places, b.places) }
}

type NearLevel = LevelOf<'near'>

/** The letters of a postcode: a town and what lies around it. */
const areaOf = ({ p }: PlaceFeature): string | undefined => (p === undefined ? undefined : /^[A-Z]+/.exec(p)?.[0])

const nearLevel = (a: PlaceFeature, b: PlaceFeature): NearLevel => {
  const found = comparePlacePair(a, b)
  if (found === 'same-address' || found === 'same-postcode') return found
  const [one, other] = [areaOf(a), areaOf(b)]
  if (one === undefined || other === undefined) return 'unknown'
  return one === other ? 'same-area' : 'other-area'
}

const isOneHome = (a: Features, b: Features): boolean => {
  const level = comparePlaces(a, b)?.level
  return level === 'same-address' || level === 'same-postcode'
}

/**
 * Where one of two places is no home but premises that somebody runs, works at or lets: found together it speaks for one person,
 * and apart it says hardly anything. Undefined where the homes agree already, which would count one fact twice.
 */
export const compareNear = (a: Features, b: Features): Finding | undefined => {
  const [besideA, besideB] = [a.near ?? [], b.near ?? []]
  const pairs = [
    ...besideA.flatMap(one => [...besideB, ...(b.places ?? [])].map(other => [one, other] as const)),
    ...(a.places ?? []).flatMap(one => besideB.map(other => [one, other] as const)),
  ]
  if (pairs.length === 0 || isOneHome(a, b)) return undefined
  const found = pairs.map(([one, other]) => nearLevel(one, other))
  const level = levels.near.find(candidate => found.includes(candidate))
  return level === undefined ? undefined : { level }
}
