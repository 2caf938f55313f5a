// Addresses and places: the postcode, the house number and the words of a place, as far as two registers can agree on them.

import anyAscii from 'any-ascii'
import type { PlaceValue } from '#core/language/properties.ts'

/** p postcode, n house or flat numbers, w words, at latitude and longitude. */
export type PlaceFeature = {
  readonly p?: string
  readonly n?: readonly string[]
  readonly w?: readonly string[]
  readonly at?: readonly [number, number]
}
type Said = {
  readonly postcode?: string | undefined
  readonly lat?: number | undefined
  readonly lon?: number | undefined
}

// [recalled: Royal Mail postcode formats]
const postcode = /\b(GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2})\b/i

export const cleanPostcode = (raw: string): string | undefined => {
  const found = postcode.exec(raw.normalize('NFKC'))?.[1]?.toUpperCase().replaceAll(' ', '')
  return found === undefined ? undefined : `${found.slice(0, -3)} ${found.slice(-3)}`
}

const onEarth = (lat: number | undefined, lon: number | undefined): lat is number =>
  lat !== undefined && lon !== undefined && Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && !(lat === 0 && lon === 0)

export const cleanPlace = (raw: string, said: Said = {}): PlaceValue | undefined => {
  const text = raw.replaceAll(/\s+/g, ' ').trim()
  const code = cleanPostcode(said.postcode ?? '') ?? cleanPostcode(text)
  const { lat, lon } = said
  const point = onEarth(lat, lon) && lon !== undefined ? { lat, lon } : {}
  if (text === '' && code === undefined && !('lat' in point)) return undefined
  return { text: text || code || `${lat}, ${lon}`, ...(code === undefined ? {} : { postcode: code }), ...point }
}

// Words that registers write in full or short, or leave out. [recalled]
const short: Readonly<Record<string, string>> = {
  street: 'st',
  road: 'rd',
  avenue: 'ave',
  av: 'ave',
  lane: 'ln',
  close: 'cl',
  drive: 'dr',
  court: 'ct',
  place: 'pl',
  square: 'sq',
  terrace: 'ter',
  gardens: 'gdns',
  crescent: 'cres',
  apartment: 'flat',
  apt: 'flat',
  saint: 'st',
}
const leftOut = new Set('the of at near and uk gb england united kingdom flat unit room floor no number'.split(' '))
const mostWords = 8

const wordsOf = (text: string): readonly string[] =>
  anyAscii(text.normalize('NFKC'))
    .toLowerCase()
    .replaceAll(/['’]/g, '')
    .split(/[^a-z0-9]+/)
    .filter(word => word !== '')
    .map(word => short[word] ?? word)
    .filter(word => !leftOut.has(word))

export const placeFeature = ({ text, postcode: code, lat, lon }: PlaceValue): PlaceFeature => {
  const words = wordsOf(text.replace(postcode, ' '))
  const n = words.filter(word => /^\d+[a-z]?$/.test(word)).slice(0, 3)
  const w = words.filter(word => !/^\d+[a-z]?$/.test(word)).slice(0, mostWords)
  return {
    ...(code === undefined ? {} : { p: code.replace(' ', '') }),
    ...(n.length > 0 ? { n } : {}),
    ...(w.length > 0 ? { w } : {}),
    ...(lat === undefined || lon === undefined ? {} : { at: [lat, lon] as const }),
  }
}
