// What each role may do, and what comes out of the database as what.
import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { from as copyFrom } from 'pg-copy-streams'
import { onOneConnection } from './database.ts'
import { groundAlone } from './ground-alone.ts'
import { loginRoles, roleSpecs, userOf } from './roles.ts'
import { openTestDatabase } from './test-database.ts'

const { pools, asSuperuser } = await openTestDatabase({ after }, { migrations: groundAlone() })

test('each pool is its own role, and only migrator and keeper see past row security', async () => {
  for (const role of loginRoles) {
    const found = await sql<{ name: string; bypass: boolean; super: boolean }>`
      select rolname as name, rolbypassrls as bypass, rolsuper as super from pg_roles where rolname = current_user`.execute(
      pools.db[role],
    )
    assert.deepEqual(found.rows, [{ name: userOf(role), bypass: roleSpecs[role].bypassesRowSecurity, super: false }])
  }
})

test('the web may neither make tables nor act as another role', async () => {
  const { app } = pools.db
  await assert.rejects(sql`create table public.mine (n int)`.execute(app), /permission denied/)
  await assert.rejects(sql`create schema mine`.execute(app), /permission denied/)
  await assert.rejects(sql`create temporary table mine (n int)`.execute(app), /permission denied/)
  for (const role of ['owner', 'keeper', 'migrator', 'queue'] as const)
    await assert.rejects(sql`set role ${sql.raw(userOf(role))}`.execute(app), /permission denied/)
})

test('a role without a password cannot come in, nor one with a wrong one', async () => {
  const kept = await asSuperuser(client =>
    client.query('select rolname from pg_authid where rolpassword is null and rolcanlogin'),
  )
  assert.deepEqual(kept.rows, [])
  const stored = await asSuperuser(client =>
    client.query(`select rolpassword like 'SCRAM-SHA-256$%' as scram from pg_authid where rolname = 'breakwater_app'`),
  )
  assert.deepEqual(stored.rows, [{ scram: true }])
})

test('large numbers stay exact, moments are moments, days stay as written', async () => {
  const found = await sql<Record<string, unknown>>`
    select 9007199254740993::bigint as large, '2026-10-03 06:12:00+01'::timestamptz as moment, '2026-10-03'::date as day,
           '2026-10-03 06:12:00'::timestamp as wall, array[9007199254740993]::bigint[] as many`.execute(pools.db.app)
  assert.deepEqual(found.rows[0], {
    large: '9007199254740993',
    moment: new Date('2026-10-03T05:12:00Z'),
    day: '2026-10-03',
    wall: '2026-10-03 06:12:00',
    many: ['9007199254740993'],
  })
})

test('a statement that takes too long is stopped', async () => {
  const timeouts = await sql<{ t: string }>`select current_setting('statement_timeout') as t`.execute(pools.db.app)
  assert.deepEqual(timeouts.rows, [{ t: '15s' }])
})

test('COPY and queries stand in one transaction on one connection', async () => {
  await asSuperuser(client =>
    client.query(
      'create table public.staged (n int); grant all on public.staged to breakwater_intake; grant usage on schema public to breakwater_intake',
    ),
  )
  await onOneConnection(pools.raw.intake, async ({ client, db }) => {
    await sql`begin`.execute(db)
    await pipeline(Readable.from(['1\n2\n3\n']), client.query(copyFrom('copy public.staged from stdin')))
    const counted = await sql<{ n: string }>`select count(*) as n from public.staged`.execute(db)
    assert.deepEqual(counted.rows, [{ n: '3' }])
  })
  const left = await sql<{ n: string }>`select count(*) as n from public.staged`.execute(pools.db.intake)
  assert.deepEqual(left.rows, [{ n: '0' }], 'what was not committed is undone')
})

test('connections that the server ends do not end the program; the next question gets a new one', async () => {
  await sql`select 1`.execute(pools.db.app)
  await asSuperuser(client =>
    // In this database: other tests have theirs on the same server.
    client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'breakwater_app' and datname = current_database()`,
    ),
  )
  await new Promise(resolve => setTimeout(resolve, 50))
  const again = await sql<{ n: number }>`select 1 as n`.execute(pools.db.app)
  assert.deepEqual(again.rows, [{ n: 1 }])
})
