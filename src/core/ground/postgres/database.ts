// Ways into the database: one pool per role, so that each kind of work holds only its own rights.
import { CompiledQuery, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { Problem } from '../problem.ts'
import { readSecrets } from '../secrets.ts'
import { KeepingClient } from './kept-statements.ts'
import { type LoginRole, roleSpecs, userOf } from './roles.ts'
import { connectionTo, type Server } from './server.ts'

export type Db = Kysely<unknown>

/** The database of this house: where it is, what it is called, and the file with the roles' passwords. */
export type Place = { readonly server: Server; readonly database: string; readonly secrets: string }

export type Pools<Role extends LoginRole = LoginRole> = {
  readonly db: Readonly<Record<Role, Db>>
  /** The pools themselves, for COPY and LISTEN. */
  readonly raw: Readonly<Record<Role, pg.Pool>>
  readonly close: () => Promise<void>
}

const { DATE, TIMESTAMP } = pg.types.builtins

// A day and a time without a zone stay as written: as a Date they would silently take on the machine's zone.
const asWritten = new Set<number>([DATE, TIMESTAMP])
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    asWritten.has(oid) && format !== 'binary' ? (text: string) => text : pg.types.getTypeParser(oid, format),
}

const passwordOf = (place: Place, role: LoginRole): string => {
  const password = readSecrets(place.secrets)[userOf(role)]
  if (password) return password
  throw new Problem({
    what: `The password of ${userOf(role)} is not here.`,
    where: place.secrets,
    mend: 'run ./breakwater migrate once, or copy the file from the machine where it was run.',
  })
}

export const loginConfig = (place: Place, role: LoginRole): pg.ClientConfig => ({
  ...connectionTo(place.server, { user: userOf(role), password: passwordOf(place, role) }, place.database),
  application_name: `breakwater ${role}`,
  statement_timeout: roleSpecs[role].statementTimeout,
  types,
})

/** INVARIANT: every pool and every connection has its listener; without one, a server that stops would end the process. */
export const openPool = (place: Place, role: LoginRole): pg.Pool => {
  const pool = new pg.Pool({
    ...loginConfig(place, role),
    Client: KeepingClient,
    max: roleSpecs[role].poolSize,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 30_000,
  })
  pool.on('error', () => {})
  pool.on('connect', client => client.on('error', () => {}))
  return pool
}

export const openPools = <Role extends LoginRole>(place: Place, roles: readonly Role[]): Pools<Role> => {
  const raw = Object.fromEntries(roles.map(role => [role, openPool(place, role)])) as Record<Role, pg.Pool>
  const db = Object.fromEntries(
    roles.map(role => [role, new Kysely<unknown>({ dialect: new PostgresDialect({ pool: raw[role] }) })]),
  ) as Record<Role, Db>
  const close = async () => {
    await Promise.all(roles.map(role => db[role].destroy()))
    await Promise.all(roles.filter(role => !raw[role].ended).map(role => raw[role].end()))
  }
  return { db, raw, close }
}

/** One connection for both COPY and queries, so that both can stand in one transaction. */
export const onOneConnection = async <T>(
  pool: pg.Pool,
  act: (connection: { readonly client: pg.PoolClient; readonly db: Db }) => Promise<T>,
): Promise<T> => {
  const client = await pool.connect()
  const borrowed = { query: client.query.bind(client), release: () => {} } as unknown as pg.PoolClient
  const single = { connect: async () => borrowed, end: async () => {} } as unknown as pg.Pool
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: single }) })
  try {
    return await act({ client, db })
  } finally {
    await db.executeQuery(CompiledQuery.raw('rollback')).catch(() => {})
    client.release()
  }
}
