// The database server of a test run: the one its runner started, or, for a test run by hand, one kept below var.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { varFolder } from '../paths.ts'
import { Problem } from '../problem.ts'
import { type Binaries, embeddedBinaries, installedBinaries } from './binaries.ts'
import { dropDatabase } from './copies.ts'
import { startPostgres } from './launch.ts'
import { type Admin, asAdmin } from './server.ts'

export type TestServer = { readonly admin: Admin; readonly secrets: string }
type Attached = TestServer & { readonly leave: () => Promise<void> }

/** The versions that tests may ask for: the one that is shipped, and the oldest that is supported. */
export type TestVersion = 15 | 18

// Tests need no safety against power cuts; those that do start a cluster of their own.
const fast = {
  ...{ fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '128MB' },
  // All files of a process have their databases at once, each with a pool for every role: a dozen takes more places than the usual 100.
  max_connections: '400',
  // Every statement is planned by what its test has written and analysed, not by what was gathered meanwhile; and a hundred databases that live
  // for seconds would have a worker look into one of them twice a second.
  autovacuum: 'off',
  // The runner keeps it in memory.
  ...{ min_wal_size: '32MB', max_wal_size: '256MB' },
}

const binariesOf = (version: TestVersion): Binaries => {
  const found = version === 18 ? embeddedBinaries() : installedBinaries(version)
  if (found) return found
  throw new Problem({
    what: `PostgreSQL ${version} is not on this machine.`,
    mend: `install it (apt-get install postgresql-${version}), or skip this test.`,
  })
}

export const hasPostgres = (version: TestVersion): boolean => version === 18 || installedBinaries(version) !== undefined

const leftovers = async (admin: Admin): Promise<readonly string[]> =>
  (
    await asAdmin(admin, 'postgres', client =>
      client.query<{ name: string }>(`select datname as name from pg_database where datname ~ '^bwt_'`),
    )
  ).rows.map(row => row.name)

export const startTestServer = async (home: string, version: TestVersion): Promise<Attached> => {
  const { admin, secrets, stop, how } = await startPostgres({ home, binaries: binariesOf(version), settings: fast })
  // Nobody else was in it: what is left is from a run that was killed.
  if (how === 'started') for (const name of await leftovers(admin)) await dropDatabase(admin, name)
  return { admin, secrets, leave: stop }
}

/** What the runner writes down for its test files. */
export type TestServers = Partial<Record<TestVersion, TestServer>>

const fromRunner = (version: TestVersion): TestServer | undefined => {
  const file = process.env.BREAKWATER_TEST_CLUSTER
  return file ? (JSON.parse(readFileSync(file, 'utf8')) as TestServers)[version] : undefined
}

export const attachTestServer = async (version: TestVersion): Promise<Attached> => {
  const given = fromRunner(version)
  if (given) return { ...given, leave: async () => {} }
  return startTestServer(join(varFolder(), 'test', `postgres-${version}`), version)
}
