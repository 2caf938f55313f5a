// Laws of the suggested view, on a real database under row security: what it may depend on, and what it may not.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { openTestDatabase, type TestDatabase } from '#core/ground/postgres/test-database.ts'
import type { Desk } from '#core/guard/desk.ts'
import { featuresOf } from '#core/identifiers/index.ts'
import type { LabelId, RecordId } from '#core/language/ids.ts'
import type { Properties } from '#core/language/properties.ts'
import { idsOf, samir, writePerson } from '../../test/fixtures/comparable-people.ts'
import { now, officers, type SmallOffice, smallOffice } from '../../test/fixtures/small-office.ts'
import { type PairOfRecords, pairOf, type Verdict } from './judgement.ts'
import { compare, models } from './model/index.ts'
import { suggestedEverywhere } from './suggested-everywhere.ts'
import { viewOf, viewsOf } from './view.ts'

let database: TestDatabase
let office: SmallOffice
/** Sees what is shared, and nothing that is closed. */
let frontier: Desk
const closers: (() => Promise<void>)[] = []
before(async () => {
  const closing = { after: (close: () => Promise<void>) => void closers.unshift(close) }
  database = await openTestDatabase(closing)
  office = await smallOffice(database, closing)
  frontier = await office.deskOf('frontierOfficer')
})
after(async () => {
  for (const close of closers) await close()
})

const verified = (number: string): Properties => ({
  document: [{ raw: number, number, type: 'passport', state: 'XAA' }],
  status: [{ code: 'verified', text: 'Verified' }],
})
const born = (day: string): Properties => ({ birthDate: [{ text: '', from: day, to: day, precision: 'day' }] })

/** One man as several people wrote him down, his brother, and two papers that cannot both be his. */
const accounts: readonly Properties[] = [
  samir,
  { ...samir, name: [{ text: 'HADDAD Sameer' }] },
  { ...samir, phone: [] },
  { ...samir, ...verified('P1234567') },
  { ...samir, ...verified('P7654321') },
  { name: [{ text: 'Samir Hadad' }], ...born('1994-05-02') },
  { ...samir, name: [{ text: 'Tarek Haddad' }], ...born('1991-11-20') },
  { name: [{ text: 'Tarek Haddad' }], ...born('1991-11-20') },
]

type Said = { readonly one: number; readonly other: number; readonly verdict: Verdict; readonly isRevoked: boolean }
type World = {
  readonly people: readonly number[]
  /** Which of the pairs that the model would propose are kept as edges: keys do not meet on everything. */
  readonly met: readonly boolean[]
  readonly said: readonly Said[]
}
const place = fc.nat({ max: 5 })
const said: fc.Arbitrary<Said> = fc.record({
  one: place,
  other: place,
  verdict: fc.constantFrom<Verdict>('match', 'no-match', 'unsure'),
  isRevoked: fc.boolean(),
})
const anyWorld: fc.Arbitrary<World> = fc.record({
  people: fc.array(fc.nat({ max: accounts.length - 1 }), { minLength: 3, maxLength: 6 }),
  met: fc.array(fc.boolean(), { minLength: 15, maxLength: 15 }),
  said: fc.array(said, { maxLength: 3 }),
})

const keeper = () => database.pools.db.keeper
const nextId = idsOf('view laws')
const accountOf = (kind: number): Properties => accounts[kind] ?? {}
const featuresAt = (kind: number) => featuresOf('person', accountOf(kind))

const propose = async (
  about: PairOfRecords,
  labels: readonly [LabelId, LabelId],
  weight: number,
  probability: number,
) =>
  sql`insert into resolve.edge values (${about[0]}, ${labels[0]}, ${about[1]}, ${labels[1]}, 'person', 'person-v1', ${weight}, ${probability}, ${now})
    on conflict do nothing`.execute(keeper())

const judge = async (about: PairOfRecords, labels: readonly [LabelId, LabelId], verdict: Verdict): Promise<string> => {
  const id = crypto.randomUUID()
  await sql`insert into resolve.judgement (id, left_record, left_label, right_record, right_label, verdict, reason, given_by, purpose, given_at, place)
    select ${id}, ${about[0]}, ${labels[0]}, ${about[1]}, ${labels[1]}, ${verdict}, 'for a law', ${officers.estuaryAnalyst.id}, 'prevent-detect-oic', ${now}, count(*)
    from resolve.judgement where left_record = ${about[0]} and right_record = ${about[1]}`.execute(keeper())
  return id
}
const revoke = (id: string) =>
  sql`insert into resolve.revocation values (${id}, 'for a law', ${officers.estuaryAnalyst.id}, ${now})`.execute(
    keeper(),
  )

type Placed = { readonly id: RecordId; readonly kind: number; readonly label: LabelId }
type Pair = {
  readonly about: PairOfRecords
  readonly labels: readonly [LabelId, LabelId]
  readonly kinds: readonly [number, number]
}

const pairAt = (one: Placed | undefined, other: Placed | undefined): Pair | undefined => {
  const about = one && other && pairOf(one.id, other.id)
  if (!about) return undefined
  const [left, right] = about[0] === one.id ? [one, other] : [other, one]
  return { about, labels: [left.label, right.label], kinds: [left.kind, right.kind] }
}
const pairsAmong = (placed: readonly Placed[]): readonly Pair[] =>
  placed.flatMap((one, at) => placed.slice(at + 1).flatMap(other => pairAt(one, other) ?? []))
const comparedAt = ({ kinds: [one, other] }: Pair) => compare(featuresAt(one), featuresAt(other))

const writeWorld = async ({ people, met, said: verdicts }: World, label: LabelId): Promise<readonly Placed[]> => {
  const placed: Placed[] = []
  for (const kind of people)
    placed.push({ id: await writePerson(keeper(), nextId(), label, accountOf(kind)), kind, label })
  for (const [at, pair] of pairsAmong(placed).entries()) {
    const { probability, weight } = comparedAt(pair)
    if (met[at] && probability >= models.person.floor) await propose(pair.about, pair.labels, weight, probability)
  }
  for (const { one, other, verdict, isRevoked } of verdicts) {
    const pair = pairAt(placed[one], placed[other])
    if (!pair) continue
    const id = await judge(pair.about, pair.labels, verdict)
    if (isRevoked) await revoke(id)
  }
  return placed
}

/** The groups as `viewOf` gives them one record at a time, and as `suggestedEverywhere` gives them at once. */
const groupsSeen = async (desk: Desk, placed: readonly Placed[]) =>
  desk.snapshot(async work => {
    const ids = new Set(placed.map(one => one.id))
    const oneByOne: string[] = []
    for (const { id } of placed) oneByOne.push((await viewOf(work, id, 'suggested')).records.join())
    const everywhere = (await suggestedEverywhere(work)).filter(group => group.some(id => ids.has(id)))
    return { oneByOne, everywhere: everywhere.map(group => [...group].sort().join()) }
  })

const holding = (law: (world: World) => Promise<void>) => fc.assert(fc.asyncProperty(anyWorld, law), { numRuns: 8 })

test('one record at a time or everything at once, it is the same view', () =>
  holding(async world => {
    const { oneByOne, everywhere } = await groupsSeen(frontier, await writeWorld(world, office.shared))
    assert.deepEqual([...new Set(oneByOne)].filter(group => group.includes(',')).sort(), [...everywhere].sort())
  }))

/** Ties what is hidden to all that can be seen, by edges and by verdicts. */
const tieHidden = async (placed: readonly Placed[], hidden: readonly Placed[]): Promise<void> => {
  const across = placed.flatMap(one => hidden.flatMap(other => pairAt(one, other) ?? []))
  for (const [at, { about, labels }] of across.entries()) {
    await propose(about, labels, 20, 0.999_999)
    if (at % 3 === 0) await judge(about, labels, at % 2 === 0 ? 'match' : 'no-match')
  }
}

test('a page of records reads the views that each of them has by itself, with the same edges and verdicts', () =>
  fc.assert(
    fc.asyncProperty(anyWorld, anyWorld, async (world, beside) => {
      const placed = [...(await writeWorld(world, office.shared)), ...(await writeWorld(beside, office.shared))]
      await tieHidden(placed, await writeWorld({ ...beside, people: [0, 3, 4] }, office.closed))
      const [restricted, ...shown] = placed.map(one => one.id)
      await sql`update collect.record set restricted = true where id = ${restricted}`.execute(keeper())
      await frontier.snapshot(async work => {
        for (const kind of ['suggested', 'confirmed'] as const) {
          const together = await viewsOf(work, shown, kind)
          for (const id of shown) {
            const alone = await viewOf(work, id, kind)
            assert.deepEqual(together.get(id), alone)
            assert.ok(alone.records.every(one => shown.includes(one)))
          }
        }
      })
    }),
    { numRuns: 8 },
  ))

test('two who cannot be one never stand in one view, whatever chain leads from one to the other and whoever says so', () =>
  holding(async world => {
    const placed = await writeWorld(world, office.shared)
    const { oneByOne } = await groupsSeen(frontier, placed)
    for (const pair of pairsAmong(placed))
      if (comparedAt(pair).veto !== undefined)
        assert.ok(!oneByOne.some(group => pair.about.every(id => group.includes(id))))
  }))

test('a judgement that was revoked was never given', () =>
  holding(async world => {
    const placed = await writeWorld(world, office.shared)
    const before = await groupsSeen(frontier, placed)
    const given: string[] = []
    for (const [at, { about, labels }] of pairsAmong(placed).entries())
      given.push(await judge(about, labels, at % 2 === 0 ? 'match' : 'no-match'))
    for (const id of given) await revoke(id)
    assert.deepEqual(await groupsSeen(frontier, placed), before)
  }))

test('what came first does not matter: edges and judgements written again in another order give the same view', () =>
  holding(async world => {
    const placed = await writeWorld(world, office.shared)
    const before = await groupsSeen(frontier, placed)
    const edges = await sql<{ left: RecordId; right: RecordId; weight: number; probability: number }>`
      delete from resolve.edge where left_record = any(${placed.map(one => one.id)}::uuid[])
      returning left_record as left, right_record as right, weight, probability`.execute(keeper())
    for (const { left, right, weight, probability } of edges.rows.toReversed())
      await propose([left, right], [office.shared, office.shared], weight, probability)
    assert.deepEqual(await groupsSeen(frontier, placed), before)
  }))

test('what a viewer may not see joins nothing, parts nothing and moves no mean: records, edges, verdicts, vetoes', () =>
  holding(async world => {
    const placed = await writeWorld(world, office.shared)
    const before = await groupsSeen(frontier, placed)
    await tieHidden(placed, await writeWorld({ ...world, people: [0, 3, 4, 6] }, office.closed))
    assert.deepEqual(await groupsSeen(frontier, placed), before)
  }))
