// The resolver at its desk, in its own database role: what it writes, what it cannot reach, and what a crowd on one number does not do.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { settableClock } from '#core/ground/clock.ts'
import { seededIds } from '#core/ground/ids.ts'
import { openTestDatabase } from '#core/ground/postgres/test-database.ts'
import { internLabel } from '#core/guard/intern-label.ts'
import type { LabelId } from '#core/language/ids.ts'
import type { Properties } from '#core/language/properties.ts'
import { correctPerson, samir, takeBack, tellOf, writePerson } from '../../test/fixtures/comparable-people.ts'
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

  const person = (last: number, under: LabelId, properties: Properties) =>
    writePerson(keeper, record(last), under, properties)
  const told = (records: readonly number[], under: LabelId) => tellOf(keeper, records.map(record), under)
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
  await takeBack(pools.db.keeper, record(102))
  await compareRecords(desk, await told([102], closed))
  assert.deepEqual(await edges(), [])
})

test('a record that was corrected is proposed by what it says now', async t => {
  const { desk, person, told, edges, shared, closed, pools } = await opened(t)
  await person(101, shared, samir)
  await person(102, closed, samir)
  await compareRecords(desk, await told([101], shared))
  await correctPerson(pools.db.keeper, record(102), closed, { name: [{ text: 'Lan Pham' }] })
  await compareRecords(desk, await told([102], closed))
  assert.deepEqual(await edges(), [])
})

test('what is compared again and found as it was is not entered in the ledger again', async t => {
  const { desk, person, told, shared, closed, pools } = await opened(t)
  await person(101, shared, samir)
  await person(102, closed, samir)
  const fact = await told([101], shared)
  for (let times = 0; times < 3; times++) await compareRecords(desk, fact)
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from ledger.body where body ->> 'verb' = 'combination'`.execute(pools.db.auditor)
  assert.equal(rows[0]?.n, 1)
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

test('a restricted record, which is shown to nobody, makes no crowd of those who are', async t => {
  const { desk, person, told, edges, shared, pools } = await opened(t)
  const phone = [{ raw: '07700 900199', e164: '+447700900199' }]
  const many = Array.from({ length: crowd - 2 }, (_, at) => 200 + at)
  for (const last of [...many, 903]) await person(last, shared, { name: [{ text: unlike(last) }], phone })
  // These two meet on the number alone.
  await person(901, shared, { name: [{ text: 'Samir Haddad' }], phone })
  await person(902, shared, { name: [{ text: 'Samir Haddad' }], phone })
  await sql`delete from collect.posting where record in (${record(901)}, ${record(902)}) and key <> (
    select key from collect.posting where record = ${record(903)} and key like 'p:%' limit 1)`.execute(pools.db.keeper)
  await sql`update collect.record set restricted = true where id = ${record(903)}`.execute(pools.db.keeper)
  await compareRecords(desk, await told([901, 902], shared))
  assert.ok((await edges()).includes('0901 0902'))
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
