// A backup: every table as it stood at one moment, as files in a folder that gets its name only when it is whole.

import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type pg from 'pg'
import type { Clock } from '../clock.ts'
import type { Progress } from '../progress.ts'
import { beginFolder } from '../unfinished-folder.ts'
import { copyOut, JOBS } from './backup-copy.ts'
import { type BackupFile, type Manifest, writeDurably, writeManifest } from './backup-manifest.ts'
import { escapeColumns, escapeTable, type KeptTable, keptTables, migrationsIn } from './backup-tables.ts'
import { loginConfig, type Place } from './database.ts'
import { withClient } from './server.ts'

/** A small file that lies beside the database and without which the database is of no use. */
export type KeptFile = { readonly file: string; readonly text: string }

export type BackupWith = {
  readonly place: Place
  readonly to: string
  readonly clock: Clock
  readonly kept?: readonly KeptFile[]
  /** What is done are rows. */
  readonly progress: Pick<Progress, 'at' | 'did'>
}

// Written so that any server reads them, however this one is set.
const PLAIN_VALUES = `set timezone = 'UTC'; set datestyle = 'ISO'; set intervalstyle = 'postgres'; set extra_float_digits = 1`

/**
 * One moment for all tables. INVARIANT: the locks come first; emptying or rebuilding a table would show even to an older snapshot.
 * Reading and writing go on meanwhile.
 */
const beginPicture = async (client: pg.Client): Promise<readonly KeptTable[]> => {
  await client.query(PLAIN_VALUES)
  const tables = await keptTables(client)
  await client.query('begin isolation level repeatable read read only')
  if (tables.length > 0)
    await client.query(`lock table ${tables.map(({ name }) => escapeTable(name)).join(', ')} in access share mode`)
  return tables
}

const writeKept = (folder: string, { file, text }: KeptFile): BackupFile => {
  writeDurably(join(folder, file), text)
  const content = Buffer.from(text)
  return { file, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') }
}

const copyAll = async (
  client: pg.Client,
  folder: string,
  { progress }: BackupWith,
): Promise<Pick<Manifest, 'tables' | 'jobs'>> => {
  const taken: Manifest['tables'][number][] = []
  const out = async (file: string, query: string) => {
    progress.at(file)
    return { file, ...(await copyOut(client, query, join(folder, file), progress.did)) }
  }
  for (const table of await beginPicture(client)) {
    const rows = `select ${escapeColumns(table)} from ${escapeTable(table.name)}`
    taken.push({ table: table.name, ...(await out(`${table.name}.copy.gz`, rows)) })
  }
  return { tables: taken, jobs: await out('jobs.copy.gz', JOBS) }
}

const take = (folder: string, options: BackupWith): Promise<Manifest> =>
  withClient(loginConfig(options.place, 'keeper'), async client => {
    const takenAt = options.clock.now().toISOString()
    const copied = await copyAll(client, folder, options)
    const migrations = await migrationsIn(client)
    await client.query('commit')
    const kept = (options.kept ?? []).map(file => writeKept(folder, file))
    const manifest: Manifest = { format: 1, takenAt, ...migrations, ...copied, kept }
    writeManifest(folder, manifest)
    return manifest
  })

/** Takes a backup as the keeper. What broke off has another name and no list, and is cleared by the next backup to that place. */
export const takeBackup = async (options: BackupWith): Promise<Manifest> => {
  const { folder, finish, abandon } = await beginFolder({ to: options.to, meanwhile: 'unfinished', mode: 0o700 })
  try {
    const manifest = await take(folder, options)
    finish()
    return manifest
  } catch (fault) {
    abandon()
    throw fault
  }
}
