// A worker that is killed in the middle of comparing loses nothing: another takes up what it had in hand, and the edges are those of a
// worker whom nobody disturbed. (Many rounds, with the database killed too: kill-online.long.test.ts.)
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { openTestDatabase, type TestDatabase } from '#core/ground/postgres/test-database.ts'
import { idsOf, tellOf, writePerson } from '../fixtures/comparable-people.ts'
import { assertAsUndisturbed, kill, somebody, startWorker, whenAllIsDone } from '../fixtures/killed-work.ts'
import { smallOffice } from '../fixtures/small-office.ts'

const pairs = 24
let database: TestDatabase
const closers: (() => Promise<void>)[] = []
before(async () => {
  const closing = { after: (close: () => Promise<void>) => void closers.unshift(close) }
  database = await openTestDatabase(closing)
})
after(async () => {
  for (const close of closers) await close()
})

test('killed in the middle, and nothing is lost or doubled', { timeout: 170_000 }, async () => {
  const { keeper, resolver } = database.pools.db
  const closing = { after: (close: () => Promise<void>) => void closers.unshift(close) }
  const { shared } = await smallOffice(database, closing)
  const nextId = idsOf('killed work')
  const edges = async () =>
    (await sql<{ n: number }>`select count(*)::int as n from resolve.edge`.execute(keeper)).rows[0]?.n ?? 0
  for (let at = 0; at < 2 * pairs; at++) {
    const id = await writePerson(keeper, nextId(), shared, somebody(at % pairs))
    const fact = await tellOf(keeper, [id], shared)
    await sql`select ground.enqueue('compare-records', ${fact}::uuid)`.execute(keeper)
  }
  const first = await startWorker(database.place)
  while ((await edges()) < 5) await wait(5)
  await kill(first)
  assert.ok((await edges()) < pairs, 'it was killed before the end')
  const worker = await startWorker(database.place)
  await whenAllIsDone(database.place)
  await kill(worker)
  assert.equal(await assertAsUndisturbed(keeper, resolver), pairs)
})
