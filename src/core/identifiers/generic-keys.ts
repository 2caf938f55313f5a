// Keys that find too much to be a lead by themselves: they answer a search, but a candidate pair needs another key besides.
import type { ThingKind } from '#core/language/things.ts'
import data from './data/generic-keys-1.json' with { type: 'json' }
import { rarityOfSkeleton } from './names/known-names.ts'
import { rarityOfPair } from './names/name.ts'

const generic = new Set(data.keys)
const oneSign = /^(.)\1*$/
/** Kinds whose own reference a shared one is: of a case an event, of a group an organisation. */
const ownReference: readonly ThingKind[] = ['event', 'consignment', 'organisation']

const bitsOfRest = (rest: string): number => (rest.includes('|') ? rarityOfPair(rest) : rarityOfSkeleton(rest))
const afterFirst = (value: string): string => value.slice(value.indexOf('|') + 1)

/** Bits that meeting on the key is worth, for the kinds of key made of names and dates; undefined for all others. */
const bitsOf = (kind: string, value: string): number | undefined => {
  if (kind === 'n') return rarityOfPair(value)
  if (kind === 'y') return data.bitsOfYear + bitsOfRest(afterFirst(value))
  if (kind === 'd') return (value.includes('01~01|') ? data.bitsOfYear : data.bitsOfDay) + bitsOfRest(afterFirst(value))
  return undefined
}

/** Keys for search alone: one skeleton, one day, one word, a postcode with nothing beside it, an agency's own reference. */
const searchOnly = new Set(['s', 'day', 'w', 'pc', 'k'])

/** From shipped data only, so that the answer never depends on what is held. */
export const isGenericKey = (key: string, kind?: ThingKind): boolean => {
  const at = key.indexOf(':')
  const [type, value] = [key.slice(0, at), key.slice(at + 1)]
  if (searchOnly.has(type) || generic.has(key)) return true
  if (type === 'ref') return kind === undefined || !ownReference.includes(kind)
  const bits = bitsOf(type, value)
  return bits === undefined ? oneSign.test(value) : bits < data.fewestBits
}
