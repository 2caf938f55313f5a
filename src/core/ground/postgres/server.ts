// A PostgreSQL server that can be reached, and who may come in.
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

/** One connection for one errand. A lost connection fails the errand's own query; the listener keeps it from failing the process. */
export const withClient = async <T>(config: pg.ClientConfig, act: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client(config)
  client.on('error', () => {})
  try {
    await client.connect()
    return await act(client)
  } finally {
    await client.end().catch(() => {})
  }
}

export const asAdmin = <T>(admin: Admin, database: string, act: (client: pg.Client) => Promise<T>): Promise<T> =>
  withClient({ ...connectionTo(admin.server, admin.login, database), application_name: 'breakwater admin' }, act)
