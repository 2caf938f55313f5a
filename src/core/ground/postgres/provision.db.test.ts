// Database and roles are made where they are missing, on a server of our own or of an agency's.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openPools, type Place } from './database.ts'
import { readDatabaseUrl } from './database-url.ts'
import { startPostgres } from './launch.ts'
import { provision } from './provision.ts'
import { scramVerifier } from './scram.ts'
import { asAdmin } from './server.ts'

const folder = mkdtempSync(join(tmpdir(), 'bw-prov-'))
const cluster = await startPostgres({ home: join(folder, 'pg'), settings: { fsync: 'off' } })
after(async () => {
  await cluster.stop()
  rmSync(folder, { recursive: true })
})

const file = (name: string): string => join(folder, `${name}.json`)

const comesIn = async (place: Place): Promise<boolean> => {
  const pools = openPools(place, ['app'])
  try {
    await pools.raw.app.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await pools.close()
  }
}

test('done twice it changes nothing; many at once do not meet', async () => {
  const plan = { database: 'twice', secrets: file('first') }
  const place = { server: cluster.admin.server, ...plan }
  await Promise.all([provision(cluster.admin, plan), provision(cluster.admin, plan), provision(cluster.admin, plan)])
  assert.ok(await comesIn(place))
  await provision(cluster.admin, plan)
  assert.ok(await comesIn(place))
})

test('a machine without the passwords does not lock the others out', async () => {
  const elsewhere = { database: 'twice', secrets: file('elsewhere') }
  await assert.rejects(provision(cluster.admin, elsewhere), {
    message: /passwords are not here/,
    where: file('elsewhere'),
  })
  assert.ok(await comesIn({ server: cluster.admin.server, database: 'twice', secrets: file('first') }))
})

test('new passwords are given when they are asked for', async () => {
  await provision(cluster.admin, { database: 'twice', secrets: file('new'), newPasswords: true })
  assert.ok(await comesIn({ server: cluster.admin.server, database: 'twice', secrets: file('new') }))
  assert.equal(await comesIn({ server: cluster.admin.server, database: 'twice', secrets: file('first') }), false)
})

test('a database of an agency’s own, named by its address', async () => {
  const { server, login } = cluster.admin
  await asAdmin(cluster.admin, 'postgres', client => client.query('create database theirs'))
  const named = readDatabaseUrl(
    `postgres://${login.user}:${login.password}@/theirs?host=${encodeURIComponent(server.host)}&port=5432`,
  )
  assert.equal(named.database, 'theirs')
  const plan = { database: 'theirs', maintenance: 'theirs', secrets: file('new') }
  await provision(named.admin, plan)
  assert.ok(await comesIn({ server: named.admin.server, ...plan }))
})

test('an address that names no database is refused with an example', () => {
  for (const url of ['postgres://', 'postgres://host/db', 'postgres://admin@host', 'breakwater'])
    assert.throws(() => readDatabaseUrl(url), { mend: /postgres:\/\/admin/ }, url)
})

test('a password is kept as RFC 5803 writes it', () => {
  // The example of RFC 7677, section 3.
  const salt = Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64')
  const kept = scramVerifier('pencil', salt)
  assert.equal(
    kept,
    'SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=',
  )
})
