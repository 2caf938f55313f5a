// The roster of living workers goes on after what it could not do, and after its connection was lost.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { loginConfig } from './postgres/database.ts'
import { groundAlone } from './postgres/ground-alone.ts'
import { openTestDatabase } from './postgres/test-database.ts'
import { enqueue, startWork, type Working } from './queue.ts'

const closers: (() => Promise<void>)[] = []
const { place, pools } = await openTestDatabase(
  { after: close => closers.unshift(close) },
  { migrations: groundAlone() },
)
const { app } = pools.db
const queue = new pg.Client(loginConfig(place, 'queue'))
before(async () => {
  await queue.connect()
  closers.unshift(() => queue.end())
})
after(async () => {
  for (const close of closers) await close()
})

const tooLong = 20_000

/** Ends when the job was done, and says whether that came in time. */
const isDone = async (job: PromiseWithResolvers<void>): Promise<boolean> =>
  Promise.race([job.promise.then(() => true), wait(tooLong, false, { ref: false })])

const workOn = (task: string, job: PromiseWithResolvers<void>): Promise<Working> =>
  startWork(place, { [task]: async () => job.resolve() })

test('a job of a killed worker that could not be put back once is put back later', async () => {
  await enqueue(app, 'left', randomUUID())
  await queue.query(`
    update graphile_worker._private_jobs set locked_by = 'killed', locked_at = now() - interval '1 minute';
    create function graphile_worker.stumble() returns trigger language plpgsql as $$ begin raise exception 'not now'; end $$;
    create trigger stumble before update on graphile_worker._private_jobs for each row execute function graphile_worker.stumble()`)
  const job = Promise.withResolvers<void>()
  const working = await workOn('left', job)
  await queue.query('drop function graphile_worker.stumble() cascade')
  assert.equal(await isDone(job), true)
  await working.stop()
})

const rosterPid = async (): Promise<number> => {
  const { rows } = await queue.query<{ pid: number }>(
    `select pid from pg_stat_activity where datname = current_database() and application_name = 'breakwater roster'`,
  )
  assert.equal(rows.length, 1)
  return rows[0]?.pid ?? 0
}

test('a worker whose roster was cut off goes on although the server still holds its name for the old connection', async () => {
  const jobs = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  let done = 0
  const working = await startWork(place, { goes: async () => jobs[done++]?.resolve() })
  await enqueue(app, 'goes', randomUUID())
  await jobs[0]?.promise
  // Where a machine between them drops the connection, the server hears of it late: until then its end of it stands in the way.
  const old = new pg.Client(loginConfig(place, 'queue'))
  await old.connect()
  const pid = await rosterPid()
  const { rows } = await queue.query<{ key: string }>(
    `select ((classid::bigint << 32) | objid::bigint)::text as key from pg_locks where pid = $1 and locktype = 'advisory'`,
    [pid],
  )
  const held = old.query('select pg_advisory_lock($1::bigint)', [rows[0]?.key])
  await wait(200)
  await queue.query('select pg_terminate_backend($1)', [pid])
  await held
  // A round of the roster takes the connection up again.
  await wait(5_500)
  await enqueue(app, 'goes', randomUUID())
  assert.equal(await isDone(jobs[1] ?? jobs[0] ?? Promise.withResolvers()), true)
  await old.end()
  await working.stop()
})
