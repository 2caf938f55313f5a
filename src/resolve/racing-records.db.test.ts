// Records that race each other through the real queue: whichever commits first, and wherever the other's job stands by then, what is there
// in the end is what the model finds between the records as they stand.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import type pg from 'pg'
import { loginRoles } from '#core/ground/postgres/roles.ts'
import { openTestDatabase, type TestDatabase } from '#core/ground/postgres/test-database.ts'
import { startWork, waitingJobs } from '#core/ground/queue.ts'
import type { RecordId } from '#core/language/ids.ts'
import { correctPerson, edgesAmong, samir, tellOf, writePerson } from '../../test/fixtures/comparable-people.ts'
import { record, smallOffice } from '../../test/fixtures/small-office.ts'
import { houseAt } from '../composition.ts'
import { tasksOf } from '../tasks.ts'
import { bucketOf, lockClass } from './keep-edges.ts'

const [one, other] = [record(101), record(102)]
const sameer = { ...samir, name: [{ text: 'HADDAD Sameer' }] }
const proposed = [one, other].join(' ')

const until = async (holds: () => Promise<boolean>, what: string): Promise<void> => {
  for (const end = Date.now() + 20_000; Date.now() < end; await wait(20)) if (await holds()) return
  assert.fail(`It did not come to this: ${what}`)
}

/**
 * Whoever first puts down a job of a task writes the name of that task, and a second waits for the first to commit: for ever, where the
 * first is held open. The queue writes the names itself, a moment after it was started.
 */
const knowsItsTasks = (client: pg.Client): Promise<void> =>
  until(async () => {
    const known = await client.query(`select from graphile_worker._private_tasks where identifier = 'compare-records'`)
    return known.rows.length > 0
  }, 'the queue knows its tasks')

const opened = async (t: Parameters<typeof openTestDatabase>[0]) => {
  const closers: (() => Promise<void>)[] = []
  const closing = { after: (close: () => Promise<void>) => void closers.unshift(close) }
  t.after(async () => {
    for (const close of closers) await close()
  })
  const database = await openTestDatabase(closing)
  const { shared } = await smallOffice(database, closing)
  const house = houseAt(database.place, loginRoles)
  const faults: string[] = []
  const working = await startWork(database.place, tasksOf(house), {
    concurrency: 3,
    onFault: (task, fault) => void faults.push(`${task}: ${String(fault)}`),
  })
  closing.after(async () => {
    await working.stop()
    await house.close()
  })
  await database.asSuperuser(knowsItsTasks)
  return { ...database, shared, faults }
}

type Opened = Awaited<ReturnType<typeof opened>>
type Keeper = TestDatabase['pools']['db']['keeper']

/** A change with its news and its job in one transaction, committed when `commit` is called. */
const begin = async ({ pools, shared }: Opened, id: RecordId, change: (keeper: Keeper) => Promise<unknown>) => {
  const { promise: told, resolve: commit } = Promise.withResolvers<void>()
  const { promise: isWritten, resolve: written } = Promise.withResolvers<void>()
  const committed = pools.db.keeper.transaction().execute(async trx => {
    await change(trx)
    const fact = await tellOf(trx, [id], shared)
    await sql`select ground.enqueue('compare-records', ${fact}::uuid)`.execute(trx)
    written()
    await told
  })
  await isWritten
  return async () => {
    commit()
    await committed
  }
}

/** Whoever compares this record gets no further than to what it is about to write. */
const holdUp = async (client: pg.Client, id: RecordId): Promise<void> => {
  await client.query('select pg_advisory_lock($1, $2)', [lockClass, bucketOf(id)])
}
const letGo = (client: pg.Client, id: RecordId) =>
  client.query('select pg_advisory_unlock($1, $2)', [lockClass, bucketOf(id)])

const heldUp = (client: pg.Client, jobs: number) =>
  until(async () => {
    const { rows } = await client.query<{ n: number }>(
      `select count(*)::int as n from pg_locks 
       where locktype = 'advisory' and classid = $1 and not granted
         and database = (select oid from pg_database where datname = current_database())`,
      [lockClass],
    )
    return rows[0]?.n === jobs
  }, `${jobs} jobs held up`)

const settled = async ({ place, faults }: Opened): Promise<void> => {
  await until(async () => (await waitingJobs(place)).due === 0, 'no job waits')
  assert.deepEqual(faults, [])
}
const pairs = async ({ pools }: Opened) =>
  (await edgesAmong(pools.db.keeper)).map(pair => pair.split(' ').slice(0, 2).join(' '))

for (const [first, second] of [
  [one, other],
  [other, one],
] as const)
  test(`two records are written at once and ${first === one ? 'the first' : 'the second'} commits while the other is open`, async t => {
    const ground = await opened(t)
    await ground.asSuperuser(async client => {
      const write = (id: RecordId) =>
        begin(ground, id, keeper => writePerson(keeper, id, ground.shared, id === one ? samir : sameer))
      const [commitFirst, commitSecond] = [await write(first), await write(second)]
      await holdUp(client, first)
      await commitFirst()
      await heldUp(client, 1)
      await commitSecond()
      // The later one found the earlier, and waits for it.
      await heldUp(client, 2)
      assert.deepEqual(await pairs(ground), [])
      await letGo(client, first)
      await settled(ground)
    })
    assert.deepEqual(await pairs(ground), [proposed])
  })

test('a record is corrected while it is being compared by what it said before: nothing stays of that', async t => {
  const ground = await opened(t)
  await writePerson(ground.pools.db.keeper, one, ground.shared, samir)
  await ground.asSuperuser(async client => {
    const commit = await begin(ground, other, keeper => writePerson(keeper, other, ground.shared, sameer))
    await holdUp(client, other)
    await commit()
    await heldUp(client, 1)
    const corrected = await begin(ground, one, keeper =>
      correctPerson(keeper, one, ground.shared, { name: [{ text: 'Lan Pham' }] }),
    )
    await corrected()
    await heldUp(client, 2)
    await letGo(client, other)
    await settled(ground)
  })
  assert.deepEqual(await pairs(ground), [])
})

test('a record is corrected into what the other says while that is being compared: they are proposed', async t => {
  const ground = await opened(t)
  await writePerson(ground.pools.db.keeper, one, ground.shared, { name: [{ text: 'Lan Pham' }] })
  await ground.asSuperuser(async client => {
    const commit = await begin(ground, other, keeper => writePerson(keeper, other, ground.shared, sameer))
    await holdUp(client, other)
    await commit()
    await heldUp(client, 1)
    const corrected = await begin(ground, one, keeper => correctPerson(keeper, one, ground.shared, samir))
    await corrected()
    await heldUp(client, 2)
    await letGo(client, other)
    await settled(ground)
  })
  assert.deepEqual(await pairs(ground), [proposed])
})
