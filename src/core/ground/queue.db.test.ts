// Work put down for later: it belongs to the change that needs it, and it survives whoever was doing it.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { loginConfig } from './postgres/database.ts'
import { groundAlone } from './postgres/ground-alone.ts'
import { openTestDatabase } from './postgres/test-database.ts'
import { drain, enqueue, enqueueAll, startWork, waitingJobs } from './queue.ts'

const { place, pools } = await openTestDatabase({ after }, { migrations: groundAlone() })
const { app } = pools.db

test('a change that is rolled back leaves no job', async () => {
  const change = app.transaction().execute(async trx => {
    await enqueue(trx, 'compare', randomUUID())
    await enqueueAll(trx, 'compare', [randomUUID(), randomUUID()])
    throw new Error('refused')
  })
  await assert.rejects(change, /refused/)
  assert.deepEqual(await waitingJobs(place), { due: 0, failing: 0 })
})

test('a job brings its id to the task, once for each time it was put down', async () => {
  const ids = [randomUUID(), randomUUID(), randomUUID()]
  await enqueue(app, 'compare', ids[0] ?? '')
  await enqueueAll(app, 'compare', ids.slice(1))
  const done: string[] = []
  await drain(place, { compare: async id => void done.push(id) })
  assert.deepEqual(done.sort(), [...ids].sort())
})

test('jobs that a job brings about are done before the queue counts as empty', async () => {
  const second = randomUUID()
  const done: string[] = []
  await enqueue(app, 'first', randomUUID())
  await drain(place, { first: () => enqueue(app, 'second', second), second: async id => void done.push(id) })
  assert.deepEqual(done, [second])
})

test('a job that fails is told of, kept and tried again later', async () => {
  await enqueue(app, 'fails', randomUUID())
  const told: string[] = []
  const fails = async () => {
    throw new Error('no paper')
  }
  const left = await drain(place, { fails }, { onFault: task => told.push(task) })
  assert.deepEqual(told, ['fails'])
  assert.deepEqual(left, { due: 0, failing: 1 })
})

test('the web may put work down, but may not read what lies in the queue', async () => {
  await assert.rejects(sql`select * from graphile_worker.jobs`.execute(app), /permission denied/)
  await assert.rejects(
    sql`select graphile_worker.add_job('compare', '{"secret": 1}')`.execute(app),
    /permission denied/,
  )
})

test('a running worker takes up a new job at once', async () => {
  const { promise, resolve } = Promise.withResolvers<string>()
  const working = await startWork(place, { hello: async id => resolve(id) })
  const id = randomUUID()
  await enqueue(app, 'hello', id)
  assert.equal(await promise, id)
  await working.stop()
})

const workerThatHangs = `
  import { startWork } from '${new URL('./queue.ts', import.meta.url)}'
  const place = JSON.parse(process.env.PLACE)
  await startWork(place, { slow: () => { console.log('in hand'); return new Promise(() => setInterval(() => {}, 1000)) } })`

test('a job in the hands of a killed worker is done by another within seconds', async () => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', workerThatHangs], {
    env: { ...process.env, PLACE: JSON.stringify(place) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const id = randomUUID()
  await enqueue(app, 'slow', id)
  await once(child.stdout, 'data')
  child.kill('SIGKILL')
  await once(child, 'exit')
  await wait(2_100)
  const done: string[] = []
  await drain(place, { slow: async given => void done.push(given) })
  assert.deepEqual(done, [id])
})

test('a job in the hands of a living worker is left to it', async () => {
  const { promise: hold, resolve: letGo } = Promise.withResolvers<void>()
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
  let runs = 0
  const careful = async () => {
    runs += 1
    begin()
    await hold
  }
  const working = await startWork(place, { careful })
  await enqueue(app, 'careful', randomUUID())
  await begun
  await wait(2_100)
  const other = await startWork(place, { careful })
  await wait(300)
  letGo()
  await working.stop()
  await other.stop()
  assert.equal(runs, 1)
})

/** From now on no ending of a job can be written. @returns what makes it possible again */
const fillTheDisk = async (): Promise<() => Promise<void>> => {
  const queue = new pg.Client(loginConfig(place, 'queue'))
  await queue.connect()
  await queue.query(`
    create function graphile_worker.disk_full() returns trigger language plpgsql as
      $$ begin if old.locked_by is null then return new; end if; raise exception 'the disk is full' using errcode = '53100'; end $$;
    create trigger disk_full before delete or update on graphile_worker._private_jobs for each row execute function graphile_worker.disk_full()`)
  return async () => {
    await queue.query('drop function if exists graphile_worker.disk_full() cascade')
    await queue.end()
  }
}

const doneAgain = async (task: string): Promise<number> => {
  await wait(2_100)
  const done: string[] = []
  assert.deepEqual(await drain(place, { [task]: async id => void done.push(id) }), { due: 0, failing: 0 })
  return done.length
}

const does = async () => {}
const fails = async () => {
  throw new Error('no paper')
}

for (const [what, task] of [
  ['was done', does],
  ['failed', fails],
] as const)
  test(`that a job ${what} cannot be written: whoever drains hears of it and does not wait, and it is done again`, async () => {
    await enqueue(app, 'ends', randomUUID())
    const makeRoom = await fillTheDisk()
    try {
      await assert.rejects(drain(place, { ends: task }), /the disk is full/)
    } finally {
      await makeRoom()
    }
    assert.equal(await doneAgain('ends'), 1)
  })

test('a worker that cannot write that a job was done ends, and says why', async () => {
  const makeRoom = await fillTheDisk()
  try {
    const working = await startWork(place, { ends: does })
    await enqueue(app, 'ends', randomUUID())
    await assert.rejects(working.ended, /the disk is full/)
  } finally {
    await makeRoom()
  }
  assert.equal(await doneAgain('ends'), 1)
})
