// What is strong enough to ask others by: numbers and marks that belong to one thing, or a name with the whole day of birth.
import { isGenericKey, queryKeys } from '#core/identifiers/index.ts'
import type { ThingKind } from '#core/language/things.ts'

/** Numbers of one thing stand under one key whatever their scheme: of people and cases it would be an office's own reference. */
const kindsNumbered: readonly ThingKind[] = ['vehicle', 'vessel', 'engine', 'phone', 'device', 'account', 'money']

const strong: Readonly<Record<string, readonly ThingKind[] | 'any'>> = {
  p: 'any',
  pl: 'any',
  doc: 'any',
  e: 'any',
  ol: 'any',
  em: 'any',
  id: kindsNumbered,
}

const most = 12

/** Whether a record of this kind is told of when it meets on this key. */
export const isStrong = (key: string, kind: ThingKind): boolean => {
  const kinds = strong[key.slice(0, key.indexOf(':'))]
  return kinds !== undefined && (kinds === 'any' || kinds.includes(kind)) && !isGenericKey(key, kind)
}

const isOfStrongType = (key: string): boolean => Object.hasOwn(strong, key.slice(0, key.indexOf(':')))

/** One way in which what was typed may be met: on all of these keys at once. */
export type StrongProbe = { readonly keys: readonly string[]; readonly isOfPerson: boolean }

const isNameAndBirth = (keys: readonly string[]): boolean =>
  keys.length === 2 && keys.some(key => key.startsWith('n:')) && keys.some(key => key.startsWith('day:'))

/** The strong readings of what was typed; a name alone, a place or a reference has none. */
export const strongProbes = (typed: string): readonly StrongProbe[] =>
  queryKeys(typed)
    .filter(({ keys }) => (keys.length === 1 && keys.every(isOfStrongType)) || isNameAndBirth(keys))
    .slice(0, most)
    .map(({ keys }) => ({ keys, isOfPerson: keys.length === 2 }))

/** Of a record's own keys those by which others are asked. */
export const strongKeysAmong = (keys: readonly string[], kind: ThingKind): readonly string[] =>
  keys.filter(key => isStrong(key, kind)).slice(0, most)
