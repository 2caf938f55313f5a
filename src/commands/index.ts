// The commands, in the order in which the help shows them. A new one is a file here and a line in this list.
import { backupCommand } from './backup.ts'
import { benchCommand } from './bench.ts'
import type { Command } from './command.ts'
import { expungeCommand } from './expunge.ts'
import { linkCommand } from './link.ts'
import { loadCommand } from './load.ts'
import { migrateCommand } from './migrate.ts'
import { namesCommand } from './names.ts'
import { pictureCommand } from './picture.ts'
import { qualityCommand } from './quality.ts'
import { restoreCommand } from './restore.ts'
import { serveCommand } from './serve.ts'
import { startCommand } from './start.ts'
import { verifyLedgerCommand } from './verify-ledger.ts'
import { workCommand } from './work.ts'
import { worldCommand } from './world.ts'

export const commands: readonly Command[] = [
  startCommand,
  serveCommand,
  workCommand,
  worldCommand,
  loadCommand,
  namesCommand,
  pictureCommand,
  linkCommand,
  qualityCommand,
  migrateCommand,
  backupCommand,
  restoreCommand,
  expungeCommand,
  verifyLedgerCommand,
  benchCommand,
]
