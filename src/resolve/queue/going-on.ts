// How somebody works through the queue, as it goes along in addresses: what he narrowed it to, and what he left for now.
import { type ThingKind, thingKinds } from '#core/language/things.ts'
import type { PairOfRecords } from '../judgement.ts'
import { asideWords } from './put-aside.ts'

export type GoingOn = {
  /** The kind that the queue is narrowed to. */
  readonly kind: ThingKind | undefined
  readonly aside: readonly PairOfRecords[]
}

export const kindAsked = (words: string): ThingKind | undefined => (thingKinds.has(words) ? words : undefined)

/** An address that says so; what is empty is left out. */
export const addressOf = (
  path: string,
  { kind, aside }: GoingOn,
  tells: Readonly<Record<string, string | undefined>> = {},
): string => {
  const query = new URLSearchParams()
  for (const [name, words = ''] of Object.entries({ kind, ...tells })) if (words !== '') query.append(name, words)
  for (const words of asideWords(aside)) query.append('aside', words)
  return query.size === 0 ? path : `${path}?${query}`
}
