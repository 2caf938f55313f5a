// A database that ended by itself is started again: pages answer again within seconds, and nobody has to do anything.
import { join } from 'node:path'
import { type Cluster, startPostgres } from '#core/ground/postgres/launch.ts'
import type { House } from '../composition.ts'

const LOOK_EVERY = 2_000

export type Kept = { readonly stop: () => Promise<void> }

const answers = async ({ pools }: Pick<House<'app'>, 'pools'>): Promise<boolean> => {
  try {
    await pools.raw.app.query('select 1')
    return true
  } catch {
    return false
  }
}

/** Looks after the database that Breakwater runs itself; one of DATABASE_URL is looked after by whoever runs it. */
export const keepDatabase = (house: Pick<House<'app'>, 'pools' | 'var'>, onRestart: () => void): Kept => {
  const started: Cluster[] = []
  let isStopping = false
  const look = async () => {
    if (isStopping || (await answers(house)) || isStopping) return
    started.push(await startPostgres({ home: join(house.var, 'postgres-18') }))
    onRestart()
  }
  // One look after the other; what fails is tried again at the next.
  let looking: Promise<void> = Promise.resolve()
  const rounds = setInterval(() => {
    looking = looking.then(look).catch(() => {})
  }, LOOK_EVERY)
  return {
    stop: async () => {
      isStopping = true
      clearInterval(rounds)
      await looking
      for (const cluster of started) await cluster.stop()
    },
  }
}
