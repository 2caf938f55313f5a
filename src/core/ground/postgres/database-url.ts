// The PostgreSQL that an agency runs itself, as DATABASE_URL names it: where it is and who administers it.
import pg from 'pg'
import { Problem } from '../problem.ts'
import type { Admin } from './server.ts'

export type NamedDatabase = { readonly admin: Admin; readonly database: string }

// What is left out would be filled from the environment of whoever calls, so user and database must be there.
const WHOLE = /^postgres(?:ql)?:\/\/[^/@]+@[^/]*\/[^?]+/

const refuse = (cause?: unknown): never => {
  throw new Problem({
    what: 'DATABASE_URL cannot be read, or names no user or no database.',
    mend: 'write it like postgres://admin:password@host:5432/breakwater (special characters percent-encoded).',
    cause,
  })
}

const parsed = (url: string): pg.Client => {
  if (!WHOLE.test(url)) return refuse()
  try {
    return new pg.Client({ connectionString: url })
  } catch (cause) {
    return refuse(cause)
  }
}

export const readDatabaseUrl = (url: string): NamedDatabase => {
  const { host, port, user, password, database, ssl } = parsed(url)
  const server = { host, port, ...(ssl ? { ssl } : {}) }
  return { admin: { server, login: { user: user ?? '', password: password ?? '' } }, database: database ?? '' }
}
