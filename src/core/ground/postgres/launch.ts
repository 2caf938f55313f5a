// Starts the PostgreSQL that comes with the program, on a Unix socket only; finds again the one that a killed run left behind.
import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, fstatSync, ftruncateSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type HeldLock, withLockFolder } from '../lock-folder.mjs'
import { Problem } from '../problem.ts'
import { ensureSecrets } from '../secrets.ts'
import { type Binaries, embeddedBinaries } from './binaries.ts'
import { type ClusterFolder, openClusterFolder } from './cluster-folder.ts'
import { checkIn, checkOut, newCard } from './cluster-users.ts'
import { hasCluster, makeCluster, SUPERUSER } from './make-cluster.ts'
import { findPostmaster, isRunning } from './postmaster.ts'
import { chooseRunAs, type RunAs } from './run-as.ts'
import { type Admin, connectionTo, withClient } from './server.ts'
import { type Settings, serverSettings } from './settings.ts'

export type Cluster = {
  readonly admin: Admin
  readonly pid: number
  readonly version: number
  /** Whether this start made the data, woke a stopped server or found one running. */
  readonly how: 'made' | 'started' | 'found'
  readonly secrets: string
  /** Leaves the cluster; the last to leave stops it. */
  readonly stop: () => Promise<void>
}

export type LaunchWith = {
  readonly home: string
  readonly binaries?: Binaries
  readonly settings?: Settings
}

const PORT = 5432
const LOG_LIMIT = 10_000_000
const READY_WITHIN = 600_000
const STOP_WITHIN = 60_000

const openLog = (file: string): number => {
  const log = openSync(file, 'a', 0o600)
  if (fstatSync(log).size > LOG_LIMIT) ftruncateSync(log)
  return log
}

/** INVARIANT: a session of its own, so that Ctrl-C in the terminal reaches the program first and the database last. */
const spawnServer = (binaries: Binaries, runAs: RunAs, folder: ClusterFolder, settings: Settings): ChildProcess => {
  const log = openLog(folder.log)
  const args = ['-D', folder.data, '-p', String(PORT), ...serverSettings(folder.socket, settings)]
  const command = runAs.wrap(join(binaries.folder, 'postgres'), args)
  const child = spawn(command.file, [...command.args], {
    ...runAs.options,
    cwd: '/',
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', log, log],
    detached: true,
  })
  closeSync(log)
  child.on('error', () => {})
  child.unref()
  return child
}

const lastWords = (folder: ClusterFolder): string =>
  readFileSync(folder.log, 'utf8').trim().split('\n').slice(-5).join('\n')

const answers = async (admin: Admin): Promise<'yes' | 'not-yet'> => {
  try {
    const config = connectionTo(admin.server, admin.login, 'postgres')
    await withClient({ ...config, connectionTimeoutMillis: 5_000, query_timeout: 5_000 }, client =>
      client.query('select 1'),
    )
    return 'yes'
  } catch (fault) {
    // 28P01, 28000: it answers, but not to us.
    if (['28P01', '28000'].includes((fault as { code?: string }).code ?? '')) throw fault
    return 'not-yet'
  }
}

const whenReady = async (admin: Admin, stillStarting: () => boolean): Promise<boolean> => {
  for (const until = Date.now() + READY_WITHIN; Date.now() < until; await wait(15)) {
    if ((await answers(admin)) === 'yes') return true
    if (!stillStarting()) return false
  }
  return false
}

/** A server killed a moment ago may still have children that hold its memory; they leave by themselves. */
const wake = async (
  binaries: Binaries,
  runAs: RunAs,
  folder: ClusterFolder,
  settings: Settings,
  admin: Admin,
): Promise<number> => {
  for (let tries = 0; tries < 20; tries += 1) {
    const child = spawnServer(binaries, runAs, folder, settings)
    if (await whenReady(admin, () => child.exitCode === null && child.signalCode === null))
      return findPostmaster(folder)?.pid ?? child.pid ?? 0
    if (!/still in use|lock file .* already exists/.test(lastWords(folder))) break
    await wait(250)
  }
  throw new Problem({
    what: `PostgreSQL did not start.\n${lastWords(folder)}`,
    where: folder.log,
    mend: 'see what the log says; if the disk is full, make room; then start again.',
  })
}

const attach = async (pid: number, admin: Admin, folder: ClusterFolder): Promise<boolean> => {
  try {
    return await whenReady(admin, () => isRunning(pid))
  } catch (cause) {
    throw new Problem({
      what: 'The database is running but does not take its own password.',
      where: folder.secrets,
      mend: `bring the file back from a backup, or end process ${pid} and remove ${folder.home} if nothing in it is needed.`,
      cause,
    })
  }
}

const halt = async (pid: number): Promise<void> => {
  if (!isRunning(pid)) return
  // SIGINT: end transactions, write everything down, leave (PostgreSQL 18.5, "Shutting Down the Server").
  process.kill(pid, 'SIGINT')
  for (const until = Date.now() + STOP_WITHIN; Date.now() < until; await wait(10)) if (!isRunning(pid)) return
  throw new Problem({
    what: `PostgreSQL (process ${pid}) does not stop.`,
    mend: `see what it does; as a last means: kill -QUIT ${pid}`,
  })
}

/** The program ends without having left: there is time for a word, not for waiting. Whoever is just coming in keeps the server. */
const leaveSuddenly = (folder: ClusterFolder, card: string): void => {
  if (!checkOut(folder, card).isLast || existsSync(folder.lock)) return
  const left = findPostmaster(folder)
  if (left) process.kill(left.pid, 'SIGINT')
}

type Bringing = {
  readonly folder: ClusterFolder
  readonly binaries: Binaries
  readonly settings: Settings
  readonly admin: Admin
  readonly lock: HeldLock
}

const bringUp = async ({
  folder,
  binaries,
  settings,
  admin,
  lock,
}: Bringing): Promise<{ readonly pid: number; readonly how: Cluster['how'] }> => {
  const left = hasCluster(folder) ? findPostmaster(folder) : undefined
  if (left && (await attach(left.pid, admin, folder))) return { pid: left.pid, how: 'found' }
  const runAs = chooseRunAs(join(binaries.folder, 'postgres'), folder.home)
  const isNew = !hasCluster(folder)
  if (isNew) await makeCluster(binaries, runAs, folder, admin.login.password, lock.alsoHeldBy)
  runAs.own(folder.home)
  runAs.own(folder.socket)
  return { pid: await wake(binaries, runAs, folder, settings, admin), how: isNew ? 'made' : 'started' }
}

export const startPostgres = async ({
  home,
  binaries = embeddedBinaries(),
  settings = {},
}: LaunchWith): Promise<Cluster> => {
  const folder = openClusterFolder(home)
  const card = newCard()
  const goneSuddenly = () => leaveSuddenly(folder, card)
  return withLockFolder(folder.lock, async lock => {
    process.once('exit', goneSuddenly)
    const password = ensureSecrets(folder.secrets, [SUPERUSER])[SUPERUSER] ?? ''
    const admin: Admin = { server: { host: folder.socket, port: PORT }, login: { user: SUPERUSER, password } }
    const { pid, how } = await bringUp({ folder, binaries, settings, admin, lock })
    checkIn(folder, card)
    const leave = async () => {
      process.removeListener('exit', goneSuddenly)
      if (checkOut(folder, card).isLast) await halt(pid)
    }
    const stop = () => withLockFolder(folder.lock, leave)
    return { admin, pid, version: binaries.version, how, secrets: folder.secrets, stop }
  })
}
