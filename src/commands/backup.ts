// Takes everything the database holds to a folder.
import { startProgress } from '#core/ground/progress.ts'
import { openHouse } from '../composition.ts'
import type { Called, Command } from './command.ts'

const backup = async ({ args: [to = ''], printer, env, options }: Called) => {
  const { takeBackup } = await import('#core/ground/postgres/backup.ts')
  const { SUPPRESSION_FILE, suppressionKeyToKeep } = await import('#core/guard/suppression.ts')
  const house = await openHouse({ databaseUrl: env.DATABASE_URL, prepare: false, roles: ['keeper'] })
  try {
    const progress = startProgress(printer, house.clock, { doing: 'Backing up', unit: 'rows' })
    const key = await suppressionKeyToKeep(house.pools.db.keeper, house.place.secrets)
    const kept = key === undefined ? [] : [{ file: SUPPRESSION_FILE, text: key }]
    const taken = await takeBackup({ place: house.place, to, clock: house.clock, kept, progress })
    progress.end()
    if (options.json) printer.line(JSON.stringify(taken))
    else
      printer.line(`The backup is whole: ${to} (${taken.tables.length} tables, ${taken.jobs.rows} outstanding jobs).`)
    printer.note(
      'It is not encrypted and holds personal data: keep it where only those may read it who may read everything.',
    )
    return 'done' as const
  } finally {
    await house.close()
  }
}

export const backupCommand: Command = {
  name: 'backup',
  group: 'keep',
  line: 'take everything the database holds to a folder',
  usage: 'TO [--json]',
  takes: [1, 1],
  help: `
Writes every table, as it stood at one moment, to the folder TO: one compressed file a table, and last a list with the
fingerprint of each (manifest.json). Pages and work go on meanwhile. The folder gets its name when all is in it; a backup
that broke off is called TO.unfinished-…, cannot be restored, and is cleared away by the next backup to TO.

With it go the jobs that are outstanding and the key of the suppression list, without which the next delivery would bring
back what was expunged. The passwords of the database's roles do not: a restore makes new ones.

The folder is not encrypted and not signed. Only its owner may read it here; put it on an encrypted disk, or encrypt it
(age, gpg) before it leaves the machine. What is expunged later is still in it: destroy old backups in time, and after
restoring one repeat the expunging.`,
  options: { json: { type: 'boolean', line: 'the list (manifest) as the result, for a script' } },
  examples: [
    './breakwater backup /backups/2026-10-03',
    'DATABASE_URL=postgres://… ./breakwater backup /backups/2026-10-03',
  ],
  run: backup,
}
