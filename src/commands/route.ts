// From what was typed to the command that does it, or to a sentence that says what was probably meant.
import { parseArgs } from 'node:util'
import type { Printer } from '#core/ground/printer.ts'
import { tellProblem } from '#core/ground/problem.ts'
import { closest } from './closest.ts'
import type { Called, Command, Ending, OptionValues } from './command.ts'
import { helpOf, overview } from './help.ts'

export type Routing = {
  readonly commands: readonly Command[]
  readonly printer: Printer
  readonly env: NodeJS.ProcessEnv
}

const wrongly = (printer: Printer, text: string, hint: string): Ending => {
  printer.note(text)
  printer.note(hint)
  return 'usage'
}

const meant = (typed: string, names: readonly string[], before = ''): string => {
  const near = closest(typed, names)
  return near ? ` Did you mean ${before}${near}?` : ''
}

const parse = (command: Command, typed: readonly string[]) => {
  const options = Object.fromEntries(
    Object.entries({ ...command.options, help: { type: 'boolean', short: 'h' } as const }).map(([name, spec]) => [
      name,
      {
        type: spec.type,
        ...('short' in spec && spec.short ? { short: spec.short } : {}),
        multiple: 'multiple' in spec && spec.multiple === true,
      },
    ]),
  )
  return parseArgs({ args: [...typed], options, allowPositionals: true, strict: true })
}

type Parsed = { readonly values: OptionValues; readonly args: readonly string[] } | { readonly wrong: string }

const tryParse = (command: Command, typed: readonly string[]): Parsed => {
  try {
    const { values, positionals } = parse(command, typed)
    return { values, args: positionals }
  } catch (fault) {
    const unknown = /^Unknown option '--?([^']+)'/.exec((fault as Error).message)?.[1]
    if (!unknown) return { wrong: (fault as Error).message }
    return { wrong: `There is no option --${unknown} here.${meant(unknown, Object.keys(command.options ?? {}), '--')}` }
  }
}

const wrongCount = ({ takes: [least, most] = [0, 0] }: Command, count: number): string | undefined => {
  if (count < least)
    return least === 1
      ? 'Something is missing after the command.'
      : `It takes ${least} things after the command; ${count} were given.`
  if (count > most)
    return most === 0
      ? 'It takes nothing but options.'
      : `It takes at most ${most} things after the command; ${count} were given.`
  return undefined
}

const carryOut = async (command: Command, called: Called): Promise<Ending> => {
  try {
    return await command.run(called)
  } catch (fault) {
    called.printer.note(tellProblem(fault))
    if (called.env.BREAKWATER_DEBUG) called.printer.note(fault instanceof Error ? (fault.stack ?? '') : '')
    return 'failed'
  }
}

const runCommand = async (command: Command, typed: readonly string[], { printer, env }: Routing): Promise<Ending> => {
  const parsed = tryParse(command, typed)
  const hint = `See: ./breakwater ${command.name} --help`
  if ('wrong' in parsed) return wrongly(printer, parsed.wrong, hint)
  if (parsed.values.help) {
    printer.line(helpOf(command))
    return 'done'
  }
  const wrong = wrongCount(command, parsed.args.length)
  if (wrong) return wrongly(printer, wrong, hint)
  return carryOut(command, { options: parsed.values, args: parsed.args, printer, env })
}

export const route = async (typed: readonly string[], routing: Routing): Promise<Ending> => {
  const { commands, printer } = routing
  const [name = '', ...rest] = typed
  if (['', '--help', '-h'].includes(name) || (name === 'help' && rest.length === 0)) {
    printer.line(overview(commands))
    return name === '' ? 'usage' : 'done'
  }
  if (name === 'help') return route([...rest.slice(0, 1), '--help'], routing)
  const command = commands.find(candidate => candidate.name === name)
  if (command) return runCommand(command, rest, routing)
  const names = commands.map(candidate => candidate.name)
  return wrongly(printer, `There is no command ${name}.${meant(name, names)}`, 'See all of them: ./breakwater --help')
}
