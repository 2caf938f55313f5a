// A restored instance is the same in every table, knows what was expunged, and has its outstanding work before it.
import assert from 'node:assert/strict'
import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { systemClock } from '#core/ground/clock.ts'
import { takeBackup } from '#core/ground/postgres/backup.ts'
import { verifyBackup } from '#core/ground/postgres/backup-manifest.ts'
import { openPools, type Place } from '#core/ground/postgres/database.ts'
import { keptFile, restoreInto } from '#core/ground/postgres/restore.ts'
import { loginRoles } from '#core/ground/postgres/roles.ts'
import { hasPostgres, openTestDatabase, type TestDatabase } from '#core/ground/postgres/test-database.ts'
import { waitingJobs } from '#core/ground/queue.ts'
import {
  bringBackSuppressionKey,
  openSuppressionKey,
  proveSuppressionKey,
  SUPPRESSION_FILE,
  suppressionFile,
  suppressionKeyToKeep,
} from '#core/guard/suppression.ts'
import { mustBe } from '#core/language/ids.ts'
import { isSound, verifyLedger, verifyLedgerNow } from '#core/ledger/verify-ledger.ts'
import { delivered, deliveredOffice } from '../../test/fixtures/delivered-office.ts'
import { expunge } from '../expunge.ts'

const home = mkdtempSync(join(tmpdir(), 'bw-restore-'))
after(() => rmSync(home, { recursive: true }))
const silent = { at: () => {}, did: () => {} }

const database = await openTestDatabase({ after })
const office = await deliveredOffice(database, { after })
await office.deliver('estuary-nominals', delivered)
await office.deliver('frontier-nominals', delivered)
await office.register()
const key = await openSuppressionKey(database.pools.db.keeper, database.place.secrets)
const doomed = mustBe(await office.recordOf('estuary-nominals', 'NOM-1'), 'record')
await expunge(await office.deskOf('dataProtection', 'data-protection', 'keeper'), {
  records: [doomed],
  why: 'Decision 118',
  key,
})

const from = join(home, 'backup')
const kept = mustBe(await suppressionKeyToKeep(database.pools.db.keeper, database.place.secrets), 'key')
await takeBackup({
  place: database.place,
  to: from,
  clock: systemClock,
  kept: [{ file: SUPPRESSION_FILE, text: kept }],
  progress: silent,
})
const manifest = await verifyBackup(from, silent)

/** The same database as another machine would know it: the roles' passwords are there, and no key. */
const elsewhere = (place: Place): Place => {
  const secrets = join(mkdtempSync(join(home, 'machine-')), 'secrets.json')
  copyFileSync(place.secrets, secrets)
  return { ...place, secrets }
}

const restored = async (target: TestDatabase): Promise<Place> => {
  const place = elsewhere(target.place)
  await bringBackSuppressionKey(mustBe(keptFile(from, manifest, SUPPRESSION_FILE), 'key'), place.secrets)
  await restoreInto({ place, from, manifest, check: db => proveSuppressionKey(db, place.secrets), progress: silent })
  return place
}

const allRows = ({ asSuperuser }: TestDatabase) =>
  asSuperuser(async client => {
    const tables = await client.query<{ name: string }>(`
      select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and c.relpersistence = 'p' and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker')
        and n.nspname || '.' || c.relname <> 'ground.migration' order by 1`)
    const rows: Record<string, readonly unknown[]> = {}
    for (const { name } of tables.rows)
      rows[name] = (await client.query(`select t::text from ${name} t order by 1`)).rows
    return rows
  })

test('every row of every table is the same, the counters of who may see what too', async t => {
  const target = await openTestDatabase(t)
  await restored(target)
  const [had, has] = [await allRows(database), await allRows(target)]
  assert.ok((had['guard.epoch'] ?? []).length > 1 && (had['ledger.about'] ?? []).length > 5)
  assert.deepEqual(has, had)
})

test('what a newer server wrote down an older one reads', { skip: !hasPostgres(15) }, async t => {
  const target = await openTestDatabase(t, { version: 15 })
  await restored(target)
  assert.deepEqual(await allRows(target), await allRows(database))
})

test('the restored ledger verifies leaf by leaf', async t => {
  const target = await openTestDatabase(t)
  const place = elsewhere(target.place)
  await bringBackSuppressionKey(kept, place.secrets)
  let entries = 0
  const check: Parameters<typeof restoreInto>[0]['check'] = async db => {
    const report = await verifyLedger(db)
    assert.ok(isSound(report))
    entries = report.entries
  }
  await restoreInto({ place, from, manifest, check, progress: silent })
  const now = await verifyLedgerNow(target.pools.db.auditor)
  assert.deepEqual(now, await verifyLedgerNow(database.pools.db.auditor))
  assert.equal(now.entries, entries)
})

test('work that was outstanding is due again', async t => {
  const target = await openTestDatabase(t)
  const before = await waitingJobs(database.place)
  assert.ok(before.due > 0)
  await restored(target)
  assert.deepEqual(await waitingJobs(target.place), before)
})

test('what was expunged before the backup is not brought back by a delivery after the restore', async t => {
  const target = await openTestDatabase(t)
  const place = await restored(target)
  const pools = openPools(place, loginRoles)
  const again = await deliveredOffice({ place, pools }, t, '2026-10-20T09:00:00Z')
  t.after(() => pools.close())
  const report = await again.deliver('estuary-nominals', {
    ...delivered,
    events: [...delivered.events, 'EV-9,09/09/2026'],
  })
  assert.deepEqual([report.state, report.counts.suppressed, report.counts.loaded], ['applied', 1, 1])
  assert.equal(await again.recordOf('estuary-nominals', 'NOM-1'), undefined)
})

test('without the key of the suppression list nothing is restored', async t => {
  const target = await openTestDatabase(t)
  const place = elsewhere(target.place)
  const refused = restoreInto({
    place,
    from,
    manifest,
    check: db => proveSuppressionKey(db, place.secrets),
    progress: silent,
  })
  await assert.rejects(refused, /key of the suppression list is not here/)
  const rows = Object.entries(await allRows(target)).filter(([name, all]) => name !== 'guard.epoch' && all.length > 0)
  assert.deepEqual(rows, [])
})

test('the key lies in a file for its owner alone, in the backup and where it is restored', async t => {
  const target = await openTestDatabase(t)
  const place = await restored(target)
  for (const file of [join(from, SUPPRESSION_FILE), suppressionFile(place.secrets)]) {
    assert.ok(existsSync(file))
    assert.equal(statSync(file).mode & 0o777, 0o600)
  }
})
