// What the agencies of the world agreed: who reads whose records, for what, until when, and what a hit reveals to the rest.
import { agencies } from './agencies.ts'

export type Agreement = {
  readonly id: string
  readonly title: string
  readonly parties: readonly string[]
  /** What a party may see, in a sentence; a source's label may still hold more back. */
  readonly sees: string
  readonly purposes: readonly string[]
  readonly hit: 'holder' | 'somebody' | 'silence'
  readonly expires: string
}

const everyone = agencies.map(agency => agency.code)
const taskforceAnd = (...codes: readonly string[]): readonly string[] => [
  'domestic-taskforce',
  'national-serious-crime-office',
  ...codes,
]
const forces = [
  'estuary-police',
  'downland-police',
  'northmoor-police',
  'wolds-constabulary',
  'four-rivers-regional-unit',
]

export const agreements: readonly Agreement[] = [
  {
    id: 'oic-taskforce',
    title: 'Taskforce sharing agreement',
    parties: everyone,
    sees: 'Every party reads records under code P that need no protection; the holder of a record met by a search is named.',
    purposes: ['prevent-detect-oic', 'safeguarding', 'border-security', 'financial-investigation'],
    hit: 'holder',
    expires: '2036-05-31',
  },
  {
    id: 'border-operations',
    title: 'Border operations agreement',
    parties: taskforceAnd(
      'frontier-control-service',
      'residence-enforcement-directorate',
      'port-of-saltmere-police',
      'rail-and-road-police',
      'national-road-camera-service',
      ...forces,
    ),
    sees: 'Parties read passengers, freight, arrivals and plate reads; the holder is named.',
    purposes: ['prevent-detect-oic', 'border-security', 'civil-immigration'],
    hit: 'holder',
    expires: '2036-03-31',
  },
  {
    id: 'maritime-picture',
    title: 'Maritime picture agreement',
    parties: taskforceAnd(
      'joint-sea-watch-centre',
      'shore-rescue-service',
      'frontier-control-service',
      'arrivals-reception-centre',
      'estuary-police',
    ),
    sees: 'Parties read tracks, rescues, boats and engines; the holder is named.',
    purposes: ['prevent-detect-oic', 'border-security', 'safeguarding'],
    hit: 'holder',
    expires: '2036-12-31',
  },
  {
    id: 'safeguarding-people-at-risk',
    title: 'Safeguarding agreement for people at risk',
    parties: taskforceAnd(
      'saltmere-council',
      'northmoor-council',
      'fair-work-inspectorate',
      'arrivals-reception-centre',
      'residence-enforcement-directorate',
      ...forces,
    ),
    sees: 'Safeguarding leads of the parties read who needs protection; to everybody else nothing is said.',
    purposes: ['safeguarding'],
    hit: 'silence',
    expires: '2036-03-31',
  },
  {
    id: 'debrief-sharing',
    title: 'Agreement on answers given on arrival',
    parties: taskforceAnd('arrivals-reception-centre', 'four-rivers-regional-unit', 'frontier-control-service'),
    sees: 'Debriefers, analysts and safeguarding leads read answers; that somebody holds an answer is said, not who.',
    purposes: ['prevent-detect-oic', 'safeguarding'],
    hit: 'somebody',
    expires: '2036-06-30',
  },
  {
    id: 'customs-controlled',
    title: 'Customs information under control of the originator',
    parties: taskforceAnd('customs-and-levies-office'),
    sees: 'Nothing without a release; that somebody holds it is said.',
    purposes: ['prevent-detect-oic', 'border-security', 'financial-investigation'],
    hit: 'somebody',
    expires: '2036-12-31',
  },
  {
    id: 'financial-reports',
    title: 'Agreement on financial reports',
    parties: taskforceAnd('financial-reports-unit', 'customs-and-levies-office', 'four-rivers-regional-unit'),
    sees: 'Financial investigators of the parties read reports; that somebody holds one is said.',
    purposes: ['prevent-detect-oic', 'financial-investigation'],
    hit: 'somebody',
    expires: '2036-09-30',
  },
  {
    id: 'custody-intelligence',
    title: 'Agreement on people in custody',
    parties: taskforceAnd('custody-and-release-service', ...forces),
    sees: 'Parties read who is held and who visits; the holder is named.',
    purposes: ['prevent-detect-oic'],
    hit: 'holder',
    expires: '2036-03-31',
  },
  {
    id: 'overseas-exchange',
    title: 'Exchange with partners overseas',
    parties: taskforceAnd('overseas-liaison-network'),
    sees: 'Nothing without the partner; nothing is said of what is held.',
    purposes: ['prevent-detect-oic'],
    hit: 'silence',
    expires: '2036-11-30',
  },
]

/** Circles of named members that a label may point to. */
export const compartments = [
  {
    id: 'operation-lantern',
    title: 'Call data acquired for Operation Lantern',
    owner: 'national-serious-crime-office',
  },
  { id: 'debrief-identity', title: 'Who stands behind a pseudonym', owner: 'arrivals-reception-centre' },
] as const
