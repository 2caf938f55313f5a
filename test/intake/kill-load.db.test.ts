// A load that is killed leaves nothing by halves: run again it ends where an undisturbed one ends, with no fact or ledger entry twice.
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { openTestDatabase, type TestDatabase } from '#core/ground/postgres/test-database.ts'
import { deliveryFolder, nominals } from '../fixtures/delivery-folder.ts'
import { counted, held, only, takingIn } from '../fixtures/intake-desk.ts'

const child = fileURLToPath(new URL('../fixtures/load-in-child.ts', import.meta.url))
const rows = nominals(2_700).map((row, i) => ({
  ...row,
  Event: `N${2700 - i}`,
  Role: 'S',
  Mobile: `07700${900_000 + (i % 2000)}`,
}))

const startLoad = ({ place }: TestDatabase, folder: string): ChildProcess =>
  spawn(process.execPath, [child, JSON.stringify(place), folder], { stdio: ['ignore', 'pipe', 'inherit'] })

const count = async (client: pg.Client, what: string): Promise<number> =>
  Number((await client.query<{ n: string }>(`select count(*) as n from ${what}`)).rows[0]?.n)

const busy = `pg_stat_activity where datname = current_database() and application_name = 'breakwater intake' and state <> 'idle'`

/** Waits until there are more of these than that, and ends the load; false when it was done before. */
const killWhenMore = (database: TestDatabase, load: ChildProcess, what: string, than: number): Promise<boolean> =>
  database.asSuperuser(async client => {
    const ended = once(load, 'exit')
    while (load.exitCode === null && (await count(client, what)) <= than) await wait(20)
    const isKilled = load.exitCode === null && load.kill('SIGKILL')
    await ended
    // The killed one's connection may still be busy with its last statement.
    while ((await count(client, busy)) > 0) await wait(20)
    return isKilled
  })

test('a load killed while staging, in the middle of applying and near its end is completed by the next', async t => {
  const database = await openTestDatabase({ after })
  const undisturbed = await openTestDatabase({ after })
  const folder = deliveryFolder(t)
  folder.deliver(rows)
  const kill = (what: string, than: number) => killWhenMore(database, startLoad(database, folder.path), what, than)

  assert.ok(await kill('collect.staged', 0), 'killed while staging')
  assert.equal(await counted(database, 'collect.record'), 0)

  assert.ok(await kill('collect.record', 0), 'killed in the middle')
  const half = await counted(database, 'collect.record')
  assert.ok(half > 0)
  // What is there is whole: every record has its version, its keys and its ledger entry.
  assert.equal(
    await counted(database, 'collect.record r where not exists (select from collect.version v where v.record = r.id)'),
    0,
  )
  assert.equal(
    await counted(database, 'collect.record r where not exists (select from ledger.about a where a.record = r.id)'),
    0,
  )
  assert.equal(
    await counted(
      database,
      `collect.record r where r.kind <> 'link' and not exists (select from collect.posting p where p.record = r.id)`,
    ),
    0,
  )
  assert.equal(
    await counted(
      database,
      `collect.record r where r.kind = 'link' and not exists (select from collect.link k where k.record = r.id)`,
    ),
    0,
  )

  await kill('collect.record', half + 300)

  const report = only(await takingIn(database)(folder.path))
  assert.deepEqual(
    [report.state, report.counts.read, report.counts.loaded, report.counts.unchanged, report.counts.rejected],
    ['applied', 2700, 2700, 0, 0],
  )
  const clean = only(await takingIn(undisturbed)(folder.path))
  assert.deepEqual(report.counts, clean.counts)
  assert.deepEqual(await held(database), await held(undisturbed))

  const total = await counted(database, 'collect.record')
  assert.equal(
    await counted(database, `(select unnest(records) from facts.fact where kind = 'record-taken-in') f`),
    total,
  )
  assert.equal(
    await counted(database, `(select distinct unnest(records) from facts.fact where kind = 'record-taken-in') f`),
    total,
  )
  assert.equal(await counted(database, 'ledger.about'), total)
  assert.equal(await counted(database, 'graphile_worker.jobs'), await counted(database, 'facts.fact'))
  assert.equal(await counted(database, 'collect.staged'), 0)
})

test('two loads of the same folder at once end as one', async t => {
  const database = await openTestDatabase({ after })
  const folder = deliveryFolder(t)
  folder.deliver(nominals(300))
  const both = [startLoad(database, folder.path), startLoad(database, folder.path)]
  const ended = await Promise.all(both.map(load => once(load, 'exit')))
  assert.deepEqual(
    ended.map(([code]) => code),
    [0, 0],
  )
  assert.deepEqual(
    [await counted(database, `collect.record where kind = 'person'`), await counted(database, 'collect.delivery')],
    [300, 1],
  )
})
