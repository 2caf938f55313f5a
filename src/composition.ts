// Puts the house together: a database with its roles and tables, a clock, ids and chance. Commands and tests open it alike.
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type pg from 'pg'
import { type Clock, systemClock } from '#core/ground/clock.ts'
import { type Ids, systemIds } from '#core/ground/ids.ts'
import { varFolder } from '#core/ground/paths.ts'
import { dropDatabase } from '#core/ground/postgres/copies.ts'
import { openPools, type Place, type Pools } from '#core/ground/postgres/database.ts'
import { readDatabaseUrl } from '#core/ground/postgres/database-url.ts'
import { startPostgres } from '#core/ground/postgres/launch.ts'
import { behind, migrate } from '#core/ground/postgres/migrate.ts'
import { provision } from '#core/ground/postgres/provision.ts'
import type { LoginRole } from '#core/ground/postgres/roles.ts'
import type { Admin } from '#core/ground/postgres/server.ts'
import { Problem } from '#core/ground/problem.ts'
import { type Random, systemRandom } from '#core/ground/random.ts'

export type House<Role extends LoginRole = LoginRole> = {
  readonly place: Place
  readonly pools: Pools<Role>
  readonly clock: Clock
  readonly ids: Ids
  readonly random: Random
  /** The folder for all that running makes. */
  readonly var: string
  /** Closes the pools, and stops the database if this house started it and nobody else is in it. */
  readonly close: () => Promise<void>
  /** Leaves in the middle of things: what is not yet committed is undone. The process ends next. */
  readonly abandon: () => Promise<void>
}

export type Furnishing = { readonly clock?: Clock; readonly ids?: Ids; readonly random?: Random }

export type OpenHouse<Role extends LoginRole> = Furnishing & {
  readonly var?: string
  readonly databaseUrl?: string | undefined
  /** The roles that the caller works as; it gets no other pool. */
  readonly roles: readonly Role[]
  /** Make and migrate what is missing. The database that Breakwater runs itself is always prepared. */
  readonly prepare?: boolean
  readonly newPasswords?: boolean
}

/** The roles each kind of process works as. INVARIANT: the web has none that sees past row security. */
export const rolesOf = {
  serve: ['app', 'auditor'],
  work: ['app', 'intake', 'resolver', 'sealer'],
} as const satisfies Record<string, readonly LoginRole[]>

type Found = { readonly admin?: Admin; readonly place: Place; readonly leave: () => Promise<void> }

const DATABASE = 'breakwater'

const ownServer = async (folder: string): Promise<Found> => {
  const { admin, secrets, stop } = await startPostgres({ home: join(folder, 'postgres-18') })
  return { admin, place: { server: admin.server, database: DATABASE, secrets }, leave: stop }
}

/** The roles belong to a server, so their passwords lie in one file per server. */
export const secretsFor = (folder: string, { host, port }: { readonly host: string; readonly port: number }): string =>
  join(folder, `roles-${createHash('sha256').update(`${host}:${port}`).digest('hex').slice(0, 12)}.json`)

const namedServer = (url: string, folder: string): Found => {
  const { admin, database } = readDatabaseUrl(url)
  const secrets = process.env.BREAKWATER_SECRETS ?? secretsFor(folder, admin.server)
  return { admin, place: { server: admin.server, database, secrets }, leave: async () => {} }
}

const prepared = async (
  found: Found,
  options: Pick<OpenHouse<never>, 'databaseUrl' | 'newPasswords'>,
): Promise<void> => {
  if (!found.admin) return
  const { database, secrets } = found.place
  const maintenance = options.databaseUrl ? database : 'postgres'
  await provision(found.admin, { database, secrets, maintenance, newPasswords: options.newPasswords ?? false })
  await migrate(found.place)
}

const refuseWhenBehind = async (pool: pg.Pool | undefined): Promise<void> => {
  const client = await pool?.connect()
  if (!client) return
  try {
    const lacking = await behind(client)
    if (lacking > 0)
      throw new Problem({ what: `The database lacks ${lacking} migrations.`, mend: 'run ./breakwater migrate first.' })
  } finally {
    client.release()
  }
}

/** A house at a database that is ready. */
export const houseAt = <Role extends LoginRole>(
  place: Place,
  roles: readonly Role[],
  { clock = systemClock, ids = systemIds, random = systemRandom }: Furnishing = {},
  folder: string = varFolder(),
): House<Role> => {
  const pools = openPools(place, roles)
  return { place, pools, clock, ids, random, var: folder, close: pools.close, abandon: async () => {} }
}

export const openHouse = async <Role extends LoginRole = LoginRole>(options: OpenHouse<Role>): Promise<House<Role>> => {
  const folder = options.var ?? varFolder()
  const url = options.databaseUrl
  const found = url ? namedServer(url, folder) : await ownServer(folder)
  try {
    if (!url || options.prepare !== false) await prepared(found, options)
    const house = houseAt(found.place, options.roles, options, folder)
    const close = async () => {
      await house.close()
      await found.leave()
    }
    if (url && options.prepare === false) await refuseWhenBehind(Object.values<pg.Pool>(house.pools.raw)[0])
    return { ...house, close, abandon: found.leave }
  } catch (fault) {
    await found.leave()
    throw fault
  }
}

/** A house with a database of its own on the same server, which is gone when it closes: for a picture that leaves nothing behind. */
export const openPassingHouse = async <Role extends LoginRole = LoginRole>(
  name: string,
  options: Omit<OpenHouse<Role>, 'prepare'>,
): Promise<House<Role>> => {
  const folder = options.var ?? varFolder()
  const found = options.databaseUrl ? namedServer(options.databaseUrl, folder) : await ownServer(folder)
  const { admin } = found
  try {
    if (!admin)
      throw new Problem({
        what: 'A database of its own cannot be made here.',
        mend: 'give a DATABASE_URL whose user may create databases.',
      })
    const place = { ...found.place, database: name }
    await prepared({ ...found, place }, { ...options, databaseUrl: undefined })
    const house = houseAt(place, options.roles, options, folder)
    const close = async () => {
      await house.close()
      await dropDatabase(admin, name)
      await found.leave()
    }
    return { ...house, close, abandon: close }
  } catch (fault) {
    await found.leave()
    throw fault
  }
}
