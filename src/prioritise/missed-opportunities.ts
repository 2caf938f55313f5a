// Missed opportunities read off the web of what is known: things that agencies hold between them and nobody acted on. Each names the
// agency that is accountable for acting, what it rests on, and what could be done. A person met on the way is never its subject.
import type { AgencyCode, RecordId } from '#core/language/ids.ts'
import type { ProtectedClass } from '#core/language/protection.ts'
import type { ThingKind } from '#core/language/things.ts'
import { isOnlyMet, linksByThing, otherEnd, type Web, type WebLink, type WebThing } from '#understand'

export type Opportunity = {
  readonly rule: string
  readonly words: string
  readonly about: {
    readonly kind: ThingKind
    readonly name: string
    readonly records: readonly RecordId[]
    readonly protected: readonly ProtectedClass[]
  }
  /** The agency accountable for acting: the one whose own record was the occasion. */
  readonly owner: AgencyCode
  readonly heldBy: readonly AgencyCode[]
  /** What it rests on beside the thing itself: the events, members or shipments that the rule went by. */
  readonly evidence: readonly RecordId[]
  readonly since?: Date
  readonly todo: string
}

type Around = { readonly link: WebLink; readonly other: WebThing }
type Reading = {
  readonly web: Web
  readonly around: (thing: WebThing) => readonly Around[]
  readonly links: (thing: WebThing) => readonly WebLink[]
}

type Caught = { readonly owner: AgencyCode; readonly since?: Date; readonly restsOn: readonly WebThing[] }

export type Rule = {
  readonly id: string
  readonly words: string
  readonly todo: string
  /** The owner, the moment and what it rests on, for a thing that the rule catches; undefined for any other. */
  readonly catches: (read: Reading, thing: WebThing) => Caught | undefined
}

const events = (read: Reading, thing: WebThing, ...types: readonly string[]): readonly Around[] =>
  read.around(thing).filter(({ other }) => other.kind === 'event' && types.includes(other.eventType ?? ''))

const first = (around: readonly Around[]): Caught | undefined => {
  const dated = [...around].sort(
    (a, b) => (a.other.at?.getTime() ?? 0) - (b.other.at?.getTime() ?? 0) || (a.other.id < b.other.id ? -1 : 1),
  )
  const [one] = dated
  const owner = one?.link.agencies[0]
  if (!one || owner === undefined) return undefined
  return { owner, restsOn: around.map(({ other }) => other), ...(one.other.at ? { since: one.other.at } : {}) }
}

const alsoBy = (caught: Caught, more: readonly WebThing[]): Caught => ({
  ...caught,
  restsOn: [...caught.restsOn, ...more],
})

const isHeldElsewhere = (thing: WebThing, by: AgencyCode): boolean => thing.agencies.some(agency => agency !== by)

const engineBoughtAndUsed: Rule = {
  id: 'engine-bought-and-used',
  words:
    'An engine that one agency saw bought or shipped was on a crossing that another dealt with, and nobody connected the two',
  todo: 'Ask the holder of the purchase or shipment who paid, who collected it and which engines came with it',
  catches: (read, thing) => {
    if (thing.kind !== 'engine') return undefined
    const crossing = first(events(read, thing, 'seizure', 'voyage', 'rescue'))
    const bought = [
      ...events(read, thing, 'purchase', 'report'),
      ...read.around(thing).filter(({ link }) => link.type === 'contains'),
    ].map(({ other }) => other)
    return crossing && bought.length > 0 && isHeldElsewhere(thing, crossing.owner)
      ? alsoBy(crossing, bought)
      : undefined
  },
}

const answerNotFollowedUp: Rule = {
  id: 'answer-not-followed-up',
  words: 'People who arrived named it, the answer was not followed up, and another agency holds it too',
  todo: 'Ask the other holder what it knows, and pass the answer to whoever works on the group',
  catches: (read, thing) => {
    if (!['phone', 'account', 'place', 'vehicle'].includes(thing.kind)) return undefined
    const unheard = events(read, thing, 'interview').filter(({ other }) =>
      other.codes.some(code => /not[ -]followed[ -]up/i.test(code)),
    )
    const asked = first(unheard)
    return asked && isHeldElsewhere(thing, asked.owner) ? asked : undefined
  },
}

const groupLeftAlone: Rule = {
  id: 'group-left-alone',
  words: 'A group on the register is not investigated, and other agencies hold what its listed members use',
  todo: 'Grade the group again with what the others hold, and name an owner or record why not',
  catches: (read, thing) => {
    if (!thing.isOnGroupRegister || !thing.codes.includes('not-investigated')) return undefined
    const owner = thing.agencies[0]
    const members = read
      .around(thing)
      .filter(({ link }) => link.type === 'member-of')
      .map(({ other }) => other)
    const used = members.flatMap(member => [
      member,
      ...read
        .around(member)
        .filter(({ link }) => link.type === 'uses')
        .map(({ other }) => other),
    ])
    const elsewhere = used.filter(one => one.agencies.some(agency => agency !== owner))
    return owner !== undefined && elsewhere.length > 0 ? { owner, restsOn: elsewhere } : undefined
  },
}

const stoppedAndLetGo: Rule = {
  id: 'stopped-and-let-go',
  words: 'A vehicle was stopped and let go that other agencies know from intelligence, a crossing or an arrest',
  todo: 'Tell the agency that stopped it who else holds the vehicle, and put a marker on it',
  catches: (read, thing) => {
    if (thing.kind !== 'vehicle') return undefined
    const stop = first(events(read, thing, 'stop'))
    const known = events(read, thing, 'report', 'voyage', 'seizure', 'arrest', 'purchase').filter(({ link }) =>
      link.agencies.some(agency => agency !== stop?.owner),
    )
    return stop && known.length > 0
      ? alsoBy(
          stop,
          known.map(({ other }) => other),
        )
      : undefined
  },
}

const suspectMetElsewhere: Rule = {
  id: 'suspect-met-elsewhere',
  words: 'Somebody whom one agency suspects of facilitation was met by another, which did not know',
  todo: 'Tell both agencies of each other, under their agreement',
  catches: (read, thing) => {
    if (thing.kind !== 'person') return undefined
    const cases = read
      .around(thing)
      .filter(
        ({ link, other }) =>
          other.codes.includes('facilitation') && link.roles.some(role => role === 'suspect' || role === 'convicted'),
      )
    const suspecting = new Set(cases.flatMap(({ link }) => link.agencies))
    const met = events(read, thing, 'stop', 'visit', 'search').filter(({ link }) =>
      link.agencies.every(agency => !suspecting.has(agency)),
    )
    const caught = cases.length > 0 ? first(met) : undefined
    return (
      caught &&
      alsoBy(
        caught,
        cases.map(({ other }) => other),
      )
    )
  },
}

/** The rules with which missed opportunities are found; each is ours, documented here, and can be left out. */
export const opportunityRules: readonly Rule[] = [
  engineBoughtAndUsed,
  answerNotFollowedUp,
  groupLeftAlone,
  stoppedAndLetGo,
  suspectMetElsewhere,
]

const reading = (web: Web): Reading => {
  const by = linksByThing(web)
  const links = (thing: WebThing) => by.get(thing.id) ?? []
  const around = (thing: WebThing) =>
    links(thing).flatMap(link => {
      const other = web.things.get(otherEnd(link, thing.id))
      return other ? [{ link, other }] : []
    })
  return { web, links, around }
}

const recordsOf = (things: readonly WebThing[]): readonly RecordId[] =>
  [...new Set(things.flatMap(thing => [...thing.records]))].sort()

/** INVARIANT: whoever is only a victim, a witness, a child or was only met is never the subject of an opportunity. */
export const findMissedOpportunities = (
  web: Web,
  rules: readonly Rule[] = opportunityRules,
): readonly Opportunity[] => {
  const read = reading(web)
  const subjects = [...web.things.values()].filter(thing => !isOnlyMet(thing, read.links(thing)))
  return rules.flatMap(rule =>
    subjects.flatMap(thing => {
      const caught = rule.catches(read, thing)
      if (!caught) return []
      const { kind, name, records, agencies, protected: classes } = thing
      return [
        {
          rule: rule.id,
          words: rule.words,
          about: { kind, name, records, protected: classes },
          owner: caught.owner,
          heldBy: agencies,
          evidence: recordsOf(caught.restsOn).filter(record => !records.includes(record)),
          todo: rule.todo,
          ...(caught.since ? { since: caught.since } : {}),
        },
      ]
    }),
  )
}
