// The database is brought to what the program needs, forward only.
import assert from 'node:assert/strict'
import { copyFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { sql } from 'kysely'
import { groundAlone } from './ground-alone.ts'
import { migrate } from './migrate.ts'
import { hasPostgres, openTestDatabase } from './test-database.ts'

const opened = async (t: TestContext) => {
  const folder = groundAlone()
  t.after(() => rmSync(folder, { recursive: true }))
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text)
  return { folder, write, ...(await openTestDatabase(t, { migrations: folder })) }
}

test('each migration is applied once, in order', async t => {
  const { place, folder, write, pools } = await opened(t)
  write('020-second.sql', 'insert into ground.probe values (2);')
  write('010-first.sql', 'create table ground.probe (n int); insert into ground.probe values (1);')
  assert.deepEqual(await migrate(place, folder), ['010-first.sql', '020-second.sql'])
  assert.deepEqual(await migrate(place, folder), [])
  const found = await sql<{
    owner: string
  }>`select tableowner as owner from pg_tables where tablename = 'probe'`.execute(pools.db.migrator)
  assert.deepEqual(found.rows, [{ owner: 'breakwater_owner' }])
})

test('a migration that was changed after it was applied is refused', async t => {
  const { place, folder, write } = await opened(t)
  write('010-first.sql', 'create table ground.probe (n int);')
  await migrate(place, folder)
  write('010-first.sql', 'create table ground.probe (n bigint);')
  await assert.rejects(migrate(place, folder), { message: /changed after it had been applied/, where: '010-first.sql' })
})

test('a new migration that would come before an applied one is refused', async t => {
  const { place, folder, write } = await opened(t)
  write('020-second.sql', 'select 1;')
  await migrate(place, folder)
  write('010-late.sql', 'select 1;')
  await assert.rejects(migrate(place, folder), { message: /comes before one that was applied/, where: '010-late.sql' })
})

test('an older program refuses a newer database', async t => {
  const { place, folder, write } = await opened(t)
  write('010-first.sql', 'select 1;')
  await migrate(place, folder)
  rmSync(join(folder, '010-first.sql'))
  await assert.rejects(migrate(place, folder), /newer than this program/)
})

test('a migration that fails leaves nothing of itself and names its line', async t => {
  const { place, folder, write, pools } = await opened(t)
  write('010-first.sql', 'create table ground.probe (n int);\n\ninsert into ground.probe values (wrong);')
  await assert.rejects(migrate(place, folder), {
    message: /column "wrong" does not exist/,
    where: '010-first.sql, line 3',
  })
  const left = await sql<{ probe: string | null }>`select to_regclass('ground.probe') as probe`.execute(pools.db.app)
  assert.equal(left.rows[0]?.probe, null)
  write('010-first.sql', 'create table ground.probe (n int);')
  assert.deepEqual(await migrate(place, folder), ['010-first.sql'])
})

test('a migration without a number is refused', async t => {
  const { place, folder } = await opened(t)
  copyFileSync(join(folder, '000-ground.sql'), join(folder, 'more.sql'))
  await assert.rejects(migrate(place, folder), /gives it no place: more.sql/)
})

test('two who migrate at once do it once', async t => {
  const { place, folder, write } = await opened(t)
  write('010-slow.sql', 'create table ground.probe (n int); select pg_sleep(0.2);')
  const done = await Promise.all([migrate(place, folder), migrate(place, folder), migrate(place, folder)])
  assert.deepEqual(done.flat(), ['010-slow.sql'])
})

test('a migration may work as the migrator where rows are behind row security', async t => {
  const { place, folder, write, asSuperuser } = await opened(t)
  const rows = `create table ground.probe (n int); insert into ground.probe values (1);
    alter table ground.probe enable row level security; alter table ground.probe force row level security;`
  write('010-rows.sql', rows)
  write('020-owner.sql', 'update ground.probe set n = n + 1;')
  write('030-migrator.sql', 'reset role; update ground.probe set n = n + 10;')
  await migrate(place, folder)
  const left = await asSuperuser(client => client.query('select n from ground.probe'))
  assert.deepEqual(left.rows, [{ n: 11 }])
})

test('the same on the oldest PostgreSQL that is supported', {
  skip: !hasPostgres(15) && 'PostgreSQL 15 is not installed',
}, async t => {
  const { pools } = await openTestDatabase(t, { version: 15, migrations: groundAlone() })
  const version = await sql<{ server_version_num: string }>`show server_version_num`.execute(pools.db.app)
  assert.match(version.rows[0]?.server_version_num ?? '', /^15/)
})
