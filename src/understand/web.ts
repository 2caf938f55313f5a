// The web of what is known: things as they look together, and the links between them. Groups and missed opportunities are read off it.
import type { AgencyCode, RecordId } from '#core/language/ids.ts'
import type { ProtectedClass } from '#core/language/protection.ts'
import type { LinkType, PersonRole, ThingKind } from '#core/language/things.ts'

/** One thing of the suggested view: its records, who holds them, and what they say that matters for a group. */
export type WebThing = {
  readonly id: string
  readonly kind: ThingKind
  readonly name: string
  readonly records: readonly RecordId[]
  readonly agencies: readonly AgencyCode[]
  readonly protected: readonly ProtectedClass[]
  /** For an event, what happened; for anything, the offences, statuses and bands its records name. */
  readonly eventType?: string
  readonly codes: readonly string[]
  readonly isOnGroupRegister: boolean
  /** When an event happened, if it is one. */
  readonly at?: Date
}

export type WebLink = {
  readonly from: string
  readonly to: string
  readonly type: LinkType
  readonly roles: readonly PersonRole[]
  readonly agencies: readonly AgencyCode[]
  readonly at?: Date
}

export type Web = { readonly things: ReadonlyMap<string, WebThing>; readonly links: readonly WebLink[] }

/** The links of each thing, in a stable order. */
export const linksByThing = ({ links }: Web): ReadonlyMap<string, readonly WebLink[]> => {
  const by = new Map<string, WebLink[]>()
  const add = (id: string, link: WebLink) => {
    const known = by.get(id)
    if (known) known.push(link)
    else by.set(id, [link])
  }
  for (const link of links) {
    add(link.from, link)
    if (link.to !== link.from) add(link.to, link)
  }
  return by
}

export const otherEnd = (link: WebLink, id: string): string => (link.from === id ? link.to : link.from)

/** Somebody who is only ever a victim, a witness, missing or a child is met on the way: never a member of a group. */
export const isOnlyMet = (thing: WebThing, links: readonly WebLink[]): boolean => {
  if (thing.kind !== 'person') return false
  const roles = links.flatMap(link => (link.from === thing.id ? link.roles : []))
  const isSuspected = roles.some(role => role === 'suspect' || role === 'convicted')
  const isProtected = thing.protected.some(one => one !== 'none')
  const isHarmed = roles.some(role => role === 'victim' || role === 'witness' || role === 'missing')
  return isProtected || (isHarmed && !isSuspected)
}
