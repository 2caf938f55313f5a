// Work that is done later: a job is the name of a task and one opaque id, put down in the transaction of the change that needs it.
import { setTimeout as wait } from 'node:timers/promises'
import { Logger, type RunnerOptions, run, runMigrations, runOnce, type TaskList } from 'graphile-worker'
import { type Kysely, sql } from 'kysely'
import type pg from 'pg'
import { openPool, type Place } from './postgres/database.ts'
import { type Roster, signOn } from './worker-roster.ts'

/**
 * What is done for one id. INVARIANT: it computes what it may see when it runs, and doing it twice is as good as once: a job whose
 * worker was killed is done again.
 */
export type Task = (id: string) => Promise<void>
export type Tasks = Readonly<Record<string, Task>>

export type WorkWith = {
  readonly concurrency?: number
  /** Told of each try that failed; the job is tried again, later each time (exp(tries) seconds, at most about six hours, 25 tries). */
  readonly onFault?: (task: string, fault: unknown) => void
}

export type Working = {
  /** Ends when it was stopped, or fails when the queue can no longer be read or written. */
  readonly ended: Promise<void>
  /** Takes no new job, waits for those in hand. */
  readonly stop: () => Promise<void>
}

/** INVARIANT: in the caller's transaction, so a change that is rolled back leaves no job. */
export const enqueue = async (db: Kysely<unknown>, task: string, id: string): Promise<void> => {
  await sql`select ground.enqueue(${task}, ${id}::uuid)`.execute(db)
}

/** Many jobs of one task in one statement. */
export const enqueueAll = async (db: Kysely<unknown>, task: string, ids: readonly string[]): Promise<void> => {
  if (ids.length > 0) await sql`select ground.enqueue_all(${task}, ${[...ids]}::uuid[])`.execute(db)
}

// The queue's own sayings would repeat what the program says itself; faults come through onFault.
const silent = new Logger(() => () => {})

const withQueuePool = async <T>(place: Place, act: (pool: pg.Pool) => Promise<T>): Promise<T> => {
  const pool = openPool(place, 'queue')
  try {
    return await act(pool)
  } finally {
    await pool.end()
  }
}

/** Makes or renews the queue's own tables, as their owner. */
export const installQueue = (place: Place): Promise<void> =>
  withQueuePool(place, pgPool => runMigrations({ pgPool, logger: silent }))

const idOf = (payload: unknown): string => {
  if (typeof payload === 'object' && payload !== null && 'id' in payload && typeof payload.id === 'string')
    return payload.id
  throw new Error('a job without an id was put into the queue by something other than ground.enqueue')
}

const told = async (name: string, work: () => Promise<void>, { onFault }: WorkWith): Promise<void> => {
  try {
    await work()
  } catch (fault) {
    onFault?.(name, fault)
    throw fault
  }
}

const taskListOf = (tasks: Tasks, roster: Roster, options: WorkWith): TaskList =>
  Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => [
      name,
      async payload => {
        await roster.signedOn()
        await told(name, () => task(idOf(payload)), options)
      },
    ]),
  )

/**
 * Endings of jobs are written in batches of what ends at once, which the queue waits for and of which it says when one cannot be written. One by
 * one it does neither: the job stays in the hands of a worker that lives and does nothing, and whoever drains would wait for ever.
 */
const preset = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } }

const runnerOptions = (pgPool: pg.Pool, roster: Roster, { concurrency = 2 }: WorkWith): RunnerOptions => ({
  pgPool,
  logger: silent,
  preset,
  concurrency,
  pollInterval: 1_000,
  noHandleSignals: true,
  events: roster.events,
})

/** Faults by which the ending of a job was not written, as they come. */
const endingsUnwritten = ({ events }: Roster): readonly Error[] => {
  const faults: Error[] = []
  events.on('pool:fatalError', ({ error }) => faults.push(error instanceof Error ? error : new Error(String(error))))
  return faults
}

/** Does jobs as they come, until it is stopped. */
export const startWork = async (place: Place, tasks: Tasks, options: WorkWith = {}): Promise<Working> => {
  const pool = openPool(place, 'queue')
  const roster = await signOn(place)
  const unwritten = endingsUnwritten(roster)
  const runner = await run(runnerOptions(pool, roster, options), taskListOf(tasks, roster, options))
  const ended = runner.promise
    .then(() => {
      if (unwritten[0]) throw unwritten[0]
    })
    .finally(async () => {
      await roster.signOff()
      await pool.end()
    })
  ended.catch(() => {})
  const stop = async () => {
    await runner.stop().catch(() => {})
    await ended.catch(() => {})
  }
  return { ended, stop }
}

export type Waiting = { readonly due: number; readonly failing: number }

const countJobs = async (pool: pg.Pool, tasks: readonly string[] | null = null): Promise<Waiting> => {
  const counted = await pool.query<Waiting>(
    `select count(*) filter (where run_at <= now() and attempts < max_attempts)::int as due,
            count(*) filter (where attempts > 0 and locked_at is null)::int as failing
     from graphile_worker.jobs where $1::text[] is null or task_identifier = any($1)`,
    [tasks],
  )
  return counted.rows[0] ?? { due: 0, failing: 0 }
}

/** How many jobs are due now, and how many failed and wait for another try or for a person. */
export const waitingJobs = (place: Place): Promise<Waiting> => withQueuePool(place, pool => countJobs(pool))

/**
 * Does all jobs of these tasks that are due, those that they bring about too, and ends. Says what is left because it failed.
 * @throws when it cannot be written that a job ended; another does it again as soon as this one is gone
 */
export const drain = async (place: Place, tasks: Tasks, options: WorkWith = {}): Promise<Waiting> => {
  const roster = await signOn(place)
  const unwritten = endingsUnwritten(roster)
  try {
    return await withQueuePool(place, async pool => {
      for (;;) {
        await runOnce(runnerOptions(pool, roster, options), taskListOf(tasks, roster, options))
        if (unwritten[0]) throw unwritten[0]
        const left = await countJobs(pool, Object.keys(tasks))
        if (left.due === 0) return left
        await wait(200)
      }
    })
  } finally {
    await roster.signOff()
  }
}
