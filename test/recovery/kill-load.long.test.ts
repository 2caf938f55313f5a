// Killed in the middle of taking in: the loading process, and in other rounds the database with it, are ended with kill -9 at every stage;
// the next load completes it, and the end is the end of a load that nobody disturbed.
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { packageRoot } from '#core/ground/paths.ts'
import type { Db } from '#core/ground/postgres/database.ts'
import { openTestDatabase } from '#core/ground/postgres/test-database.ts'
import { openHouse } from '../../src/composition.ts'
import { deliveryFolder } from '../fixtures/delivery-folder.ts'
import { counted, held, only, takingIn } from '../fixtures/intake-desk.ts'
import { killDatabase } from '../fixtures/killed-database.ts'
import { assertOnce, assertWhole, entwined, killWhenMore, startLoad } from '../fixtures/killed-load.ts'

test('the process is killed at every stage, and the end is that of an undisturbed load', {
  timeout: 900_000,
}, async t => {
  const database = await openTestDatabase({ after })
  const undisturbed = await openTestDatabase({ after })
  const folder = deliveryFolder(t)
  folder.deliver(entwined(6_000))
  assert.ok(await killWhenMore(database, startLoad(database, folder.path), 'collect.staged', 0))
  assert.equal(await counted(database, 'collect.record'), 0)
  for (let kills = 0; kills < 8; kills++) {
    const there = await counted(database, 'collect.record')
    await killWhenMore(database, startLoad(database, folder.path), 'collect.record', there)
    await assertWhole(database)
  }
  const report = only(await takingIn(database)(folder.path))
  const clean = only(await takingIn(undisturbed)(folder.path))
  assert.deepEqual([report.state, report.counts], [clean.state, clean.counts])
  assert.deepEqual(await held(database), await held(undisturbed))
  await assertOnce(database)
})

const whatIsThere = async (db: Db): Promise<Record<string, number> | undefined> => {
  const { rows } = await sql<Record<string, number>>`
    select (select count(*)::int from collect.record where kind = 'person') as people,
      (select count(*)::int from collect.record) as records,
      (select count(*)::int from ledger.about) as entered,
      (select count(distinct record)::int from ledger.about) as "entered apart",
      (select count(*)::int from collect.record r where not exists (select from collect.version v where v.record = r.id)) as halves,
      (select count(*)::int from collect.record r where r.kind = 'link' and not exists (select from collect.link k where k.record = r.id)) as "loose ends"`.execute(
    db,
  )
  return rows[0]
}

test('the process and its database are killed together, round after round', { timeout: 900_000 }, async t => {
  const home = join(mkdtempSync(join(tmpdir(), 'bw-kill-')), 'var')
  t.after(() => rmSync(join(home, '..'), { recursive: true, force: true }))
  const folder = deliveryFolder(t)
  folder.deliver(entwined(5_000))
  const run = (args: readonly string[]): ChildProcess =>
    spawn(process.execPath, [join(packageRoot, 'src', 'main.ts'), ...args], {
      env: { ...process.env, BREAKWATER_VAR: home, DATABASE_URL: '' },
      stdio: 'ignore',
    })
  const killBoth = (load: ChildProcess): void => {
    load.kill('SIGKILL')
    // Before it is up there is only the load to kill.
    killDatabase(home)
  }
  assert.equal((await once(run(['migrate']), 'exit'))[0], 0)
  let kills = 0
  for (let round = 0; round < 10; round++) {
    const load = run(['load', folder.path])
    const ended = once(load, 'exit')
    await Promise.race([ended, wait(1_500 + round * 700)])
    if (load.exitCode !== null) break
    killBoth(load)
    kills++
    await ended
  }
  assert.ok(kills >= 2, `only ${kills} kills struck`)
  const [code] = await once(run(['load', folder.path]), 'exit')
  assert.equal(code, 0)
  const house = await openHouse({ var: home, roles: ['keeper'] })
  const found = await whatIsThere(house.pools.db.keeper).finally(() => house.close())
  assert.deepEqual([found?.people, found?.halves, found?.['loose ends']], [5_000, 0, 0])
  assert.deepEqual([found?.entered, found?.['entered apart']], [found?.records, found?.records])
  process.stdout.write(`${kills} kills of process and database\n`)
})
