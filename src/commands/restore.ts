// Brings back what a backup took, into a new place.
import { resolve } from 'node:path'
import { systemClock } from '#core/ground/clock.ts'
import type { Manifest } from '#core/ground/postgres/backup-manifest.ts'
import { readDatabaseUrl } from '#core/ground/postgres/database-url.ts'
import { startProgress } from '#core/ground/progress.ts'
import type { LedgerReport } from '#core/ledger/verify-ledger.ts'
import { type House, openHouse } from '../composition.ts'
import type { Called, Command, Ending } from './command.ts'
import { sayLedger } from './verify-ledger.ts'

type Keeper = House<'keeper'>

/** Where openHouse keeps the database in its folder. */
const clusterFolder = 'postgres-18'

const readThrough = async (from: string, { printer }: Called): Promise<Manifest> => {
  const { verifyBackup } = await import('#core/ground/postgres/backup-manifest.ts')
  const { refuseOtherTables } = await import('#core/ground/postgres/restore.ts')
  const progress = startProgress(printer, systemClock, { doing: 'Reading the backup through', unit: 'files' })
  const manifest = await verifyBackup(from, progress)
  progress.end()
  refuseOtherTables(from, manifest)
  return manifest
}

const fill = async (house: Keeper, from: string, manifest: Manifest, { printer }: Called): Promise<LedgerReport> => {
  const { keptFile, restoreInto } = await import('#core/ground/postgres/restore.ts')
  const { bringBackSuppressionKey, proveSuppressionKey, SUPPRESSION_FILE } = await import('#core/guard/suppression.ts')
  const { verifyLedger } = await import('#core/ledger/verify-ledger.ts')
  const total = manifest.tables.reduce((rows, table) => rows + table.rows, manifest.jobs.rows)
  const progress = startProgress(printer, house.clock, { doing: 'Restoring', total, unit: 'rows' })
  const kept = keptFile(from, manifest, SUPPRESSION_FILE)
  if (kept !== undefined) await bringBackSuppressionKey(kept, house.place.secrets)
  let ledger: LedgerReport | undefined
  const check = async (db: Parameters<typeof verifyLedger>[0]) => {
    await proveSuppressionKey(db, house.place.secrets)
    progress.at('verifying the ledger')
    ledger = await verifyLedger(db)
  }
  await restoreInto({ place: house.place, from, manifest, check, progress })
  progress.end()
  if (!ledger) throw new Error('The restored ledger was not verified.')
  return ledger
}

/** What fails is cleared away; what is killed keeps a name that says what it is. */
const intoFolder = async (from: string, into: string, manifest: Manifest, called: Called): Promise<LedgerReport> => {
  const { beginRestore } = await import('#core/ground/postgres/restore-target.ts')
  const { folder, finish, abandon } = await beginRestore(into, clusterFolder)
  try {
    const house = await openHouse({ var: folder, databaseUrl: called.env.DATABASE_URL, roles: ['keeper'] })
    const ledger = await fill(house, from, manifest, called).finally(house.close)
    finish()
    return ledger
  } catch (fault) {
    abandon()
    throw fault
  }
}

const intoPlace = async (from: string, into: string, manifest: Manifest, called: Called): Promise<LedgerReport> => {
  const url = called.env.DATABASE_URL
  if (!url) return intoFolder(from, into, manifest, called)
  const { markWhole, takeEmptyDatabase } = await import('#core/ground/postgres/restore-target.ts')
  const { admin, database } = readDatabaseUrl(url)
  await takeEmptyDatabase(admin, database)
  const ledger = await intoFolder(from, into, manifest, called)
  await markWhole(admin, database)
  return ledger
}

const restore = async (called: Called): Promise<Ending> => {
  const { args, options, printer } = called
  if (typeof options.into !== 'string') {
    printer.note('Say into which folder: --into VAR')
    return 'usage'
  }
  const { isSound } = await import('#core/ledger/verify-ledger.ts')
  const [from, into] = [resolve(args[0] ?? ''), resolve(options.into)]
  const manifest = await readThrough(from, called)
  const ledger = await intoPlace(from, into, manifest, called)
  printer.line(
    `Restored as it stood at ${manifest.takenAt}: ${manifest.tables.length} tables, ${manifest.jobs.rows} jobs put down again.`,
  )
  for (const line of sayLedger(ledger)) printer.line(line)
  printer.note(`Start on it with: BREAKWATER_VAR=${into} ./breakwater start`)
  if (isSound(ledger)) return 'done'
  printer.note('The ledger was like this when the backup was taken: the files of the backup are as they were written.')
  return 'rejected'
}

export const restoreCommand: Command = {
  name: 'restore',
  group: 'keep',
  line: 'bring back what a backup took, into a new place',
  usage: 'FROM --into VAR',
  takes: [1, 1],
  help: `
Reads the backup in FROM through against the fingerprints in its list before it does anything; a file that is missing, cut
short or altered is named and nothing is touched. Then it makes a new database below the folder VAR, which must not exist
or be empty, fills it in one transaction, counts every table, holds every leaf of the ledger against its entry, and puts
outstanding jobs down again. The roles get new passwords. Ends with 3 when the ledger was not sound already in the backup.

With DATABASE_URL the rows go into that database, which must be empty, and the passwords into VAR (or BREAKWATER_SECRETS).

A restore that is killed leaves a folder VAR.half-restored-… (a database named by DATABASE_URL says in its description that
it is half restored). Repeating clears the folder away; such a database has to be dropped.

A backup is restored by the version of the program that took it; a newer version can then be run on what was restored.

After restoring, repeat every expunging that is younger than the backup.`,
  options: { into: { type: 'string', value: 'VAR', line: 'the folder to make; BREAKWATER_VAR of what is restored' } },
  examples: [
    './breakwater restore /backups/2026-10-03 --into /srv/breakwater/var',
    'DATABASE_URL=postgres://admin:…@db.example/empty ./breakwater restore /backups/2026-10-03 --into var',
  ],
  run: restore,
}
