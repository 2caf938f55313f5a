// A PostgreSQL server that can be reached, and who may come in.
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'

export type Server = {
  readonly host: string
  readonly port: number
  readonly ssl?: pg.ClientConfig['ssl']
}

export type Login = { readonly user: string; readonly password: string }

export type Admin = { readonly server: Server; readonly login: Login }

export const connectionTo = (server: Server, login: Login, database: string): pg.ClientConfig => ({
  host: server.host,
  port: server.port,
  ...(server.ssl === undefined ? {} : { ssl: server.ssl }),
  user: login.user,
  password: login.password,
  database,
})

const CONNECT_WITHIN = 30_000
const LEAVE_WITHIN = 2_000

/** A server that dies just then never says goodbye: whoever leaves does not wait for it for ever. */
const leave = async (client: pg.Client): Promise<void> => {
  const waited = new AbortController()
  await Promise.race([
    client.end().catch(() => {}),
    wait(LEAVE_WITHIN, undefined, { signal: waited.signal }).catch(() => {}),
  ])
  waited.abort()
}

/** One connection for one errand. A lost connection fails the errand's own query; the listener keeps it from failing the process. */
export const withClient = async <T>(config: pg.ClientConfig, act: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionTimeoutMillis: CONNECT_WITHIN, ...config })
  client.on('error', () => {})
  try {
    await client.connect()
    return await act(client)
  } finally {
    await leave(client)
  }
}

export const asAdmin = <T>(admin: Admin, database: string, act: (client: pg.Client) => Promise<T>): Promise<T> =>
  withClient({ ...connectionTo(admin.server, admin.login, database), application_name: 'breakwater admin' }, act)
