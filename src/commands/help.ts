// What `./breakwater --help` and `./breakwater COMMAND --help` say, made from the commands' own data.
import { type Command, exitCodes, type Group, groups, type OptionSpec } from './command.ts'

const column = (text: string, width: number): string => text.padEnd(width)

const inGroup = (commands: readonly Command[], group: Group): readonly string[] => {
  const members = commands.filter(command => command.group === group)
  if (members.length === 0) return []
  const width = Math.max(...commands.map(({ name }) => name.length)) + 2
  return ['', `${groups[group]}:`, ...members.map(({ name, line }) => `  ${column(name, width)}${line}`)]
}

const settings = [
  ['PORT', 'where pages are served on this machine (8080)'],
  ['BREAKWATER_URL', 'the address people reach it by, where a proxy stands in front'],
  ['BREAKWATER_VAR', 'the folder for everything that running makes (./var)'],
  ['DATABASE_URL', 'a PostgreSQL (15 or newer) of your own, with its administrator; else Breakwater runs one itself'],
  ['BREAKWATER_SECRETS', 'the file with the passwords of the roles on that server (else one in BREAKWATER_VAR)'],
  ['BREAKWATER_DEBUG', 'show where in the program a fault arose'],
] as const

const endings = (): readonly string[] => Object.values(exitCodes).map(({ code, means }) => `  ${code}  ${means}`)

export const overview = (commands: readonly Command[]): string =>
  [
    'Breakwater: the system a taskforce against people-smuggling gangs runs on.',
    '',
    'Usage: ./breakwater COMMAND [options]',
    ...(Object.keys(groups) as Group[]).flatMap(group => inGroup(commands, group)),
    '',
    'Begin with:',
    '  npm start                      the demonstration, on http://127.0.0.1:8080',
    '  ./breakwater COMMAND --help    what a command does, with examples',
    '',
    'Settings (environment):',
    ...settings.map(([name, line]) => `  ${column(name, 20)}${line}`),
    '',
    'A command ends with:',
    ...endings(),
  ].join('\n')

const optionLine = ([name, { short, type, value, line }]: [string, OptionSpec]): string => {
  const flag = `${short ? `-${short}, ` : ''}--${name}${type === 'string' ? ` ${value ?? 'TEXT'}` : ''}`
  return `  ${column(flag, 28)}${line}`
}

export const helpOf = ({ name, usage, help, examples, options = {} }: Command): string =>
  [
    `Usage: ./breakwater ${name}${usage ? ` ${usage}` : ''}`,
    '',
    help.trim(),
    '',
    'Options:',
    ...Object.entries(options).map(optionLine),
    optionLine(['help', { short: 'h', type: 'boolean', line: 'this text' }]),
    '',
    examples.length > 1 ? 'Examples:' : 'Example:',
    ...examples.map(example => `  ${example}`),
  ].join('\n')
