// Where a restore may go: a folder that is not there yet, or a database with nothing in it. Neither is ever mixed with what is there.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { Problem } from '../problem.ts'
import { beginFolder, type UnfinishedFolder } from '../unfinished-folder.ts'
import { openClusterFolder } from './cluster-folder.ts'
import { findPostmaster, isRunning } from './postmaster.ts'
import { type Admin, asAdmin } from './server.ts'

const STOP_WITHIN = 30_000

/** A killed restore leaves its server running; it goes before its folder does. */
const stopServer = async (home: string): Promise<void> => {
  if (!existsSync(home)) return
  const left = findPostmaster(openClusterFolder(home))
  if (!left) return
  process.kill(left.pid, 'SIGQUIT')
  for (const until = Date.now() + STOP_WITHIN; isRunning(left.pid) && Date.now() < until; ) await wait(20)
}

/** A folder to restore into; `home` is where in it the database lies. Until it is whole, its name says that it is half restored. */
export const beginRestore = (to: string, home: string): Promise<UnfinishedFolder> =>
  beginFolder({ to, meanwhile: 'half-restored', mode: 0o711, beforeClearing: left => stopServer(join(left, home)) })

const HALF = 'half restored by Breakwater'

const TABLES = `
  select n.nspname || '.' || c.relname as name, shobj_description(d.oid, 'pg_database') as said
  from pg_database d, pg_class c join pg_namespace n on n.oid = c.relnamespace
  where d.datname = current_database() and c.relkind in ('r', 'p', 'v', 'm')
    and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema' order by name limit 1`

/** Takes a database of another server for a restore, and writes on it that it is half restored, until `markWhole`. */
export const takeEmptyDatabase = (admin: Admin, database: string): Promise<void> =>
  asAdmin(admin, database, async client => {
    const found = (await client.query<{ name: string; said: string | null }>(TABLES)).rows[0]
    if (found)
      throw new Problem({
        what:
          found.said === HALF
            ? 'The database is half restored: a restore into it broke off, or is still going on.'
            : `The database to restore into is not empty: ${found.name} is in it.`,
        where: `database ${database}`,
        mend: 'make a new, empty database on that server and name it in DATABASE_URL; one that is half restored can be dropped.',
      })
    await describe(client, database, HALF)
  })

export const markWhole = (admin: Admin, database: string): Promise<void> =>
  asAdmin(admin, database, client => describe(client, database, null))

const describe = async (client: pg.Client, database: string, words: string | null): Promise<void> => {
  const said = words === null ? 'null' : pg.escapeLiteral(words)
  await client.query(`comment on database ${pg.escapeIdentifier(database)} is ${said}`)
}
