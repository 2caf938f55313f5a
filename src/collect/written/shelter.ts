// Words about somebody who needs protection are as sensitive as the person: the item that names him, and what he uses, go where he goes.
import type { ProtectedClass } from '#core/language/protection.ts'
import type { Named } from './named-form.ts'

/** A child before all; whoever is harmed before whoever saw it. */
const strictestFirst = ['child', 'victim', 'witness'] as const satisfies readonly ProtectedClass[]

const strictest = (classes: readonly ProtectedClass[]): ProtectedClass =>
  strictestFirst.find(one => classes.includes(one)) ?? 'none'

export type Sheltered = { readonly item: ProtectedClass; readonly named: readonly Named[] }

/**
 * INVARIANT: whoever may not know of a person reads neither the words that name him nor the number that he uses. A thing that somebody
 * else uses stays with its user; one that nobody is said to use stays with the item.
 */
export const shelter = (named: readonly Named[]): Sheltered => {
  const item = strictest(named.map(one => one.protectedAs))
  const protectionOf = (one: Named): ProtectedClass =>
    one.kind === 'person' ? one.protectedAs : (named.find(user => user.place === one.whose)?.protectedAs ?? item)
  return { item, named: named.map(one => ({ ...one, protectedAs: protectionOf(one) })) }
}
