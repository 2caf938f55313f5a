// What goes on behind the backs of those who look: for each seed another course of it, all through the ways by which work is really done.
import { type Random, seededRandom } from '#core/ground/random.ts'
import type { Rows, Source } from './sources.ts'
import { visibleDeliveries } from './visible-world.ts'
import { type WayForSome, ways, waysForSome, waysOfHiding } from './ways-of-hiding.ts'

export const moments = ['before', 'between', 'after'] as const
export type Moment = (typeof moments)[number]

export type HiddenAct =
  | { readonly act: 'load'; readonly sources: readonly Source[] }
  /** The night analyst joins hidden records to visible ones, and parts others, in the browser. */
  | { readonly act: 'judge'; readonly pick: string }
  | { readonly act: 'withdraw-verdict' }
  | { readonly act: 'restrict'; readonly source: string; readonly key: string }
  | { readonly act: 'expunge' }
  | { readonly act: 'look-about'; readonly words: readonly string[] }
  | { readonly act: 'knock-in-vain' }

export type HiddenActivity = {
  readonly name: string
  readonly acts: Readonly<Record<Moment, readonly HiddenAct[]>>
  /** Which of the acts of the rooms are done as well. */
  readonly inRooms?: 'hidden' | 'drafts'
  /** What goes on while others look: one delivery, and requests between theirs. */
  readonly meanwhile: { readonly load: Source; readonly words: readonly string[]; readonly verdicts: boolean }
}

type PersonRow = NonNullable<Rows['people']>[number]

const visibleRows = <Table extends keyof Rows>(table: Table): readonly NonNullable<Rows[Table]>[number][] =>
  [...visibleDeliveries.opening, ...visibleDeliveries.first, ...visibleDeliveries.second].flatMap(
    source => (source.rows as Rows)[table] ?? [],
  ) as never

const chosen = <T>(random: Random, from: readonly T[]): T => {
  const one = from[random.below(from.length)]
  if (one === undefined) throw new Error('There is nothing to choose from.')
  return one
}

const telling = ['Alias', 'Mobile', 'Handle', 'Passport', 'Pnc'] as const

/** Somebody of the same name, who shares more or less of what else is known of a visible person. */
const namesake = (random: Random, of: PersonRow, Ref: string): PersonRow => {
  const { Given = '', Family = '', Born = '', Sex = '', Address = '', Postcode = '' } = of
  const shared = telling
    .filter(column => of[column] !== undefined && random.fraction() < 0.7)
    .map(column => [column, of[column] ?? ''] as const)
  return {
    Ref,
    Given,
    Family,
    Sex,
    ...(random.fraction() < 0.8 ? { Born } : {}),
    ...(random.fraction() < 0.5 ? { Address, Postcode } : {}),
    ...Object.fromEntries(shared),
    Remarks: `Known to the night desk as ${Given}`,
  }
}

/** Somebody who is called like one visible person and holds the number of another: what would tie the two together. */
const between = (random: Random, Ref: string, people: readonly PersonRow[]): PersonRow => {
  const one = chosen(random, people)
  const other = chosen(
    random,
    people.filter(person => person.Family !== one.Family && person.Mobile !== undefined),
  )
  return {
    Ref,
    Given: one.Given ?? '',
    Family: one.Family ?? '',
    Born: one.Born ?? '',
    Alias: `${other.Given} ${other.Family}`,
    Mobile: other.Mobile ?? '',
  }
}

const many = <T>(count: number, make: (at: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, at) => make(at + 1))

const rowsOf = (random: Random): Rows => {
  const people = visibleRows('people')
  return {
    people: [
      ...people.filter(() => random.fraction() < 0.35).map((person, at) => namesake(random, person, `K${at}`)),
      ...many(2, at => between(random, `L${at}`, people)),
    ],
    vehicles: visibleRows('vehicles').map(({ Plate = '', Make = '' }, at) => ({
      Ref: `W${at}`,
      Plate,
      Make,
      Colour: 'black',
      Person: 'L1',
    })),
    vessels: visibleRows('vessels').map(({ Name = '', Hull = '' }, at) => ({
      Ref: `Z${at}`,
      Name,
      Hull,
      Length: '9.5',
    })),
    engines: visibleRows('engines').map(({ Serial = '', Make = '' }, at) => ({
      Ref: `Y${at}`,
      Serial,
      Make,
      Horsepower: '60',
      Vessel: 'Z0',
    })),
    firms: visibleRows('firms').map(({ Name = '', Company = '', Postcode = '' }, at) => ({
      Ref: `G${at}`,
      Name,
      Company,
      Address: '31 Dock Road',
      Postcode,
      Person: 'L2',
    })),
    places: many(3, at => ({ Ref: `P${at}`, Address: `${random.below(40)} Old Quay, Saltmere`, Postcode: 'SM1 2AB' })),
    events: [
      {
        Ref: 'T1',
        Type: 'voyage',
        At: '2026-08-14 03:20',
        Place: 'Off Saltmere Sands',
        Reference: 'OP-GANNET-7',
        Person: 'L1',
        Role: 'S',
        Vessel: 'Z0',
      },
    ],
    meetings: [{ Ref: 'U1', One: 'L1', Other: 'L2', At: '2026-08-11' }],
  }
}

/** Many who share one number and one name with somebody visible. */
const crowd = (of: PersonRow): Rows => ({
  people: many(16, at => ({
    Ref: `S${at}`,
    Given: of.Given ?? '',
    Family: `${of.Family}`,
    Born: `19${60 + at}-05-${String(at).padStart(2, '0')}`,
    Mobile: of.Mobile ?? '',
  })),
})

const kept = { Grading: '2BC', Action: 'A1', Sanitisation: 'S2', Instructions: 'Ask the holder first' } as const

const hiddenSource = (way: keyof typeof ways, rows: Rows, asOf = '2026-09-27T09:00:00Z'): Source => {
  const name = `hidden-${way.replaceAll(' ', '-')}`
  return { source: name, title: `Hidden: ${way}`, ...ways[way], delivery: { kind: 'full', asOf }, rows }
}

const [harbourLog] = visibleDeliveries.first.filter(source => source.source === 'harbour-log')
if (!harbourLog) throw new Error('The harbour log is missing from the visible world.')

/** The harbour's own log holds more than it shares: rows under conditions, and ties between people and numbers that everybody sees. */
const harbourSecrets = (random: Random): Source => ({
  ...harbourLog,
  delivery: { kind: 'delta', asOf: '2026-09-29T06:00:00Z' },
  rows: {
    people: [
      { ...namesake(random, chosen(random, visibleRows('people')), 'J1'), ...kept },
      {
        Ref: 'J2',
        Given: 'Ryan',
        Family: 'Coldwell',
        Born: '1988-12-24',
        Mobile: '07700 900202',
        Flag: 'debrief',
        ...kept,
      },
      { Ref: 'J3', Given: 'Sarah', Family: 'Tesfai', Mobile: '07700 900203', ...kept },
    ],
    meetings: [
      { Ref: 'J4', One: 'H1', Other: 'H2', At: '2026-08-13', ...kept },
      { Ref: 'J5', One: 'H3', Other: 'H1', At: '2026-08-13', Flag: 'debrief', ...kept },
    ],
    calls: [{ Ref: 'J6', From: '07700 900202', To: '07700 900101', At: '2026-08-13', ...kept }],
  },
})

/** A row that all could see for a while; the next delivery puts it under conditions. */
const aboutToBeRecalled = (recalled: boolean, withOwnNumber: boolean): Source => ({
  ...harbourLog,
  delivery: { kind: 'delta', asOf: recalled ? '2026-09-29T08:00:00Z' : '2026-09-29T07:00:00Z' },
  rows: {
    people: [
      {
        Ref: 'J7',
        Given: 'Linh',
        Family: 'Pham Thi',
        Born: '2001-06-30',
        Mobile: '07700 900203',
        ...(recalled ? kept : {}),
      },
      ...(withOwnNumber
        ? [{ Ref: 'J9', Given: 'Dana', Family: 'Rostam', Mobile: '07700 900299', ...(recalled ? kept : {}) }]
        : []),
    ],
  },
})

/** Somebody under the usual label who would tie two visible people together; restricted by the data-protection officer's word. */
const aboutToBeRestricted: Source = {
  ...harbourLog,
  delivery: { kind: 'delta', asOf: '2026-09-29T09:00:00Z' },
  rows: {
    people: [
      {
        Ref: 'J8',
        Given: 'Dritan',
        Family: 'Hoxhalli',
        Born: '1979-01-01',
        Alias: 'Ryan Coldwell',
        Pnc: '2014/0123456X',
        Passport: 'A8841290',
      },
    ],
  },
}

const relabelled = (way: keyof typeof ways, rows: Rows): Source => ({
  ...hiddenSource(way, rows),
  delivery: { kind: 'delta', asOf: '2026-09-29T10:00:00Z' },
  rows: {
    people: (rows.people ?? [])
      .slice(0, 3)
      .map((person, at) => (at === 0 ? { Ref: person.Ref, Gone: 'Y' } : { ...person, Remarks: 'Corrected', ...kept })),
  },
})

/** Deliveries that do not get in: cut short, unreadable, or leaving out so much that a person must decide. */
const rejectedDeliveries = (rows: Rows): readonly Source[] => [
  { ...hiddenSource('conditions', rows, '2026-09-30T09:00:00Z'), source: 'hidden-cut-short', spoilt: { title: '' } },
  {
    ...hiddenSource(
      'another circle',
      { people: [{ Ref: 'K1', Given: 'Nobody', Family: 'Else', Born: '31/31/1991' }, { Ref: 'K1' }] },
      '2026-09-30T09:00:00Z',
    ),
  },
]

/** What ends, and what is corrected afterwards, has to be there before. */
const momentsFor: { readonly [Way in keyof typeof ways]?: readonly Moment[] } = {
  'an agreement that ended': ['before', 'between'],
  'another circle': ['before', 'between'],
}

/** Something that some of those who look may see, taken in again and again. */
const activityForSome = (seed: string, way: WayForSome): HiddenActivity => {
  const random = seededRandom(`hidden ${seed}`)
  const { agency, agreement, label } = waysForSome[way]
  const source = (moment: string): Source => ({
    source: `hidden-${moment}`,
    title: `Hidden: ${way}`,
    agency,
    agreement,
    label,
    delivery: { kind: 'full', asOf: '2026-09-27T09:00:00Z' },
    rows: rowsOf(random),
  })
  const loading = (moment: string): readonly HiddenAct[] => [
    { act: 'load', sources: [source(moment)] },
    { act: 'knock-in-vain' },
  ]
  return {
    name: seed,
    acts: { before: loading('before'), between: loading('between'), after: loading('after') },
    meanwhile: { load: source('meanwhile'), words: ['YX7781204'], verdicts: false },
  }
}

/** A figure that was frozen and a brief that was written, and that nobody signed. */
const activityOfDrafts = (seed: string): HiddenActivity => {
  const rows = rowsOf(seededRandom(`hidden ${seed}`))
  return {
    name: seed,
    acts: { before: [{ act: 'load', sources: [hiddenSource('another circle', rows)] }], between: [], after: [] },
    inRooms: 'drafts',
    meanwhile: {
      load: { ...hiddenSource('another circle', rows), source: 'hidden-meanwhile' },
      words: ['YX7781204'],
      verdicts: false,
    },
  }
}

const forSome = 'for some: '
const aDraft = 'a draft'
export const seedForSome = (way: WayForSome | typeof aDraft): string => `${forSome}${way}`

/** The whole of it for a seed. */
export const hiddenActivity = (seed: string): HiddenActivity => {
  if (seed === seedForSome(aDraft)) return activityOfDrafts(seed)
  return seed.startsWith(forSome)
    ? activityForSome(seed, seed.slice(forSome.length) as WayForSome)
    : activityForAll(seed)
}

/** What nobody who looks may see, in every way there is. */
const activityForAll = (seed: string): HiddenActivity => {
  const random = seededRandom(`hidden ${seed}`)
  const withOwnNumber = seed.startsWith('recalled with its number')
  const people = visibleRows('people')
  const rows = new Map(waysOfHiding.map(way => [way, rowsOf(random)] as const))
  const at = new Map(waysOfHiding.map(way => [way, chosen(random, momentsFor[way] ?? moments)] as const))
  const loads = (moment: Moment): readonly Source[] =>
    waysOfHiding.filter(way => at.get(way) === moment).map(way => hiddenSource(way, rows.get(way) ?? {}))
  // Words that find little: whoever searches here sees so much that a name would cost more than all that others ask.
  const words = [
    ...visibleRows('engines').map(engine => engine.Serial ?? ''),
    ...visibleRows('vessels').map(vessel => vessel.Hull ?? ''),
  ]
  const circle = rows.get('another circle') ?? {}
  const [mehmet] = people.filter(person => person.Mobile === '07700 900102')
  if (!mehmet) throw new Error('Nobody has the number that the crowd shares.')
  return {
    name: seed,
    inRooms: 'hidden',
    acts: {
      before: [
        {
          act: 'load',
          sources: [...loads('before'), { ...hiddenSource('conditions', crowd(mehmet)), source: 'hidden-crowd' }],
        },
      ],
      between: [
        { act: 'load', sources: [...loads('between'), harbourSecrets(random)] },
        { act: 'load', sources: [aboutToBeRecalled(false, withOwnNumber)] },
        { act: 'judge', pick: `${seed} first` },
        { act: 'look-about', words },
        { act: 'knock-in-vain' },
      ],
      after: [
        {
          act: 'load',
          sources: [...loads('after'), aboutToBeRecalled(true, withOwnNumber), relabelled('another circle', circle)],
        },
        { act: 'load', sources: [aboutToBeRestricted, ...rejectedDeliveries(rows.get('conditions') ?? {})] },
        { act: 'restrict', source: 'harbour-log', key: 'person:J8' },
        { act: 'judge', pick: `${seed} second` },
        { act: 'withdraw-verdict' },
        { act: 'expunge' },
        { act: 'knock-in-vain' },
      ],
    },
    meanwhile: {
      load: { ...hiddenSource('another circle', rowsOf(random)), source: 'hidden-meanwhile' },
      words,
      verdicts: true,
    },
  }
}
