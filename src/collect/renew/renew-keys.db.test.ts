// After an update of the program: what is held gets keys and features as the program now makes them, and is compared again.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { settableClock } from '#core/ground/clock.ts'
import { systemIds } from '#core/ground/ids.ts'
import { openTestDatabase, type TestDatabase } from '#core/ground/postgres/test-database.ts'
import { labelAt } from '#core/guard/audience.ts'
import { internLabel } from '#core/guard/intern-label.ts'
import type { AgencyCode, LabelId, SourceId } from '#core/language/ids.ts'
import { deliveryFolder, nominals } from '../../../test/fixtures/delivery-folder.ts'
import { counted, deciding, held, takingIn } from '../../../test/fixtures/intake-desk.ts'
import { renew } from '../../take-in.ts'

const loaded = async (t: Parameters<typeof openTestDatabase>[0] & Parameters<typeof deliveryFolder>[0]) => {
  const database = await openTestDatabase(t)
  const folder = deliveryFolder(t)
  folder.deliver(nominals(450))
  await takingIn(database)(folder.path)
  return database
}

const sourceOf = ({ asSuperuser }: TestDatabase): Promise<SourceId> =>
  asSuperuser(
    async client =>
      (await client.query<{ id: SourceId }>('select id from collect.source limit 1')).rows[0]?.id as SourceId,
  )

/** As an older program left it: features of another version, and none of the keys that say what a record says. */
const aged = ({ asSuperuser }: TestDatabase, where = 'true') =>
  asSuperuser(async client => {
    await client.query(`update collect.feature set features = jsonb_set(features, '{v}', '1') where ${where}`)
    await client.query(`delete from collect.posting where key not like 'k:%' and ${where}`)
  })

const renewed = async ({ pools, place }: TestDatabase, source: SourceId) =>
  renew({ pools, place, clock: settableClock('2026-10-04T09:00:00Z'), ids: systemIds }, source, deciding())

const told = (database: TestDatabase) => counted(database, `facts.fact where kind = 'record-keyed-anew'`)
const jobs = (database: TestDatabase) =>
  counted(
    database,
    `graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      join facts.fact f on f.id = (j.payload ->> 'id')::uuid where t.identifier = 'compare-records' and f.kind = 'record-keyed-anew'`,
  )

test('everything is as if it had been taken in today, the agency’s own references with it, and waits to be compared', async t => {
  const database = await loaded(t)
  const fresh = await held(database)
  await aged(database)
  assert.notDeepEqual(await held(database), fresh)
  await renewed(database, await sourceOf(database))
  assert.deepEqual(await held(database), fresh)
  assert.ok((await told(database)) >= 3, 'a few records at a time')
  assert.equal(await jobs(database), await told(database))
})

test('broken off in the middle it goes on with what is left; what is up to date is let be', async t => {
  const database = await loaded(t)
  const fresh = await held(database)
  await aged(database, `record in (select record from collect.feature order by record limit 30)`)
  const source = await sourceOf(database)
  await renewed(database, source)
  assert.deepEqual(await held(database), fresh)
  assert.equal(await counted(database, `facts.fact, unnest(records) where kind = 'record-keyed-anew'`), 30)
  await renewed(database, source)
  assert.equal(await counted(database, `facts.fact, unnest(records) where kind = 'record-keyed-anew'`), 30)
})

test('what a correction writes meanwhile is never replaced by what was there before', async t => {
  const database = await loaded(t)
  await aged(database)
  const source = await sourceOf(database)
  await database.asSuperuser(async client => {
    const { rows } = await client.query<{ id: string }>(
      `select id from collect.record where kind = 'person' order by id limit 1`,
    )
    const id = rows[0]?.id
    await client.query('begin')
    await client.query(`update collect.record set version = 2 where id = $1`, [id])
    await client.query(
      `insert into collect.version select record, label, 2, '{"name": [{"text": "Lan Pham"}]}', content_sha256, grade, instructions, basis, true_from, learnt_at
       from collect.version where record = $1`,
      [id],
    )
    const renewing = renewed(database, source)
    await new Promise(resolve => setTimeout(resolve, 300))
    await client.query('commit')
    await renewing
    const { rows: now } = await client.query<{ features: string }>(
      `select features::text from collect.feature where record = $1`,
      [id],
    )
    assert.match(now[0]?.features ?? '', /lan/i)
  })
})

test('a copy that one agency made of another’s record, and which stays the other’s, is made anew too', async t => {
  const database = await loaded(t)
  const source = await sourceOf(database)
  const { keeper } = database.pools.db
  await sql`insert into guard.agency (code, name, kind, jurisdiction, invented)
    values ('northmoor-police', 'Northmoor Police', 'territorial-police', 'england-wales', true) on conflict do nothing`.execute(
    keeper,
  )
  const { rows } = await sql<{ id: string; label: LabelId }>`
    select id, label from collect.record where kind = 'person' order by id limit 1`.execute(keeper)
  const [copy] = rows
  assert.ok(copy)
  const others = await internLabel(keeper, {
    ...(await labelAt(keeper, copy.label)),
    owner: 'northmoor-police' as AgencyCode,
  })
  await sql`update collect.source set name = 'written/sanitised/' || agency where id = ${source}`.execute(keeper)
  await sql`update collect.record set label = ${others} where id = ${copy.id}`.execute(keeper)
  await aged(database)
  await renewed(database, source)
  const old = await counted(database, `collect.feature where features ->> 'v' = '1'`)
  assert.equal(old, 0)
})

test('a source that is not there is nothing to do', async t => {
  const database = await loaded(t)
  await renewed(database, '99999999-9999-4999-8999-999999999999' as SourceId)
  assert.equal(await told(database), 0)
})
