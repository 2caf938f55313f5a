// The resolver at its desk, in its own database role: what it writes, what it cannot reach, and what a crowd on one number does not do.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { settableClock } from '#core/ground/clock.ts'
import { seededIds } from '#core/ground/ids.ts'
import { openTestDatabase } from '#core/ground/postgres/test-database.ts'
import { internLabel } from '#core/guard/intern-label.ts'
import { slot } from '#core/guard/slot.ts'
import { featuresOf, keysOfFeatures } from '#core/identifiers/index.ts'
import { type FactId, factId, type LabelId, mustBe } from '#core/language/ids.ts'
import type { Properties } from '#core/language/properties.ts'
import { label, now, record, smallOffice } from '../../test/fixtures/small-office.ts'
import { openOffice } from '../office.ts'
import { compareRecords } from './compare-records.ts'
import { crowd } from './crowd.ts'

const opened = async (t: Parameters<typeof openTestDatabase>[0]) => {
  const house = await openTestDatabase(t)
  const small = await smallOffice(house, t)
  const keeper = house.pools.db.keeper
  const office = openOffice({ db: house.pools.db.resolver, clock: settableClock(now), ids: seededIds('resolver') })
  t.after(() => office.close())
  const desk = office.deskFor({ kind: 'Service', id: 'resolver' }, 'system-assurance')

  const person = async (last: number, under: LabelId, properties: Properties) => {
    const features = featuresOf('person', properties)
    const source = sql`(select id from collect.source limit 1)`
    await sql`insert into collect.record (id, source, key, unit, kind, label, version)
      values (${record(last)}, ${source}, ${String(last)}, ${String(last)}, 'person', ${under}, 1)`.execute(keeper)
    await sql`insert into collect.feature (record, label, kind, source, features)
      values (${record(last)}, ${under}, 'person', ${source}, ${JSON.stringify(features)}::jsonb)`.execute(keeper)
    for (const key of keysOfFeatures(features))
      await sql`insert into collect.posting (slot, key, label, kind, record)
        values (${slot(key, under).toString()}::bigint, ${key}, ${under}, 'person', ${record(last)})`.execute(keeper)
  }
  const told = async (records: readonly number[], under: LabelId): Promise<FactId> => {
    const id = mustBe(factId(record(9_000 + records.length + (records[0] ?? 0)) as string), 'fact')
    await sql`insert into facts.fact (id, kind, records, labels, happened_at)
      values (${id}, 'record-taken-in', ${records.map(record)}::uuid[], ${[under]}::int[], ${now})`.execute(keeper)
    return id
  }
  const edges = async (): Promise<readonly string[]> =>
    (
      await sql<{
        pair: string
      }>`select right(left_record::text, 4) || ' ' || right(right_record::text, 4) as pair from resolve.edge order by 1`.execute(
        keeper,
      )
    ).rows.map(row => row.pair)
  return { ...house, ...small, desk, person, told, edges }
}

const samir: Properties = {
  name: [{ text: 'Samir Haddad' }],
  birthDate: [{ text: '', from: '1994-05-02', to: '1994-05-02', precision: 'day' }],
  phone: [{ raw: '07700 900199', e164: '+447700900199' }],
}

test('two records of one man are proposed, and comparing again changes nothing', async t => {
  const { desk, person, told, edges, shared, closed } = await opened(t)
  await person(101, shared, samir)
  await person(102, closed, { ...samir, name: [{ text: 'HADDAD Sameer' }] })
  const fact = await told([101], shared)
  await compareRecords(desk, fact)
  assert.deepEqual(await edges(), ['0101 0102'])
  await compareRecords(desk, fact)
  assert.deepEqual(await edges(), ['0101 0102'])
})

test('a record that its agency no longer holds is proposed no more', async t => {
  const { desk, person, told, edges, shared, closed, pools } = await opened(t)
  await person(101, shared, samir)
  await person(102, closed, samir)
  await compareRecords(desk, await told([101], shared))
  assert.deepEqual(await edges(), ['0101 0102'])
  await sql`delete from collect.posting where record = ${record(102)}`.execute(pools.db.keeper)
  await sql`delete from collect.feature where record = ${record(102)}`.execute(pools.db.keeper)
  await compareRecords(desk, await told([102], closed))
  assert.deepEqual(await edges(), [])
})

test('what may never be compared is not, whatever it has in common', async t => {
  const { desk, person, told, edges, shared, pools } = await opened(t)
  const never = await internLabel(pools.db.keeper, label({ compare: 'never', protected: 'debrief' }))
  await person(101, shared, samir)
  await person(102, never, samir)
  await compareRecords(desk, await told([101], shared))
  assert.deepEqual(await edges(), [])
})

const syllables = [
  'bar',
  'dag',
  'fal',
  'gim',
  'hun',
  'jor',
  'kas',
  'lom',
  'mez',
  'nib',
  'pav',
  'ruk',
  'sot',
  'tiv',
  'wex',
]
const unlike = (at: number): string => `${syllables[at % 15]}o ${syllables[Math.floor(at / 15) % 15]}ilda`

test('a number that a crowd shares leads nobody to anybody; two who share more are found all the same', async t => {
  const { desk, person, told, edges, shared } = await opened(t)
  const many = Array.from({ length: crowd + 1 }, (_, at) => 200 + at)
  for (const last of many)
    await person(last, shared, {
      name: [{ text: unlike(last) }],
      phone: [{ raw: '07700 900199', e164: '+447700900199' }],
    })
  await person(901, shared, samir)
  await person(902, shared, { ...samir, name: [{ text: 'Samir Hadad' }] })
  await compareRecords(desk, await told([...many, 901, 902], shared))
  assert.deepEqual(await edges(), ['0901 0902'])
})

test('the resolver reads no version, no source key and no page of the ledger', async t => {
  const { pools } = await opened(t)
  for (const statement of [
    sql`select properties from collect.version`,
    sql`select key from collect.record`,
    sql`select * from ledger.body`,
    sql`delete from collect.record`,
    sql`update resolve.judgement set verdict = 'match'`,
  ])
    await assert.rejects(statement.execute(pools.db.resolver), /permission denied/)
})
