// Groups proposed from the web of what is known: things that crime touched, tied to each other by people who are not merely met on the
// way. A proposal names its evidence and carries no score on any person; a person accepts or rejects it.
import type { AgencyCode } from '#core/language/ids.ts'
import { isOnlyMet, linksByThing, otherEnd, type Web, type WebLink, type WebThing } from './web.ts'

/** Everything the rule counts with. The numbers are ours, documented and configurable; no official formula is published. */
export type GroupRule = {
  readonly version: string
  /** How much a link of a type ties two things, 0 to 1; what is not named ties nothing. */
  readonly ties: Readonly<Record<string, number>>
  readonly tieAtLeast: number
  /** A thing that more people than this share, such as a taxi number or a hostel, joins nobody. */
  readonly sharedByAtMost: Readonly<Record<string, number>>
  /** A place with more to it than this, such as a beach or a port, joins nothing either. */
  readonly placeHoldsAtMost: number
  /** Different signs of crime, not how often each was seen. */
  readonly signalsAtLeast: number
  readonly agenciesAtLeast: number
  readonly peopleAtLeast: number
}

export const groupRule: GroupRule = {
  version: 'groups-1',
  ties: {
    uses: 1,
    owns: 1,
    'keeper-of': 1,
    runs: 1,
    'member-of': 1,
    'fitted-to': 1,
    contains: 1,
    paid: 0.8,
    'sent-to': 0.8,
    booked: 0.8,
    called: 0.7,
    met: 0.7,
    'same-entry': 0.6,
    'involved-in': 0.8,
    'travelled-in': 0.5,
    'located-at': 0.5,
    'works-at': 0.5,
    'lives-at': 0.5,
  },
  tieAtLeast: 0.5,
  sharedByAtMost: { phone: 12, place: 8, vehicle: 6, organisation: 12, event: 8, account: 5, money: 4, vessel: 6 },
  placeHoldsAtMost: 12,
  signalsAtLeast: 3,
  agenciesAtLeast: 3,
  peopleAtLeast: 2,
}

export type ProposedGroup = {
  /** Things that make the group up, people first. */
  readonly members: readonly WebThing[]
  readonly things: readonly WebThing[]
  readonly agencies: readonly AgencyCode[]
  /** Agencies that hold so little of it that none could have seen it alone: the largest share that one holds, 0 to 1. */
  readonly largestShare: number
  /** What crime touched it, in words. */
  readonly signals: readonly string[]
  /** How many people were met on its way who may need protection; never named here. */
  readonly peopleMet: number
}

const criminal = new Set(['facilitation', 'false-documents', 'money-laundering', 'labour-exploitation'])
/** What it says of a thing that it was in an event of this type. Stops, visits and plate reads happen to everybody and say nothing. */
const touching: Readonly<Record<string, string>> = {
  seizure: 'was seized',
  rescue: 'is named in a rescue',
  voyage: 'was on a crossing',
  interview: 'was named by people who arrived',
  report: 'is named in intelligence',
  purchase: 'is named in a purchase for a crossing',
}
/** Nobody is seized: of people and firms it is said otherwise. */
const saidOf = (kind: WebThing['kind'], words: string): string =>
  words === touching.seizure && (kind === 'person' || kind === 'organisation') ? 'is named in a seizure' : words
const implicated = new Set(['suspect', 'convicted', 'associate'])
/** Two boats met off one beach have the beach in common and nothing else: where these happened ties nobody. */
const passing = new Set(['voyage', 'seizure', 'rescue', 'sighting', 'stop', 'search', 'arrest'])
/** A voyage carries many people: whoever was aboard is met, and ties nobody, unless the record names another part. */
const peopleOfTheVoyage = new Set(['travelled-in'])

type Reading = {
  readonly web: Web
  readonly rule: GroupRule
  readonly linksOf: ReadonlyMap<string, readonly WebLink[]>
  readonly isShared: ReadonlySet<string>
  readonly met: ReadonlySet<string>
}

const peopleAt = (web: Web, links: readonly WebLink[], id: string): number =>
  new Set(links.map(link => otherEnd(link, id)).filter(other => web.things.get(other)?.kind === 'person')).size

const neighbours = (links: readonly WebLink[], id: string): number =>
  new Set(links.map(link => otherEnd(link, id))).size

const reading = (web: Web, rule: GroupRule): Reading => {
  const linksOf = linksByThing(web)
  const at = (id: string) => linksOf.get(id) ?? []
  const all = [...web.things.values()]
  const isShared = all.filter(
    thing =>
      peopleAt(web, at(thing.id), thing.id) > (rule.sharedByAtMost[thing.kind] ?? Number.POSITIVE_INFINITY) ||
      (thing.kind === 'place' && neighbours(at(thing.id), thing.id) > rule.placeHoldsAtMost),
  )
  return {
    web,
    rule,
    linksOf,
    isShared: new Set(isShared.map(thing => thing.id)),
    met: new Set(all.filter(thing => isOnlyMet(thing, at(thing.id))).map(thing => thing.id)),
  }
}

const isCrime = (event: WebThing | undefined): boolean =>
  event?.kind === 'event' && event.codes.some(code => criminal.has(code))

const inAnEvent = (thing: WebThing, link: WebLink, event: WebThing): readonly string[] => {
  if (isCrime(event) && (thing.kind !== 'person' || link.roles.some(role => implicated.has(role))))
    return ['stands in a criminal case']
  const words = touching[event.eventType ?? '']
  return words === undefined || (thing.kind === 'person' && !link.roles.some(role => implicated.has(role)))
    ? []
    : [words]
}

const byLink = (thing: WebThing, link: WebLink, other: WebThing): readonly string[] => {
  if (link.type === 'member-of' && other.isOnGroupRegister) return ['is listed with a group on a register']
  if (link.type === 'contains' && link.to === thing.id) return ['was shipped']
  return link.type === 'involved-in' && other.kind === 'event' && link.from === thing.id
    ? inAnEvent(thing, link, other)
    : []
}

/** What crime touched a thing, in words; empty for whatever nobody has connected with one. */
const signalsOf = ({ web, linksOf }: Reading, thing: WebThing): readonly string[] => {
  const own = thing.isOnGroupRegister ? ['stands on a register of groups'] : []
  const linked = (linksOf.get(thing.id) ?? []).flatMap(link => {
    const other = web.things.get(otherEnd(link, thing.id))
    return other ? byLink(thing, link, other) : []
  })
  return [...new Set([...own, ...linked])]
}

const ties = ({ rule, web }: Reading, link: WebLink): boolean => {
  if (peopleOfTheVoyage.has(link.type)) return false
  const strength = rule.ties[link.type] ?? 0
  if (strength < rule.tieAtLeast) return false
  const to = web.things.get(link.to)
  const from = web.things.get(link.from)
  if (link.type === 'located-at' && passing.has(from?.eventType ?? '')) return false
  // Somebody stopped beside another, or named in one case without a part in it, is not tied by that.
  if (link.type === 'involved-in' && from?.kind === 'person')
    return to?.kind === 'event' && link.roles.some(role => implicated.has(role))
  return true
}

const canCarry = ({ isShared, met }: Reading, thing: WebThing): boolean => !isShared.has(thing.id) && !met.has(thing.id)

/** Everything that hangs together through ties between things that can carry one. */
const components = (read: Reading): readonly (readonly WebThing[])[] => {
  const seen = new Set<string>()
  const found: WebThing[][] = []
  for (const start of [...read.web.things.values()].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    if (seen.has(start.id) || !canCarry(read, start)) continue
    const component: WebThing[] = []
    const open = [start.id]
    seen.add(start.id)
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      const thing = read.web.things.get(id)
      if (!thing) continue
      component.push(thing)
      for (const link of read.linksOf.get(id) ?? []) {
        const other = read.web.things.get(otherEnd(link, id))
        if (!other || seen.has(other.id) || !canCarry(read, other) || !ties(read, link)) continue
        seen.add(other.id)
        open.push(other.id)
      }
    }
    found.push(component.sort((a, b) => (a.id < b.id ? -1 : 1)))
  }
  return found
}

const proposal = (read: Reading, component: readonly WebThing[]): ProposedGroup | undefined => {
  const { rule, linksOf, met, web } = read
  const signals = component.flatMap(thing =>
    signalsOf(read, thing).map(words => `${thing.kind} ${saidOf(thing.kind, words)}`),
  )
  const members = component.filter(thing => thing.kind === 'person')
  const agencies = [...new Set(component.flatMap(thing => thing.agencies))].sort()
  const kinds = new Set(component.flatMap(thing => signalsOf(read, thing)))
  if (kinds.size < rule.signalsAtLeast || agencies.length < rule.agenciesAtLeast || members.length < rule.peopleAtLeast)
    return undefined
  const held = agencies.map(agency => component.filter(thing => thing.agencies.includes(agency)).length)
  const around = new Set(
    component.flatMap(thing => (linksOf.get(thing.id) ?? []).map(link => otherEnd(link, thing.id))),
  )
  return {
    members,
    things: component.filter(thing => thing.kind !== 'person'),
    agencies,
    largestShare: Math.max(...held) / component.length,
    signals: [...new Set(signals)].sort(),
    peopleMet: [...around].filter(id => met.has(id) && web.things.get(id)?.kind === 'person').length,
  }
}

/** Groups by the rule, those that most agencies hold a part of first; the same web gives the same groups in the same order. */
export const findGroups = (web: Web, rule: GroupRule = groupRule): readonly ProposedGroup[] => {
  const read = reading(web, rule)
  return components(read)
    .flatMap(component => proposal(read, component) ?? [])
    .sort(
      (a, b) =>
        b.agencies.length - a.agencies.length ||
        b.signals.length - a.signals.length ||
        ((a.members[0]?.id ?? '') < (b.members[0]?.id ?? '') ? -1 : 1),
    )
}

/** What speaks for each thing of a proposed group, in words: the signs that the rule counted. */
export const signsOf = (
  web: Web,
  group: ProposedGroup,
  rule: GroupRule = groupRule,
): ReadonlyMap<string, readonly string[]> => {
  const read = reading(web, rule)
  return new Map(
    [...group.members, ...group.things].map(thing => [
      thing.id,
      signalsOf(read, thing).map(words => saidOf(thing.kind, words)),
    ]),
  )
}
