// What is typed finds its command, or a sentence that helps.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { printerOn } from '#core/ground/printer.ts'
import { Problem } from '#core/ground/problem.ts'
import { closest } from './closest.ts'
import type { Called, Command } from './command.ts'
import { exitCodes } from './command.ts'
import { commands } from './index.ts'
import { route } from './route.ts'

const load: Command = {
  name: 'load',
  group: 'data',
  line: 'bring in what agencies sent',
  usage: 'FOLDER [--dry-run]',
  takes: [1, 1],
  help: 'Reads a folder of sources.',
  examples: ['./breakwater load world/small'],
  options: {
    'dry-run': { type: 'boolean', short: 'n', line: 'say what would happen' },
    as: { type: 'string', value: 'MEMBER', line: 'who loads' },
  },
  run: async ({ args, options, printer }) => {
    printer.line(`${args[0]} ${options['dry-run'] === true} ${options.as ?? '-'}`)
    return 'rejected'
  },
}

const failing: Command = {
  ...load,
  name: 'share',
  run: async () => {
    throw new Problem({
      what: 'The file is not whole.',
      where: 'people.csv, line 7',
      mend: 'ask for it again.',
      cause: new Error('eof'),
    })
  },
}

const type = async (words: string, env: Called['env'] = {}) => {
  const [out, err]: [string[], string[]] = [[], []]
  const printer = printerOn({ write: text => out.push(text) }, { write: text => err.push(text) })
  const ending = await route(words.split(' ').filter(Boolean), { commands: [load, failing], printer, env })
  return { ending, code: exitCodes[ending].code, out: out.join(''), err: err.join('') }
}

test('a command gets its arguments and options, and its ending is the code', async () => {
  const { out, code } = await type('load world/small -n --as dana')
  assert.equal(out, 'world/small true dana\n')
  assert.equal(code, 3)
})

test('the overview lists the commands by group and the codes', async () => {
  const { out, code } = await type('--help')
  assert.match(out, /Bring data in and look at it:\n {2}load +bring in what agencies sent/)
  assert.match(out, /0 {2}done/)
  assert.equal(code, 0)
  assert.equal((await type('')).code, 2)
  assert.equal((await type('help')).out, out)
})

test('a command explains itself with examples', async () => {
  const { out } = await type('load --help')
  assert.match(out, /^Usage: \.\/breakwater load FOLDER \[--dry-run\]/)
  assert.match(out, /-n, --dry-run +say what would happen/)
  assert.match(out, /--as MEMBER +who loads/)
  assert.match(out, /Example:\n {2}\.\/breakwater load world\/small/)
  assert.equal((await type('help load')).out, out)
})

test('a slip of the finger is understood', async () => {
  const { err, code } = await type('laod world')
  assert.match(err, /There is no command laod\. Did you mean load\?/)
  assert.equal(code, 2)
  assert.doesNotMatch((await type('xyzzy')).err, /Did you mean/)
  assert.match((await type('load world --dryrun')).err, /no option --dryrun here\. Did you mean --dry-run\?/)
})

test('too few or too many arguments are a wrong call', async () => {
  assert.equal((await type('load')).code, 2)
  assert.match((await type('load a b')).err, /at most 1/)
  assert.equal((await type('load a --as')).code, 2)
})

test('what goes wrong is told with its place and the way to mend it, and no more', async () => {
  const { err, code } = await type('share a')
  assert.equal(err, 'The file is not whole.\nWhere: people.csv, line 7\nTo mend: ask for it again.\n')
  assert.equal(code, 1)
  assert.match((await type('share a', { BREAKWATER_DEBUG: '1' })).err, / {4}at /)
})

test('the nearest name wins', () => {
  assert.equal(closest('statr', ['start', 'serve', 'restore']), 'start')
  assert.equal(closest('q', ['start']), undefined)
})

test('every command of the program says what it does, with an example that is a whole line', () => {
  const names = commands.map(({ name }) => name)
  assert.equal(new Set(names).size, names.length)
  for (const { name, line, help, examples, options = {} } of commands) {
    assert.match(name, /^[a-z]+(-[a-z]+)*$/)
    assert.ok(line.length > 10 && line.length < 90 && !/[.A-Z]$/.test(line), `${name}: ${line}`)
    assert.ok(help.trim().length > 40, name)
    assert.ok(examples.length > 0 && examples.every(example => /npm start|\.\/breakwater /.test(example)), name)
    for (const option of Object.values(options)) assert.ok(option.line.length > 5, name)
  }
})
