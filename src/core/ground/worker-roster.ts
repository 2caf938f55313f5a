// Which workers are alive, so that a job in the hands of one that was killed is given to another at once and not after hours.
import { EventEmitter } from 'node:events'
import type { WorkerEvents } from 'graphile-worker'
import pg from 'pg'
import { loginConfig, type Place } from './postgres/database.ts'

export type Roster = {
  /** To be given to the queue, which tells by it under which name it takes jobs. */
  readonly events: WorkerEvents
  /** Done when the name is on the roster. */
  readonly signedOn: () => Promise<void>
  readonly signOff: () => Promise<void>
}

const ROUND = 5_000

// A worker signs on a moment after it got its name: jobs taken just now are left alone.
const LOST_JOBS = `
  select distinct locked_by as worker from graphile_worker._private_jobs
  where locked_by is not null and locked_at < now() - interval '2 seconds' and locked_by <> all($1)`

const number = `hashtextextended('breakwater worker ' || $1, 0)`

/** INVARIANT: a worker holds a lock under its name for as long as its connection lives; who can take that lock knows it dead. */
const release = async (client: pg.Client, own: ReadonlySet<string>): Promise<void> => {
  const lost = await client.query<{ worker: string }>(LOST_JOBS, [[...own]])
  for (const { worker } of lost.rows) {
    await client.query('begin')
    try {
      const free = await client.query<{ free: boolean }>(`select pg_try_advisory_xact_lock(${number}) as free`, [
        worker,
      ])
      if (free.rows[0]?.free) await client.query('select graphile_worker.force_unlock_workers(array[$1])', [worker])
    } finally {
      // Of what failed nothing is kept, and the connection goes on.
      await client.query('commit')
    }
  }
}

const connect = async (place: Place, onLost: () => void): Promise<pg.Client> => {
  const client = new pg.Client({ ...loginConfig(place, 'queue'), application_name: 'breakwater roster' })
  client.on('error', () => {})
  client.once('end', onLost)
  await client.connect()
  return client
}

export const signOn = async (place: Place): Promise<Roster> => {
  const names = new Set<string>()
  let lost = false
  const onLost = () => {
    lost = true
  }
  let client = await connect(place, onLost)
  const hold = (name: string) => client.query(`select pg_advisory_lock(${number})`, [name])
  /** Names that the server still holds for a connection of ours of which it does not know yet that it is gone: meanwhile nobody else takes them. */
  const missing = new Set<string>()
  const takeUp = async () => {
    for (const name of missing) {
      const { rows } = await client.query<{ got: boolean }>(`select pg_try_advisory_lock(${number}) as got`, [name])
      if (rows[0]?.got) missing.delete(name)
    }
  }
  const again = async () => {
    for (const name of names) missing.add(name)
    lost = false
    try {
      client = await connect(place, onLost)
    } catch (fault) {
      lost = true
      throw fault
    }
  }
  // One errand after the other on the one connection; a lost one is taken up in the next round.
  let errands: Promise<unknown> = Promise.resolve()
  const errand = (act: () => Promise<unknown>) => {
    errands = errands
      .then(async () => {
        if (!lost) return
        await again()
        await takeUp()
      })
      .then(act)
      .catch(() => {})
    return errands
  }
  const events: WorkerEvents = new EventEmitter()
  events.on('pool:create', ({ workerPool }) => {
    names.add(workerPool.id)
    void errand(() => hold(workerPool.id))
  })
  await errand(() => release(client, names))
  const round = async () => {
    await takeUp()
    await release(client, names)
  }
  const rounds = setInterval(() => void errand(round), ROUND)
  return {
    events,
    signedOn: async () => {
      await errands
    },
    signOff: async () => {
      clearInterval(rounds)
      await errands
      await client.end().catch(() => {})
    },
  }
}
