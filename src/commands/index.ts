// The commands, in the order in which the help shows them. A new one is a file here and a line in this list.
import type { Command } from './command.ts'
import { migrateCommand } from './migrate.ts'
import { serveCommand } from './serve.ts'
import { startCommand } from './start.ts'
import { workCommand } from './work.ts'

export const commands: readonly Command[] = [startCommand, serveCommand, workCommand, migrateCommand]
