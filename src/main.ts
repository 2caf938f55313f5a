// The command line's door: finds the command that was asked for, runs it, and ends with the code it earned.
import { terminalPrinter } from '#core/ground/printer.ts'
import { exitCodes } from './commands/command.ts'
import { commands } from './commands/index.ts'
import { route } from './commands/route.ts'

// A command that has nothing to finish simply ends: what it had not committed is undone.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    if (process.listenerCount(signal) === 1) process.exit(130)
  })

const ending = await route(process.argv.slice(2), { commands, printer: terminalPrinter(), env: process.env })
process.exitCode = exitCodes[ending].code
