// Brings the database to what this program needs: migrations in order, forward only, each in a transaction and each once.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { migrationsFolder } from '../paths.ts'
import { Problem } from '../problem.ts'
import { installQueue } from '../queue.ts'
import { loginConfig, type Place } from './database.ts'
import { userOf } from './roles.ts'
import { withClient } from './server.ts'

export type Migration = { readonly name: string; readonly text: string; readonly sha256: string }
type Applied = { readonly name: string; readonly sha256: string }

const MIGRATE_LOCK = 0x6277_0002
const NAME = /^\d{3}-[a-z0-9]+(-[a-z0-9]+)*\.sql$/

const readMigration = (folder: string, name: string): Migration => {
  const text = readFileSync(join(folder, name), 'utf8')
  return { name, text, sha256: createHash('sha256').update(text).digest('hex') }
}

export const readMigrations = (folder: string = migrationsFolder): readonly Migration[] => {
  const names = readdirSync(folder)
    .filter(name => name.endsWith('.sql'))
    .sort()
  const odd = names.find(name => !NAME.test(name))
  if (!odd) return names.map(name => readMigration(folder, name))
  throw new Problem({
    what: `A migration has a name that gives it no place: ${odd}`,
    where: folder,
    mend: 'call it like 040-share.sql.',
  })
}

/** Tells apart two states of the migrations, for whoever keeps something made from them. */
export const migrationsFingerprint = (folder?: string): string =>
  createHash('sha256')
    .update(
      readMigrations(folder)
        .map(({ name, sha256 }) => `${name} ${sha256}\n`)
        .join(''),
    )
    .digest('hex')

const refuse = (what: string, where: string, mend: string): never => {
  throw new Problem({ what, where, mend })
}

/** What is still to be done. INVARIANT: what was applied is still there, unchanged, and before everything that is new. */
export const outstanding = (wanted: readonly Migration[], applied: readonly Applied[]): readonly Migration[] => {
  const byName = new Map(wanted.map(migration => [migration.name, migration]))
  for (const { name, sha256 } of applied) {
    const now = byName.get(name)
    if (!now) refuse('The database is newer than this program.', name, 'run the newer version of Breakwater on it.')
    else if (now.sha256 !== sha256)
      refuse(
        'A migration was changed after it had been applied.',
        name,
        'put it back as it was and write the change as a new migration.',
      )
  }
  const last =
    applied
      .map(({ name }) => name)
      .sort()
      .at(-1) ?? ''
  const open = wanted.filter(migration => !applied.some(({ name }) => name === migration.name))
  const late = open.find(migration => migration.name < last)
  if (late)
    refuse(
      `A new migration comes before one that was applied already (${last}).`,
      late.name,
      'give it a higher number.',
    )
  return open
}

const prepare = async (client: pg.Client): Promise<void> => {
  await client.query(`set role ${userOf('owner')}`)
  await client.query('create schema if not exists ground')
  await client.query(`create table if not exists ground.migration (
    name text primary key collate "C", sha256 text not null, applied_at timestamptz not null default clock_timestamp())`)
  await client.query('reset role')
}

const appliedOf = async (client: pg.Client): Promise<readonly Applied[]> =>
  (await client.query<Applied>('select name, sha256 from ground.migration order by name')).rows

const apply = async (client: pg.Client, { name, text, sha256 }: Migration): Promise<void> => {
  try {
    await client.query('begin')
    await client.query(`set local role ${userOf('owner')}`)
    await client.query(text)
    await client.query(`set local role ${userOf('owner')}`)
    await client.query('insert into ground.migration (name, sha256) values ($1, $2)', [name, sha256])
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback').catch(() => {})
    const { message, position } = cause as { message: string; position?: string }
    const line = position ? `, line ${text.slice(0, Number(position)).split('\n').length}` : ''
    throw new Problem({
      what: `A migration failed: ${message}`,
      where: name + line,
      mend: 'nothing of it was kept; mend the file and run it again.',
      cause,
    })
  }
}

export const migrate = async (place: Place, folder?: string): Promise<readonly string[]> => {
  const wanted = readMigrations(folder)
  return withClient(loginConfig(place, 'migrator'), async client => {
    await client.query('select pg_advisory_lock($1)', [MIGRATE_LOCK])
    await prepare(client)
    const open = outstanding(wanted, await appliedOf(client))
    await installQueue(place)
    for (const migration of open) await apply(client, migration)
    return open.map(({ name }) => name)
  })
}

/** How many migrations a database lacks, asked by a role that may only look. */
export const behind = async (client: pg.ClientBase): Promise<number> => {
  const there = await client.query(`select to_regclass('ground.migration') is not null as made`)
  const applied = there.rows[0]?.made
    ? (await client.query<Applied>('select name, sha256 from ground.migration')).rows
    : []
  return outstanding(readMigrations(), applied).length
}
