// A database of its own for each test file: a copy of one that was migrated once.
import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type pg from 'pg'
import { copyDatabase, dropDatabase, isThere, renameDatabase } from './copies.ts'
import { openPools, type Place, type Pools } from './database.ts'
import { migrate, migrationsFingerprint } from './migrate.ts'
import { provision } from './provision.ts'
import { loginRoles } from './roles.ts'
import { asAdmin } from './server.ts'
import { attachTestServer, type TestServer, type TestVersion } from './test-cluster.ts'

export { hasPostgres } from './test-cluster.ts'

export type TestDatabase = {
  readonly place: Place
  readonly pools: Pools
  /** A connection as the superuser, for what no role of the program may do, such as looking at plans and into every table. */
  readonly asSuperuser: <T>(act: (client: pg.Client) => Promise<T>) => Promise<T>
}

/** What many tests begin with, made once in a server and copied for each: a loaded world, say. */
export type Beginning = {
  readonly name: string
  /** Changes when what `make` does would change; files whose content counts may be given by `fingerprintOf`. */
  readonly fingerprint?: string
  readonly make: (place: Place) => Promise<void>
}

export type TestDatabaseWith = {
  readonly version?: TestVersion
  readonly beginning?: Beginning
  /** Other migrations than the program's own. */
  readonly migrations?: string
}

/** A test context, or the module's own `after`. */
export type Closing = { readonly after: (close: () => Promise<void>) => void }

export const fingerprintOf = (files: readonly string[]): string => {
  const hash = createHash('sha256')
  for (const file of files) hash.update(file).update(readFileSync(file))
  return hash.digest('hex')
}

const short = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12)

const locked = <T>(server: TestServer, name: string, act: () => Promise<T>): Promise<T> =>
  asAdmin(server.admin, 'postgres', async client => {
    await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [name])
    return act()
  })

/** INVARIANT: a template gets its name when it is whole; one that broke off is made again. */
const once = (server: TestServer, name: string, make: (unfinished: string) => Promise<void>): Promise<string> =>
  locked(server, name, async () => {
    if (await isThere(server.admin, name)) return name
    const unfinished = `${name}_unfinished`
    await dropDatabase(server.admin, unfinished)
    await make(unfinished)
    await renameDatabase(server.admin, unfinished, name)
    return name
  })

const placeOf = ({ admin, secrets }: TestServer, database: string): Place => ({
  server: admin.server,
  database,
  secrets,
})

const migrated = (server: TestServer, folder: string | undefined): Promise<string> =>
  once(server, `bw_${short(migrationsFingerprint(folder))}`, async database => {
    await provision(server.admin, { database, secrets: server.secrets })
    await migrate(placeOf(server, database), folder)
  })

const begun = async (server: TestServer, { beginning, migrations }: TestDatabaseWith): Promise<string> => {
  const template = await migrated(server, migrations)
  if (!beginning) return template
  const name = `bw_${short(`${template} ${beginning.name} ${beginning.fingerprint ?? ''}`)}`
  return once(server, name, async database => {
    await copyDatabase(server.admin, template, database, 'file_copy')
    await beginning.make(placeOf(server, database))
  })
}

/**
 * Opens a fresh copy and closes it when the test, or the file, is over:
 * `const { pools } = await openTestDatabase({ after })` at the top of a file, or `await openTestDatabase(t)` in a test.
 */
export const openTestDatabase = async (closing: Closing, options: TestDatabaseWith = {}): Promise<TestDatabase> => {
  const server = await attachTestServer(options.version ?? 18)
  const database = `bwt_${process.pid}_${randomBytes(5).toString('hex')}`
  try {
    await copyDatabase(server.admin, await begun(server, options), database, 'file_copy')
  } catch (fault) {
    await server.leave()
    throw fault
  }
  const pools = openPools(placeOf(server, database), loginRoles)
  closing.after(async () => {
    await pools.close()
    await dropDatabase(server.admin, database)
    await server.leave()
  })
  return { place: placeOf(server, database), pools, asSuperuser: act => asAdmin(server.admin, database, act) }
}
