// Pairs scored elsewhere come in as proposals, and never past what protects the people in them.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import type pg from 'pg'
import { settableClock } from '#core/ground/clock.ts'
import { seededIds } from '#core/ground/ids.ts'
import { openTestDatabase } from '#core/ground/postgres/test-database.ts'
import type { Properties } from '#core/language/properties.ts'
import { correctPerson, samir, writePerson } from '../../test/fixtures/comparable-people.ts'
import { now, record, smallOffice } from '../../test/fixtures/small-office.ts'
import { openOffice } from '../office.ts'
import { importPairs } from './import-pairs.ts'
import { bucketOf, lockClass } from './keep-edges.ts'
import { models } from './model/index.ts'
import { readScoredPairs } from './read-scored-pairs.ts'

const opened = async (t: TestContext) => {
  const house = await openTestDatabase(t)
  const small = await smallOffice(house, t)
  const office = openOffice({ db: house.pools.db.resolver, clock: settableClock(now), ids: seededIds('resolver') })
  t.after(() => office.close())
  const keeper = house.pools.db.keeper
  return {
    ...small,
    keeper,
    asSuperuser: house.asSuperuser,
    desk: office.deskFor({ kind: 'Service', id: 'resolver' }, 'system-assurance'),
    person: (last: number, properties: Properties, under = small.shared) =>
      writePerson(keeper, record(last), under, properties),
    edges: async () =>
      (
        await sql<{ pair: string; model: string; weight: number }>`
        select right(left_record::text, 4) || ' ' || right(right_record::text, 4) as pair, model, weight from resolve.edge order by 1`.execute(
          keeper,
        )
      ).rows,
  }
}

const scored = (left: number, right: number, weight = 20, probability = 0.999) => ({
  left: record(left),
  right: record(right),
  weight,
  probability,
})

const passport = (number: string): Properties => ({
  ...samir,
  document: [{ raw: number, number, type: 'passport', state: 'SYR' }],
  status: [{ code: 'verified', text: 'Verified' }],
})

const waitsForLock = async (client: pg.Client): Promise<void> => {
  for (const end = Date.now() + 10_000; Date.now() < end; await wait(20)) {
    const { rowCount } = await client.query(
      `select from pg_locks where locktype = 'advisory' and classid = $1 and not granted
         and database = (select oid from pg_database where datname = current_database())`,
      [lockClass],
    )
    if (rowCount === 1) return
  }
  assert.fail('The import does not wait')
}

test('a pair scored on the platform is a proposal here, under the name of its model', async t => {
  const { desk, person, edges, closed } = await opened(t)
  await person(101, samir)
  await person(102, { name: [{ text: 'Quite Another' }] }, closed)
  const counts = await importPairs(desk, 'national-2026-11', [scored(102, 101)])
  assert.equal(counts.written, 1)
  assert.deepEqual(await edges(), [{ pair: '0101 0102', model: 'national-2026-11', weight: 20 }])
  await importPairs(desk, 'national-2026-11', [scored(101, 102)])
  assert.equal((await edges()).length, 1)
})

test('pairs from elsewhere do not come in under the name of a model of the program', async t => {
  const { desk, person, edges } = await opened(t)
  await person(101, samir)
  await person(102, samir)
  await assert.rejects(
    async () => importPairs(desk, models.person.model, [scored(101, 102)]),
    /is a model of this program/,
  )
  assert.deepEqual(await edges(), [])
})

test('what is not worth asking about, not here, or the same record twice is left out and counted', async t => {
  const { desk, person, edges } = await opened(t)
  await person(101, samir)
  await person(102, samir)
  const counts = await importPairs(desk, 'national', [scored(101, 102, -3, 0.1), scored(101, 999), scored(101, 101)])
  assert.deepEqual([counts.written, counts.underFloor, counts.notComparable], [0, 1, 2])
  assert.deepEqual(await edges(), [])
})

test('verified documents that contradict each other stay apart, whatever a platform says', async t => {
  const { desk, person, edges } = await opened(t)
  await person(101, passport('N001234567'))
  await person(102, passport('N007654321'))
  const counts = await importPairs(desk, 'national', [scored(101, 102)])
  assert.equal(counts.vetoed, 1)
  assert.deepEqual(await edges(), [])
})

test('a file with one bad row is refused with its place, and nothing of it is used', async t => {
  const folder = mkdtempSync(join(tmpdir(), 'bw-pairs-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'pairs.csv')
  writeFileSync(
    file,
    `id_l,id_r,match_weight,match_probability\n${record(101)},${record(102)},20,0.999\n${record(101)},4711,20,0.999\n`,
  )
  await assert.rejects(readScoredPairs(file), /"4711" is no id of a record here/)
})

test('a weight and a probability that contradict each other are no pair that an engine scored', async t => {
  const folder = mkdtempSync(join(tmpdir(), 'bw-pairs-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'pairs.csv')
  for (const scores of ['-50,0.999', '1e300,0.2', 'NaN,0.5', '1e999,1', '20,-1']) {
    writeFileSync(file, `id_l,id_r,match_weight,match_probability\n${record(101)},${record(102)},${scores}\n`)
    await assert.rejects(readScoredPairs(file), /is no match (weight|probability)/, scores)
  }
})

test('a record is corrected while pairs come in: the import waits for whoever compares it, and reads what it says by then', async t => {
  const { desk, keeper, asSuperuser, person, edges, shared } = await opened(t)
  await person(101, passport('N001234567'))
  await person(102, samir)
  const counts = await asSuperuser(async client => {
    await client.query('select pg_advisory_lock($1, $2)', [lockClass, bucketOf(record(102))])
    const importing = importPairs(desk, 'national', [scored(101, 102)])
    await waitsForLock(client)
    await correctPerson(keeper, record(102), shared, passport('N007654321'))
    await client.query('select pg_advisory_unlock($1, $2)', [lockClass, bucketOf(record(102))])
    return importing
  })
  assert.equal(counts.vetoed, 1)
  assert.deepEqual(await edges(), [])
})
