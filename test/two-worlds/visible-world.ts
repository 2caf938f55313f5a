// What everybody who looks may see, each his own part: the agencies, what they agreed, who works there, and what they hold.
import type { MemberId } from '#core/language/ids.ts'
import type { Post } from '#core/language/members.ts'
import type { Purpose } from '#core/language/protection.ts'
import type { Source } from './sources.ts'

const invented = (code: string, name: string, kind: string, jurisdiction: string) => ({
  code,
  name,
  kind,
  jurisdiction,
  invented: true,
})

export const agencies = [
  invented('estuary-police', 'Estuary Police', 'territorial-police', 'england-wales'),
  invented('serious-crime-office', 'Serious Crime Office', 'national-crime', 'united-kingdom'),
  invented('saltmere-council', 'Saltmere Council', 'local-authority', 'england-wales'),
  invented('removals-directorate', 'Removals Directorate', 'immigration-enforcement', 'united-kingdom'),
  invented('harbour-watch', 'Harbour Watch', 'maritime-security', 'united-kingdom'),
  invented('night-desk', 'Night Desk', 'national-crime', 'united-kingdom'),
  invented('levies-office', 'Levies Office', 'customs', 'united-kingdom'),
  invented('command-office', 'Command Office', 'government', 'united-kingdom'),
] as const

export const agreements = [
  {
    id: 'oic-taskforce',
    title: 'Taskforce sharing agreement',
    purposes: ['prevent-detect-oic', 'safeguarding', 'border-security', 'financial-investigation'],
    // INVARIANT: what is hidden here is under agreements whose hits are silent. A hit is declared to tell; nothing else may.
    hit: 'silence',
    parties: agencies.map(agency => agency.code),
  },
  {
    id: 'people-at-risk',
    title: 'Agreement for people at risk',
    purposes: ['safeguarding'],
    hit: 'silence',
    parties: ['estuary-police', 'saltmere-council', 'harbour-watch'],
  },
  {
    id: 'border-operations',
    title: 'Border operations agreement',
    purposes: ['prevent-detect-oic', 'border-security'],
    hit: 'holder',
    parties: ['estuary-police', 'removals-directorate', 'harbour-watch', 'night-desk'],
  },
  {
    id: 'levies-held',
    title: 'Levies information under control of the originator',
    purposes: ['prevent-detect-oic', 'financial-investigation'],
    hit: 'somebody',
    parties: ['estuary-police', 'serious-crime-office', 'levies-office'],
  },
] as const

const memberNumbered = (last: number): MemberId =>
  `10000000-0000-4000-8000-${String(last).padStart(12, '0')}` as MemberId

export type Person = {
  readonly id: MemberId
  readonly name: string
  readonly agency: string
  readonly post: Post
  readonly purpose: Purpose
  readonly immigrationStatusWork?: boolean
  readonly compartments?: readonly string[]
  /** Stands on the sign-in page of the demonstration. */
  readonly isOffered: boolean
}

/** Whoever's pages are compared between the worlds. A further profile is a further entry here, and nothing else. */
export const viewers = {
  officer: {
    id: memberNumbered(1),
    name: 'Owen Specimen',
    agency: 'estuary-police',
    post: 'intelligence-officer',
    purpose: 'prevent-detect-oic',
    isOffered: true,
  },
  analyst: {
    id: memberNumbered(2),
    name: 'Ada Sample',
    agency: 'serious-crime-office',
    post: 'analyst',
    purpose: 'financial-investigation',
    isOffered: true,
  },
  safeguardingLead: {
    id: memberNumbered(3),
    name: 'Ida Pattern',
    agency: 'saltmere-council',
    post: 'safeguarding-lead',
    purpose: 'safeguarding',
    isOffered: true,
  },
  statusWorker: {
    id: memberNumbered(4),
    name: 'Tom Example',
    agency: 'removals-directorate',
    post: 'data-officer',
    purpose: 'border-security',
    immigrationStatusWork: true,
    isOffered: true,
  },
  leadOfficer: {
    id: memberNumbered(5),
    name: 'Lena Instance',
    agency: 'estuary-police',
    post: 'lead-responsible-officer',
    purpose: 'prevent-detect-oic',
    isOffered: true,
  },
  coordinator: {
    id: memberNumbered(6),
    name: 'Carl Mockup',
    agency: 'serious-crime-office',
    post: 'tasking-coordinator',
    purpose: 'prevent-detect-oic',
    isOffered: true,
  },
  taskforceLead: {
    id: memberNumbered(7),
    name: 'Tess Standin',
    agency: 'serious-crime-office',
    post: 'taskforce-lead',
    purpose: 'prevent-detect-oic',
    isOffered: true,
  },
  commanderOffice: {
    id: memberNumbered(8),
    name: 'Cora Blank',
    agency: 'command-office',
    post: 'commander-office',
    purpose: 'oversight',
    isOffered: true,
  },
} as const satisfies Record<string, Person>

export type ViewerName = keyof typeof viewers
export const viewerNames = Object.keys(viewers) as readonly ViewerName[]

/** Others at work in both worlds: one whose verdicts everybody may see, and one who only ever works on what is hidden. */
export const others = {
  colleague: {
    id: memberNumbered(11),
    name: 'Ruth Template',
    agency: 'estuary-police',
    post: 'analyst',
    purpose: 'prevent-detect-oic',
    isOffered: true,
  },
  debriefer: {
    id: memberNumbered(16),
    name: 'Dana Template',
    agency: 'estuary-police',
    post: 'debriefer',
    purpose: 'prevent-detect-oic',
    isOffered: true,
  },
  nightAnalyst: {
    id: memberNumbered(12),
    name: 'Noor Placeholder',
    agency: 'night-desk',
    post: 'analyst',
    purpose: 'prevent-detect-oic',
    compartments: ['sealed-inquiry'],
    isOffered: true,
  },
  nightLead: {
    id: memberNumbered(13),
    name: 'Nils Placeholder',
    agency: 'night-desk',
    post: 'lead-responsible-officer',
    purpose: 'prevent-detect-oic',
    isOffered: true,
  },
  nightCoordinator: {
    id: memberNumbered(14),
    name: 'Nell Placeholder',
    agency: 'night-desk',
    post: 'tasking-coordinator',
    purpose: 'prevent-detect-oic',
    isOffered: true,
  },
  nightDebriefer: {
    id: memberNumbered(15),
    name: 'Nye Placeholder',
    agency: 'night-desk',
    post: 'debriefer',
    purpose: 'prevent-detect-oic',
    isOffered: true,
  },
  nightTaskforceLead: {
    id: memberNumbered(19),
    name: 'Ned Placeholder',
    agency: 'night-desk',
    post: 'taskforce-lead',
    purpose: 'prevent-detect-oic',
    isOffered: true,
  },
  leviesOfficer: {
    id: memberNumbered(17),
    name: 'Lou Template',
    agency: 'levies-office',
    post: 'intelligence-officer',
    purpose: 'prevent-detect-oic',
    isOffered: true,
  },
  harbourOfficer: {
    id: memberNumbered(18),
    name: 'Hal Template',
    agency: 'harbour-watch',
    post: 'intelligence-officer',
    purpose: 'prevent-detect-oic',
    isOffered: true,
  },
} as const satisfies Record<string, Person>

const everyPurpose = ['prevent-detect-oic', 'safeguarding', 'border-security', 'financial-investigation'] as const

const quay = (berth: number) => ({ Ref: `Q${berth}`, Address: `${berth} Old Quay, Saltmere`, Postcode: 'SM1 2AB' })

const estuaryNominals: Source = {
  source: 'estuary-nominals',
  title: 'Nominals',
  agency: 'estuary-police',
  agreement: 'oic-taskforce',
  label: { purposes: everyPurpose },
  delivery: { kind: 'full', asOf: '2026-09-28T18:00:00Z' },
  rows: {
    people: [
      {
        Ref: 'E1',
        Given: 'Karwan',
        Family: 'Sabri Ahmed',
        Alias: 'Karo',
        Born: '1991-03-14',
        Sex: 'M',
        Nationality: 'Iraqi',
        Mobile: '07700 900101',
        Passport: 'A8841290',
        Address: '4 Fore Street, Saltmere',
        Postcode: 'SM1 4XY',
      },
      {
        Ref: 'E2',
        Given: 'Mehmet',
        Family: 'Hasanoglu',
        Born: '1984-11-02',
        Sex: 'M',
        Mobile: '07700 900102',
        Address: '19 Fore Street, Saltmere',
        Postcode: 'SM1 4XY',
      },
      {
        Ref: 'E3',
        Given: 'Linh',
        Family: 'Pham Thi',
        Born: '2001-06-30',
        Sex: 'F',
        Mobile: '07700 900103',
        Handle: 'telegram: linh_p_88',
      },
      {
        Ref: 'E4',
        Given: 'Dritan',
        Family: 'Hoxhalli',
        Born: '1979-01-01',
        Sex: 'M',
        Mobile: '07700 900104',
        Pnc: '2014/0123456X',
      },
      {
        Ref: 'E5',
        Given: 'Dritan',
        Family: 'Hoxhalli',
        Alias: 'Tani',
        Born: '1979-01-01',
        Sex: 'M',
        Pnc: '2014/0123456X',
        Address: '2 Mill Lane, Saltmere',
        Postcode: 'SM2 7QQ',
      },
      { Ref: 'E6', Given: 'Sara', Family: 'Tesfay', Born: '1998-09-09', Sex: 'F', Mobile: '07700 900106' },
      { Ref: 'E7', Given: 'Petros', Family: 'Tesfay', Born: '1996-02-17', Sex: 'M', Mobile: '07700 900106' },
      {
        Ref: 'E8',
        Given: 'Ryan',
        Family: 'Coldwell',
        Born: '1988-12-24',
        Sex: 'M',
        Mobile: '07700 900108',
        Address: '7 Mill Lane, Saltmere',
        Postcode: 'SM2 7QQ',
        Remarks: '=HYPERLINK("x")',
      },
    ],
    vehicles: [
      { Ref: 'V1', Plate: 'AB12 CDE', Make: 'Ford', Colour: 'white', Person: 'E8' },
      { Ref: 'V2', Plate: 'LK63 ZZY', Make: 'Vauxhall', Colour: 'grey', Person: 'E2' },
    ],
    firms: [
      {
        Ref: 'F1',
        Name: 'Blue Heron Hand Car Wash',
        Company: '09912345',
        Address: '31 Dock Road, Saltmere',
        Postcode: 'SM1 9PL',
        Person: 'E2',
      },
    ],
    meetings: [{ Ref: 'M1', One: 'E1', Other: 'E8', At: '2026-08-11' }],
    calls: [{ Ref: 'C1', From: '07700 900101', To: '07700 900108', At: '2026-08-12' }],
  },
}

const harbourLog: Source = {
  source: 'harbour-log',
  title: 'Harbour log',
  agency: 'harbour-watch',
  agreement: 'oic-taskforce',
  label: { purposes: everyPurpose },
  delivery: { kind: 'full', asOf: '2026-09-28T20:00:00Z' },
  rows: {
    people: [
      { Ref: 'H1', Given: 'Karwan', Family: 'Ahmed', Born: '1991-03-14', Sex: 'M', Mobile: '07700 900101' },
      { Ref: 'H2', Given: 'Ryan', Family: 'Caldwell', Born: '1988-12-24', Sex: 'M', Mobile: '07700 900202' },
      { Ref: 'H3', Given: 'Sarah', Family: 'Tesfai', Sex: 'F', Mobile: '07700 900203' },
    ],
    vessels: [
      { Ref: 'B1', Name: 'Grey Goose', Hull: 'GBSTM44120', Length: '9.5', Person: 'H2' },
      { Ref: 'B2', Name: 'Morning Tide', Hull: 'GBSTM44901', Length: '11' },
    ],
    engines: [{ Ref: 'N1', Serial: 'YX7781204', Make: 'Yamato', Horsepower: '60', Vessel: 'B1' }],
    events: [
      {
        Ref: 'X1',
        Type: 'voyage',
        At: '2026-08-14 03:20',
        Place: 'Off Saltmere Sands',
        Reference: 'OP-GANNET-7',
        Person: 'H1',
        Role: 'S',
        Vessel: 'B1',
      },
      {
        Ref: 'X2',
        Type: 'rescue',
        At: '2026-08-15 05:05',
        Place: 'Off Saltmere Sands',
        Person: 'H3',
        Role: 'V',
        Note: 'Eleven on board, no lights',
      },
    ],
    places: Array.from({ length: 22 }, (_, at) => quay(at + 1)),
  },
}

const crimeOfficeIntelligence: Source = {
  source: 'crime-office-intelligence',
  title: 'Intelligence',
  agency: 'serious-crime-office',
  agreement: 'oic-taskforce',
  label: { purposes: everyPurpose },
  delivery: { kind: 'full', asOf: '2026-09-29T18:00:00Z' },
  rows: {
    people: [
      { Ref: 'N1', Given: 'كاروان', Family: 'صبري احمد', Born: '1991-03-14', Sex: 'M', Mobile: '+44 7700 900101' },
      { Ref: 'N2', Given: 'Мехмет', Family: 'Хасаноглу', Born: '1984-11-02', Sex: 'M', Mobile: '07700 900302' },
      { Ref: 'N3', Given: 'Linh', Family: 'Pham', Sex: 'F', Handle: 'telegram: linh_p_88' },
      {
        Ref: 'N4',
        Given: 'Ryan',
        Family: 'Coldwell',
        Born: '1988-12-24',
        Sex: 'M',
        Address: '7 Mill Lane, Saltmere',
        Postcode: 'SM2 7QQ',
      },
    ],
    vehicles: [{ Ref: 'V1', Plate: 'AB12CDE', Make: 'Ford', Colour: 'white', Person: 'N4' }],
    firms: [
      { Ref: 'F1', Name: 'Blue Heron Car Wash Ltd', Company: '09912345', Address: '31 Dock Road', Postcode: 'SM1 9PL' },
    ],
  },
}

const councilReferrals: Source = {
  source: 'council-referrals',
  title: 'Referrals',
  agency: 'saltmere-council',
  agreement: 'people-at-risk',
  label: { purposes: ['safeguarding'], protected: 'victim' },
  delivery: { kind: 'full', asOf: '2026-09-29T18:00:00Z' },
  rows: {
    people: [
      {
        Ref: 'R1',
        Given: 'Linh',
        Family: 'Pham Thi',
        Born: '2001-06-30',
        Sex: 'F',
        Mobile: '07700 900103',
        Remarks: 'Referred by her employer',
      },
      { Ref: 'R2', Given: 'Sara', Family: 'Tesfay', Born: '1998-09-09', Sex: 'F', Flag: 'witness' },
      { Ref: 'R3', Given: 'Bao', Family: 'Nguyen Van', Born: '2010-04-05', Sex: 'M', Flag: 'child' },
    ],
  },
}

const removalsCases: Source = {
  source: 'removals-cases',
  title: 'Cases',
  agency: 'removals-directorate',
  agreement: 'border-operations',
  label: { purposes: ['prevent-detect-oic', 'border-security', 'civil-immigration'] },
  delivery: { kind: 'full', asOf: '2026-09-29T18:00:00Z' },
  rows: {
    people: [
      { Ref: 'C1', Given: 'Karwan Sabri', Family: 'Ahmed', Born: '1991-03-14', Sex: 'M', Passport: 'A8841290' },
      { Ref: 'C2', Given: 'Mehmet', Family: 'Hasanoglu', Born: '1984-11-02', Sex: 'M', Passport: 'U2290417' },
      { Ref: 'C3', Given: 'Bao', Family: 'Nguyen Van', Born: '2010-04-05', Sex: 'M' },
    ],
    events: [
      {
        Ref: 'A1',
        Type: 'arrest',
        At: '2026-07-02 11:00',
        Place: 'Saltmere port',
        Reference: 'OP-GANNET-7',
        Person: 'C2',
        Role: 'S',
      },
    ],
  },
}

/** Read by nobody who looks; that somebody holds it is told to the parties. */
const leviesLedger: Source = {
  source: 'levies-ledger',
  title: 'Ledger',
  agency: 'levies-office',
  agreement: 'levies-held',
  label: {
    purposes: ['prevent-detect-oic', 'financial-investigation'],
    handling: 'C',
    action: 'A1',
    sanitisation: 'S2',
    instructions: 'Ask the originator first',
  },
  delivery: { kind: 'full', asOf: '2026-09-29T18:00:00Z' },
  rows: {
    people: [{ Ref: 'D1', Given: 'Ryan', Family: 'Coldwell', Born: '1988-12-24', Sex: 'M', Mobile: '07700 900108' }],
    vehicles: [{ Ref: 'V1', Plate: 'AB12 CDE', Make: 'Ford', Colour: 'white', Person: 'D1' }],
  },
}

/** A number given up, a person struck off: what was known before is corrected by its holder. */
const estuaryCorrections: Source = {
  ...estuaryNominals,
  delivery: { kind: 'delta', asOf: '2026-10-01T18:00:00Z' },
  rows: {
    people: [
      {
        Ref: 'E3',
        Given: 'Linh',
        Family: 'Pham Thi',
        Born: '2001-06-30',
        Sex: 'F',
        Mobile: '07700 900133',
        Handle: 'telegram: linh_p_88',
      },
      { Ref: 'E4', Gone: 'Y' },
      { Ref: 'E9', Given: 'Meryem', Family: 'Hasanoglu', Born: '1990-05-19', Sex: 'F', Mobile: '07700 900102' },
    ],
  },
}

/** Cut down by mistake, and with a row that cannot be read: so much is left out that the data officer has to decide. */
const removalsCutDown: Source = {
  ...removalsCases,
  delivery: { kind: 'full', asOf: '2026-10-01T18:00:00Z' },
  rows: {
    people: [
      { Ref: 'C1', Given: 'Karwan Sabri', Family: 'Ahmed', Born: '1991-03-14', Sex: 'M', Passport: 'A8841290' },
      { Ref: 'C4', Given: 'Nima', Family: 'Tehrani', Born: '1993-13-40' },
    ],
    events: removalsCases.rows.events ?? [],
  },
}

/** While the pages are being looked at, one more delivery comes. */
const harbourLater: Source = {
  ...harbourLog,
  delivery: { kind: 'delta', asOf: '2026-10-03T06:00:00Z' },
  rows: {
    people: [
      { Ref: 'H4', Given: 'Mehmet', Family: 'Hasan Oglu', Born: '1984-11-02', Sex: 'M', Mobile: '07700 900102' },
      { Ref: 'H2', Given: 'Ryan', Family: 'Coldwell', Born: '1988-12-24', Sex: 'M', Mobile: '07700 900108' },
    ],
  },
}

export const visibleDeliveries = {
  opening: [removalsCases],
  first: [estuaryNominals, harbourLog],
  second: [crimeOfficeIntelligence, councilReferrals, leviesLedger],
  third: [estuaryCorrections, removalsCutDown],
  meanwhile: [harbourLater],
} as const satisfies Record<string, readonly Source[]>

/** The verdicts that the colleague gives for everybody to see, as pairs of record keys: the holder's source, then its key. */
export const visibleVerdicts = [
  {
    of: ['estuary-nominals', 'person:E1'],
    and: ['crime-office-intelligence', 'person:N1'],
    verdict: 'match',
    reason: 'The same number and the same day of birth',
    isWithdrawn: false,
  },
  {
    of: ['estuary-nominals', 'person:E6'],
    and: ['estuary-nominals', 'person:E7'],
    verdict: 'no-match',
    reason: 'Brother and sister who share a telephone',
    isWithdrawn: false,
  },
  {
    of: ['estuary-nominals', 'person:E8'],
    and: ['harbour-log', 'person:H2'],
    verdict: 'match',
    reason: 'A slip of the pen in the family name',
    isWithdrawn: true,
  },
] as const
