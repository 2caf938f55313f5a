// On what two records meet, and on what they do not: the same keys by which the resolver finds pairs, told kind by kind.
import { isGenericKey } from '#core/identifiers/index.ts'
import type { ThingKind } from '#core/language/things.ts'
import { keyWords, typeOfKey } from './key-words.ts'

/**
 * leads: the program finds one from the other by it · common: both have it, and so do too many for it to lead anywhere · crowded: so many
 * records of one label hold it that its pairs are passed over · apart: each has one, and they differ · one-sided: one alone has it.
 */
export type Meeting = 'leads' | 'common' | 'crowded' | 'apart' | 'one-sided'

export type MetOn = { readonly words: string; readonly meeting: Meeting }

const inOrder: readonly Meeting[] = ['leads', 'crowded', 'common', 'apart', 'one-sided']

const meetingOf = (
  kind: ThingKind,
  one: readonly string[],
  other: readonly string[],
  isCrowded: (key: string) => boolean,
): Meeting => {
  const shared = one.filter(key => other.includes(key))
  const telling = shared.filter(key => !isGenericKey(key, kind))
  if (telling.some(key => !isCrowded(key))) return 'leads'
  if (telling.length > 0) return 'crowded'
  if (shared.length > 0) return 'common'
  return one.length > 0 && other.length > 0 ? 'apart' : 'one-sided'
}

export const meetOnKeys = (
  kind: ThingKind,
  one: readonly string[],
  other: readonly string[],
  isCrowded: (key: string) => boolean,
): readonly MetOn[] => {
  const types = [...new Set([...one, ...other].map(typeOfKey))].sort()
  const of = (keys: readonly string[], type: string) => keys.filter(key => typeOfKey(key) === type)
  return types
    .map(type => ({ words: keyWords(type), meeting: meetingOf(kind, of(one, type), of(other, type), isCrowded) }))
    .sort((a, b) => inOrder.indexOf(a.meeting) - inOrder.indexOf(b.meeting))
}
