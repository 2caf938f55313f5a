// The command line's door: finds the command that was asked for, runs it, and ends with the code it earned.
import { terminalPrinter } from '#core/ground/printer.ts'
import { exitCodes } from './commands/command.ts'
import { commands } from './commands/index.ts'
import { route } from './commands/route.ts'

const ending = await route(process.argv.slice(2), { commands, printer: terminalPrinter(), env: process.env })
process.exitCode = exitCodes[ending].code
