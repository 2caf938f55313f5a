// What somebody can know to ask for: the things he sees, words that find them, and ids of what he does not see, as if he had them from elsewhere.
// First of all: rooms write addresses with these ids while what follows is still being read.
export { absent } from './absent.ts'

import { sql } from 'kysely'
import { fixedClock } from '#core/ground/clock.ts'
import { seededIds } from '#core/ground/ids.ts'
import type { Pools } from '#core/ground/postgres/database.ts'
import { purposesOfPost } from '#core/guard/asker.ts'
import { openDeciding } from '#core/guard/decide-off-loop.ts'
import { memberAt } from '#core/guard/members.ts'
import type { JudgementId, LabelId, RecordId } from '#core/language/ids.ts'
import type { Purpose } from '#core/language/protection.ts'
import type { ThingKind } from '#core/language/things.ts'
import { openOffice } from '../../src/office.ts'
import { lookedAt } from './build-world.ts'
import type { Rows } from './sources.ts'
import { type Person, visibleDeliveries } from './visible-world.ts'

export type Pair = readonly [left: RecordId, right: RecordId]

export type Unseen = {
  readonly things: readonly RecordId[]
  /** Pairs of which at least one record is hidden; somebody may have judged them. */
  readonly pairs: readonly Pair[]
  readonly judgements: readonly JudgementId[]
  readonly deliveries: readonly string[]
  readonly products: Products
}

/** Ids of what people wrote in the rooms, by table, such as understand.crime_group. */
export type Products = Readonly<Record<string, readonly string[]>>

export type Known = {
  readonly things: readonly { readonly id: RecordId; readonly kind: ThingKind }[]
  /** Proposed or judged, both ends seen. */
  readonly pairs: readonly Pair[]
  /** Two of a kind that nobody proposes to be one. */
  readonly strangers: readonly Pair[]
  readonly judgements: readonly { readonly id: JudgementId; readonly about: Pair }[]
  readonly words: readonly string[]
  /** What a slip would most easily show in: asked by everybody. */
  readonly telltales: readonly string[]
  /** Whether he goes through long lists page by page. */
  readonly turnsPages: boolean
  /** What he sees of what was written in the rooms. */
  readonly products: Products
  readonly hidden: Unseen
  readonly purposes: readonly Purpose[]
}

const everyRow = (table: keyof Rows): readonly Readonly<Record<string, string>>[] =>
  [...visibleDeliveries.opening, ...visibleDeliveries.first, ...visibleDeliveries.second].flatMap(
    source => ((source.rows as Rows)[table] ?? []) as readonly Readonly<Record<string, string>>[],
  )

const columnOf = (table: keyof Rows, ...columns: readonly string[]): readonly string[] =>
  everyRow(table).flatMap(row => columns.flatMap(column => row[column] ?? []))

/** The first few of each; what is left out is of the same kind. */
const few = (words: readonly string[], most: number): readonly string[] => [...new Set(words)].slice(0, most)

/** Names and numbers of every kind, for the hidden world shares them; and some that find nothing. */
export const sharedWords = (): readonly string[] => {
  const people = everyRow('people').filter(row => row.Given)
  const words = [
    ...few(
      people.map(row => `${row.Given} ${row.Family}`),
      9,
    ),
    ...few(
      people.filter(row => row.Born).map(row => `${row.Family} ${row.Given} ${row.Born}`),
      1,
    ),
    ...['07700 900101', '+44 7700 900103'],
    ...few(columnOf('people', 'Passport'), 1),
    ...few(columnOf('people', 'Pnc'), 1),
    ...['@linh_p_88', 'كاروان'],
    ...few(columnOf('vehicles', 'Plate'), 1),
    ...few(columnOf('vessels', 'Name', 'Hull'), 2),
    ...few(columnOf('engines', 'Serial'), 1),
    ...few(columnOf('firms', 'Name', 'Company'), 2),
    ...few(columnOf('events', 'Reference'), 1),
    ...['SM1 4XY', 'Ahmed', '1991-03-14', 'Nobody Atall', "<b>'; --"],
  ]
  return [...new Set(words)]
}

/** One policy thread answers for all who are asked about. */
const deciding = openDeciding()

/** The labels that somebody sees, for each purpose that his post may state. */
export const sightsOf = async (pools: Pools, person: Person): Promise<ReadonlyMap<Purpose, readonly LabelId[]>> => {
  const clock = fixedClock(lookedAt)
  const office = openOffice({ db: pools.db.app, clock, ids: seededIds('looking round'), deciding })
  const member = await memberAt(pools.db.app, person.id, clock.now())
  if (!member) throw new Error(`${person.name} is no member here.`)
  const sights = new Map<Purpose, readonly LabelId[]>()
  for (const purpose of purposesOfPost(person.post))
    sights.set(purpose, await office.deskFor(member.asker, purpose).snapshot(async work => work.sight.visible))
  return sights
}

/** Every table of the rooms whose rows have ids of their own, apart from those that `Known` names by themselves. */
const productTables = async (db: Pools['db']['keeper']): Promise<readonly string[]> => {
  const { rows } = await sql<{ name: string }>`
    select n.nspname || '.' || c.relname as name from pg_class c
      join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
    where c.relkind = 'r' and c.relpersistence = 'p' and a.attname = 'id' and a.atttypid = 'uuid'::regtype
      and n.nspname in ('collect', 'evaluate', 'share', 'understand', 'prioritise', 'task', 'disrupt', 'account')
      and n.nspname || '.' || c.relname not in ('collect.record', 'collect.source', 'collect.delivery')
    order by 1`.execute(db)
  return rows.map(row => row.name)
}

type Reading = Parameters<Parameters<ReturnType<ReturnType<typeof openOffice>['deskFor']>['snapshot']>[0]>[0]['db']

const idsIn = async (db: Reading, tables: readonly string[]): Promise<Products> => {
  const found: [string, readonly string[]][] = []
  for (const table of tables) {
    const { rows } = await sql<{ id: string }>`select id from ${sql.table(table)} order by id`.execute(db)
    found.push([table, rows.map(row => row.id)])
  }
  return Object.fromEntries(found)
}

/** What row security shows somebody of it in the first world, for the purpose he works with. */
const productsSeen = async (pools: Pools, person: Person): Promise<Products> => {
  const clock = fixedClock(lookedAt)
  const office = openOffice({ db: pools.db.app, clock, ids: seededIds('looking round'), deciding })
  const member = await memberAt(pools.db.app, person.id, clock.now())
  if (!member) throw new Error(`${person.name} is no member here.`)
  const tables = await productTables(pools.db.keeper)
  return office.deskFor(member.asker, person.purpose).snapshot(work => idsIn(work.db, tables))
}

type EdgeRow = { left: RecordId; right: RecordId }

/** What there is in the first world for whoever sees these labels. */
export const knownTo = async (pools: Pools, person: Person, hidden: Unseen): Promise<Known> => {
  const sights = await sightsOf(pools, person)
  const seen = [...(sights.get(person.purpose) ?? [])]
  const db = pools.db.keeper
  const things = await sql<{ id: RecordId; kind: ThingKind }>`
    select id, kind from collect.record where label = any(${seen}::int[]) and kind <> 'link' order by id`.execute(db)
  const pairs = await sql<EdgeRow>`
    select left_record as left, right_record as right from resolve.edge where left_label = any(${seen}::int[]) and right_label = any(${seen}::int[])
    union select left_record, right_record from resolve.judgement where left_label = any(${seen}::int[]) and right_label = any(${seen}::int[])
    order by 1, 2`.execute(db)
  const judgements = await sql<EdgeRow & { id: JudgementId }>`
    select id, left_record as left, right_record as right from resolve.judgement
    where left_label = any(${seen}::int[]) and right_label = any(${seen}::int[]) order by given_at, id`.execute(db)
  const known = new Set(pairs.rows.map(row => `${row.left} ${row.right}`))
  const strangers = things.rows.flatMap((one, at) =>
    things.rows
      .slice(at + 1)
      .flatMap(other =>
        one.kind === other.kind && !known.has(`${one.id} ${other.id}`) ? [[one.id, other.id] as const] : [],
      ),
  )
  return {
    things: things.rows,
    pairs: pairs.rows.map(row => [row.left, row.right]),
    strangers: strangers.slice(0, 2),
    judgements: judgements.rows.map(row => ({ id: row.id, about: [row.left, row.right] })),
    words: sharedWords(),
    telltales: ['07700 900202', 'Mehmet Hasanoglu'],
    turnsPages: true,
    products: await productsSeen(pools, person),
    hidden,
    purposes: [...sights.keys()],
  }
}

/** What the second world has over the first: one record of each label and kind, pairs and judgements that touch such. */
export const hiddenIn = async (first: Pools, second: Pools): Promise<Unseen> => {
  const { rows: held } = await sql<{ id: RecordId }>`select id from collect.record`.execute(first.db.keeper)
  const { rows: came } = await sql<{ id: string }>`select id from collect.delivery`.execute(first.db.keeper)
  const visible = held.map(row => row.id)
  const db = second.db.keeper
  const isHidden = (column: string) => sql`${sql.ref(column)} <> all(${visible}::uuid[])`
  const things = await sql<{ id: RecordId }>`
    select distinct on (r.label, r.restricted) r.id from collect.record r where ${isHidden('r.id')} order by r.label, r.restricted, r.id`.execute(
    db,
  )
  const touching = sql`(${isHidden('p.left_record')} or ${isHidden('p.right_record')})`
  const bridging = sql`not (${isHidden('p.left_record')} and ${isHidden('p.right_record')})`
  const judged = await sql<EdgeRow & { id: JudgementId }>`
    select p.id, p.left_record as left, p.right_record as right from resolve.judgement p where ${touching} order by ${bridging} desc, p.id limit 2`.execute(
    db,
  )
  const proposed = await sql<EdgeRow>`
    select p.left_record as left, p.right_record as right from resolve.edge p where ${touching} order by ${bridging} desc, p.left_record, p.right_record limit 1`.execute(
    db,
  )
  // Those of his own agency, under a compartment he is not in, are the ones that most easily slip through.
  const deliveries = await sql<{ id: string }>`
    select distinct on (s.agency) d.id from collect.delivery d join collect.source s on s.id = d.source
    where d.id <> all(${came.map(row => row.id)}::uuid[]) order by s.agency, d.id`.execute(db)
  const tables = await productTables(db)
  const [before, after] = [await idsIn(first.db.keeper, tables), await idsIn(db, tables)]
  const fewest = (table: string) => (after[table] ?? []).filter(id => !before[table]?.includes(id)).slice(0, 2)
  return {
    products: Object.fromEntries(tables.map(table => [table, fewest(table)])),
    deliveries: deliveries.rows.map(row => row.id),
    things: things.rows.map(row => row.id),
    pairs: [...judged.rows, ...proposed.rows].map(row => [row.left, row.right]),
    judgements: judged.rows.map(row => row.id),
  }
}

export const unseenTogether = (all: readonly Unseen[]): Unseen => ({
  things: all.flatMap(one => one.things),
  pairs: all.flatMap(one => one.pairs),
  judgements: all.flatMap(one => one.judgements),
  deliveries: all.flatMap(one => one.deliveries),
  products: Object.fromEntries(
    Object.keys(all[0]?.products ?? {}).map(table => [table, all.flatMap(one => one.products[table] ?? [])]),
  ),
})

const part = <T>(all: readonly T[], of: number, offset: number): readonly T[] =>
  all.filter((_, at) => at % of === offset % of)

/** So many of each table, others for the next. */
const someOfEach = (products: Products, mostOf: (table: string) => number, offset: number): Products =>
  Object.fromEntries(
    Object.entries(products).map(([table, ids]) => {
      const most = mostOf(table)
      const from = ids.length > most ? offset % ids.length : 0
      return [table, [...ids.slice(from), ...ids.slice(0, from)].slice(0, most)]
    }),
  )

/** Of these one in each of the states that a case is about. */
const inSeveralStates = ['collect.report', 'task.tasking']

const seenOfEach = (of: number) => (table: string) => (of > 3 && !inSeveralStates.includes(table) ? 1 : 2)

/** A part of what somebody knows to ask, another part for the next: between them they ask for everything. Of many, one of a kind each. */
export const partOf = (known: Known, of: number, offset: number): Known => ({
  ...known,
  things: part(known.things, of, offset),
  pairs: part(known.pairs, of, offset),
  words: part(known.words, of, offset),
  turnsPages: offset === 0,
  products: of === 1 ? known.products : someOfEach(known.products, seenOfEach(of), offset),
  hidden: {
    ...known.hidden,
    products: of === 1 ? known.hidden.products : someOfEach(known.hidden.products, () => 1, offset),
    things: part(known.hidden.things, of, offset),
    pairs: part(known.hidden.pairs, of, offset),
    judgements: part(known.hidden.judgements, of, offset),
  },
})
