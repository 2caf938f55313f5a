// Fills an empty, migrated database from a backup that was read through before: all of it in one transaction, or nothing.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { Problem } from '../problem.ts'
import type { Progress } from '../progress.ts'
import { copyIn, type OutstandingJob, readJobs } from './backup-copy.ts'
import type { Manifest } from './backup-manifest.ts'
import { escapeColumns, escapeTable, fillingOrder, type KeptTable, keptTables, migrationsIn } from './backup-tables.ts'
import { type Db, onOneConnection, openPools, type Place } from './database.ts'
import { migrationsFingerprint } from './migrate.ts'

export type RestoreWith = {
  readonly place: Place
  readonly from: string
  readonly manifest: Manifest
  /** Looks at what was filled, in the same transaction; what it throws undoes everything. */
  readonly check: (db: Db) => Promise<void>
  /** What is done are rows. */
  readonly progress: Pick<Progress, 'at' | 'did'>
}

/** INVARIANT: tables are filled in the shape they were taken from; migrating what was restored is for the next start. */
export const refuseOtherTables = (
  from: string,
  { fingerprint, migrations }: Manifest,
  ours: string = migrationsFingerprint(),
): void => {
  if (fingerprint === ours) return
  throw new Problem({
    what: `The backup is from another version of the program: its last migration was ${migrations.at(-1) ?? 'none'}.`,
    where: from,
    mend: 'restore it with the version of Breakwater that took it; then run this version on what was restored.',
  })
}

const tableOf = (tables: readonly KeptTable[], name: string, from: string): KeptTable => {
  const found = tables.find(table => table.name === name)
  if (found) return found
  throw new Problem({
    what: `The backup has a table that this version does not know: ${name}.`,
    where: from,
    mend: 'restore it with the version of Breakwater that took it.',
  })
}

const isFilled = async (client: pg.ClientBase, { name }: KeptTable): Promise<boolean> =>
  (await client.query<{ filled: boolean }>(`select exists (select from ${escapeTable(name)}) as filled`)).rows[0]
    ?.filled === true

/** What the migrations themselves put into tables; the backup has its own. */
const filledByMigrations = async (
  client: pg.ClientBase,
  tables: readonly KeptTable[],
): Promise<ReadonlySet<string>> => {
  const filled = new Set<string>()
  for (const table of tables) if (await isFilled(client, table)) filled.add(table.name)
  return filled
}

const countRows = async (client: pg.ClientBase, name: string): Promise<number> =>
  Number((await client.query<{ n: string }>(`select count(*) as n from ${escapeTable(name)}`)).rows[0]?.n)

const miscounted = (name: string, wanted: number, found: number, where: string): Problem =>
  new Problem({
    what: `${name} should have ${wanted} rows and has ${found}.`,
    where,
    mend: 'nothing was kept. Repeat; if it happens again, restore another backup.',
  })

/** Triggers move counters while other tables are filled; so the counts are looked at when everything is in. */
const fillTables = async (client: pg.ClientBase, { manifest, from, progress }: RestoreWith): Promise<void> => {
  const tables = await keptTables(client)
  const wanted = manifest.tables.map(({ table }) => tableOf(tables, table, from))
  const before = await filledByMigrations(client, wanted)
  for (const table of fillingOrder(wanted, before)) {
    const { file } = manifest.tables.find(entry => entry.table === table.name) ?? { file: '' }
    progress.at(table.name)
    if (before.has(table.name)) await client.query(`delete from ${escapeTable(table.name)}`)
    await copyIn(client, `${escapeTable(table.name)} (${escapeColumns(table)})`, join(from, file), progress.did)
  }
  for (const { table, rows, file } of manifest.tables) {
    const found = await countRows(client, table)
    if (found !== rows) throw miscounted(table, rows, found, join(from, file))
  }
}

const AT_ONCE = 10_000

const enqueueJobs = async (client: pg.ClientBase, jobs: readonly OutstandingJob[]): Promise<void> => {
  for (const [task, ofTask] of Map.groupBy(jobs, job => job.task))
    await client.query('select ground.enqueue_all($1, $2::uuid[])', [task, ofTask.map(({ id }) => id)])
}

/** Work that was outstanding when the backup was taken is put down again, from its beginning. */
const fillJobs = async (client: pg.ClientBase, { manifest, from, progress }: RestoreWith): Promise<void> => {
  const where = join(from, manifest.jobs.file)
  let found = 0
  progress.at('jobs')
  for await (const jobs of readJobs(where, AT_ONCE)) {
    await enqueueJobs(client, jobs)
    found += jobs.length
    progress.did(jobs.length)
  }
  if (found !== manifest.jobs.rows) throw miscounted('The list of outstanding jobs', manifest.jobs.rows, found, where)
}

export const restoreInto = async (options: RestoreWith): Promise<void> => {
  const pools = openPools(options.place, ['keeper'])
  try {
    await onOneConnection(pools.raw.keeper, async ({ client, db }) => {
      await client.query('begin')
      refuseOtherTables(options.from, options.manifest, (await migrationsIn(client)).fingerprint)
      await fillTables(client, options)
      await fillJobs(client, options)
      await options.check(db)
      await client.query('commit')
    })
  } finally {
    await pools.close()
  }
}

/** A file that the backup kept from beside the database. */
export const keptFile = (from: string, manifest: Manifest, file: string): string | undefined =>
  manifest.kept.some(kept => kept.file === file) ? readFileSync(join(from, file), 'utf8') : undefined
