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
  sharedByAtMost: { phone: 6, place: 8, vehicle: 6, organisation: 12, event: 8, account: 5, money: 4, vessel: 6 },
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
