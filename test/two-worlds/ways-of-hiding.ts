// Whom and what the second world has over the first: an agency, agreements, compartments and members, and every way in which something is kept
// from those who look.
import type { MemberId } from '#core/language/ids.ts'
import type { Source } from './sources.ts'
import type { Person, ViewerName } from './visible-world.ts'

const everyPurpose = ['prevent-detect-oic', 'safeguarding', 'border-security', 'financial-investigation'] as const

/** Only the second world knows of these. */
export const hiddenDirectory = {
  agencies: [
    {
      code: 'inner-review',
      name: 'Inner Review',
      kind: 'police-coordination',
      jurisdiction: 'united-kingdom',
      invented: true,
    },
  ],
  agreements: [
    {
      id: 'closed-circle',
      title: 'Closed circle',
      purposes: everyPurpose,
      hit: 'silence',
      parties: ['night-desk', 'inner-review'],
    },
    {
      // Its hits are told, to its parties: none of those who look is of one.
      id: 'quiet-exchange',
      title: 'Quiet exchange',
      purposes: everyPurpose,
      hit: 'holder',
      parties: ['night-desk', 'harbour-watch', 'levies-office'],
    },
    {
      id: 'lapsing',
      title: 'Agreement for one week',
      purposes: everyPurpose,
      hit: 'holder',
      // In force while it is loaded, over before anybody looks.
      expires: '2026-10-02T12:00:00Z',
      parties: [
        'estuary-police',
        'serious-crime-office',
        'saltmere-council',
        'removals-directorate',
        'harbour-watch',
        'night-desk',
      ],
    },
  ],
  compartments: [
    { id: 'sealed-inquiry', title: 'Sealed inquiry', owner: 'night-desk' },
    { id: 'internal-inquiry', title: 'Internal inquiry', owner: 'removals-directorate' },
  ],
} as const

const numbered = (last: number): MemberId => `10000000-0000-4000-8000-${String(last).padStart(12, '0')}` as MemberId

/** Members that the first world does not have; none of them stands on the sign-in page. */
export const hiddenMembers = {
  reviewer: {
    id: numbered(21),
    name: 'Rae Unlisted',
    agency: 'inner-review',
    post: 'analyst',
    purpose: 'prevent-detect-oic',
    isOffered: false,
  },
  nightDataProtection: {
    id: numbered(22),
    name: 'Dee Unlisted',
    agency: 'night-desk',
    post: 'data-protection-officer',
    purpose: 'data-protection',
    isOffered: false,
  },
} as const satisfies Record<string, Person>

/** Each way in which something is kept from all who look, as the source that would hold it. */
export const ways = {
  'another circle': { agency: 'night-desk', agreement: 'closed-circle', label: { purposes: everyPurpose } },
  conditions: {
    agency: 'night-desk',
    agreement: 'oic-taskforce',
    label: {
      handling: 'C',
      action: 'A1',
      sanitisation: 'S2',
      instructions: 'Ask the holder first',
      purposes: everyPurpose,
    },
  },
  compartment: {
    agency: 'night-desk',
    agreement: 'oic-taskforce',
    label: { purposes: everyPurpose, compartment: 'sealed-inquiry' },
  },
  'a compartment of his own agency': {
    agency: 'removals-directorate',
    agreement: 'border-operations',
    label: { purposes: ['prevent-detect-oic', 'border-security'], compartment: 'internal-inquiry' },
  },
  'an agreement that ended': { agency: 'night-desk', agreement: 'lapsing', label: { purposes: everyPurpose } },
  debrief: {
    agency: 'night-desk',
    agreement: 'oic-taskforce',
    label: {
      handling: 'C',
      action: 'A1',
      sanitisation: 'S2',
      instructions: 'Ask the holder first',
      purposes: everyPurpose,
      protected: 'debrief',
    },
  },
  'victims of another circle': {
    agency: 'night-desk',
    agreement: 'closed-circle',
    label: { purposes: everyPurpose, protected: 'victim' },
  },
  'held for an exchange': {
    agency: 'levies-office',
    agreement: 'quiet-exchange',
    label: {
      handling: 'C',
      action: 'A1',
      sanitisation: 'S2',
      instructions: 'Ask the levies first',
      purposes: everyPurpose,
    },
  },
  'another purpose': { agency: 'night-desk', agreement: 'oic-taskforce', label: { purposes: ['data-protection'] } },
  'another agency': {
    agency: 'inner-review',
    agreement: 'closed-circle',
    label: { purposes: everyPurpose, compare: 'strong-only' },
  },
} as const satisfies Record<string, Pick<Source, 'agency' | 'agreement' | 'label'>>

export const waysOfHiding = Object.keys(ways) as readonly (keyof typeof ways)[]

/** What some who look may see and others may not; nothing of it changes what those others are sent. */
export const waysForSome = {
  'people at risk': {
    keptFrom: ['officer', 'analyst', 'statusWorker', 'coordinator', 'taskforceLead', 'commanderOffice'],
    agency: 'harbour-watch',
    agreement: 'people-at-risk',
    label: { purposes: ['safeguarding'], protected: 'victim' },
  },
  'police work': {
    keptFrom: ['safeguardingLead', 'commanderOffice'],
    agency: 'night-desk',
    agreement: 'oic-taskforce',
    label: { purposes: ['prevent-detect-oic'] },
  },
  'border work': {
    keptFrom: ['analyst', 'safeguardingLead', 'coordinator', 'taskforceLead', 'commanderOffice'],
    agency: 'night-desk',
    agreement: 'border-operations',
    label: { purposes: ['border-security'] },
  },
  // Read by nobody else; the parties of the agreement are told that it is held, and nobody is who is no party.
  'what a hit tells': {
    keptFrom: ['analyst', 'safeguardingLead', 'coordinator', 'taskforceLead', 'commanderOffice'],
    agency: 'night-desk',
    agreement: 'border-operations',
    label: {
      purposes: ['prevent-detect-oic', 'border-security'],
      handling: 'C',
      action: 'A1',
      sanitisation: 'S2',
      instructions: 'Ask the night desk first',
    },
  },
  money: {
    keptFrom: ['officer', 'safeguardingLead', 'statusWorker', 'commanderOffice'],
    agency: 'night-desk',
    agreement: 'oic-taskforce',
    label: { purposes: ['financial-investigation'] },
  },
} as const satisfies Record<
  string,
  Pick<Source, 'agency' | 'agreement' | 'label'> & { readonly keptFrom: readonly ViewerName[] }
>

export type WayForSome = keyof typeof waysForSome

/** What is written at one's post and seen by others of such posts, until a second person signed it: no label hides it from the rest. */
export const drafts = {
  keptFrom: ['officer', 'safeguardingLead', 'statusWorker', 'commanderOffice'],
} as const satisfies { readonly keptFrom: readonly ViewerName[] }
