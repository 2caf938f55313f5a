// What the database is asked for an answer: the texts, and how many there are of whatever is listed in them. Two worlds that ask alike take
// alike long, but for what the database does to answer, which rows-read.test.ts counts.
import type pg from 'pg'
import type { Pools } from '#core/ground/postgres/database.ts'

type Query = (asked: unknown, values?: unknown, ...rest: unknown[]) => unknown

const textOf = (asked: unknown): string =>
  typeof asked === 'string'
    ? asked
    : typeof asked === 'object' && asked !== null && 'text' in asked
      ? String(asked.text)
      : ''

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-/

/** How many things a list is of. Of labels one may see more in one world; other values differ as ids and moments of another world do. */
const sizeOf = (value: unknown): string =>
  Array.isArray(value) && value.every(one => typeof one === 'string' && uuid.test(one)) ? String(value.length) : ''

const written = (asked: unknown, values: unknown): string => {
  const sizes = Array.isArray(values) ? values.map(sizeOf).filter(Boolean) : []
  return `${textOf(asked).replace(/\s+/g, ' ').trim()} ${sizes.join(' ')}`.trim()
}

/** Writes down what is asked from now on, whoever asks; each call hands over what came since the last. */
export const noteStatements = (pools: Pools): (() => readonly string[]) => {
  let noted: string[] = []
  const followed = new WeakSet<pg.PoolClient>()
  const follow = (client: pg.PoolClient): void => {
    if (followed.has(client)) return
    followed.add(client)
    const query = client.query.bind(client) as Query
    client.query = ((asked: unknown, values?: unknown, ...rest: unknown[]) => {
      noted.push(written(asked, values))
      return query(asked, values, ...rest)
    }) as typeof client.query
  }
  for (const pool of Object.values(pools.raw)) pool.on('acquire', follow)
  return () => {
    const taken = noted
    noted = []
    return taken
  }
}
