// The PostgreSQL that an agency runs itself, as DATABASE_URL names it: where it is and who administers it.
import pg from 'pg'
import { Problem } from '../problem.ts'
import type { Admin } from './server.ts'

export type NamedDatabase = { readonly admin: Admin; readonly database: string }

const parsed = (url: string): pg.Client => {
  try {
    return new pg.Client({ connectionString: url })
  } catch (cause) {
    throw new Problem({
      what: 'DATABASE_URL cannot be read.',
      mend: 'write it like postgres://admin:password@host:5432/breakwater (special characters percent-encoded).',
      cause,
    })
  }
}

export const readDatabaseUrl = (url: string): NamedDatabase => {
  const { host, port, user, password, database, ssl } = parsed(url)
  if (!database || !user)
    throw new Problem({
      what: 'DATABASE_URL names no database or no user.',
      mend: 'write it like postgres://admin:password@host:5432/breakwater.',
    })
  const server = { host, port, ...(ssl ? { ssl } : {}) }
  return { admin: { server, login: { user, password: password ?? '' } }, database }
}
