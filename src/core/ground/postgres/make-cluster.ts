// Makes the data folder of a new cluster. It gets its name only when it is whole, so one that broke off is simply made again.
import { spawn } from 'node:child_process'
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from '../problem.ts'
import type { Binaries } from './binaries.ts'
import type { ClusterFolder } from './cluster-folder.ts'
import type { RunAs } from './run-as.ts'

export const SUPERUSER = 'postgres'

// Text order by code point and letters by Unicode, the same on every machine; from 17 on PostgreSQL brings it itself.
const localeOf = (version: number): readonly string[] =>
  version >= 17 ? ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : ['--locale=C.UTF-8']

type OnStarted = (pid: number) => void

const runInitdb = (binaries: Binaries, runAs: RunAs, args: readonly string[], onStarted: OnStarted): Promise<void> =>
  new Promise((resolve, reject) => {
    const command = runAs.wrap(join(binaries.folder, 'initdb'), args)
    const child = spawn(command.file, [...command.args], { ...runAs.options, stdio: ['ignore', 'ignore', 'pipe'] })
    if (child.pid) onStarted(child.pid)
    let said = ''
    child.stderr?.on('data', chunk => {
      said += chunk
    })
    child.on('error', reject)
    child.on('close', code => (code === 0 ? resolve() : reject(new Error(said.trim() || `initdb ended with ${code}`))))
  })

const initialise = async (
  binaries: Binaries,
  runAs: RunAs,
  folder: ClusterFolder,
  password: string,
  onStarted: OnStarted,
): Promise<void> => {
  const passwordFile = join(folder.home, 'password.once')
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  runAs.own(folder.home)
  const settings = ['--encoding=UTF8', ...localeOf(binaries.version), '--data-checksums', '--auth=scram-sha-256']
  try {
    await runInitdb(
      binaries,
      runAs,
      ['-D', folder.making, '-U', SUPERUSER, `--pwfile=${passwordFile}`, ...settings],
      onStarted,
    )
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

export const makeCluster = async (
  binaries: Binaries,
  runAs: RunAs,
  folder: ClusterFolder,
  password: string,
  /** Told of the process that makes the data: while it lives, nobody else may begin. */
  onStarted: OnStarted,
): Promise<void> => {
  rmSync(folder.making, { recursive: true, force: true })
  try {
    await initialise(binaries, runAs, folder, password, onStarted)
  } catch (cause) {
    throw new Problem({
      what: `A new database could not be made: ${(cause as Error).message}`,
      where: folder.home,
      mend: 'see that the disk has room and that this folder may be written, then start again.',
      cause,
    })
  }
  renameSync(folder.making, folder.data)
}

export const hasCluster = (folder: ClusterFolder): boolean => {
  if (!existsSync(folder.data)) return false
  if (existsSync(join(folder.data, 'PG_VERSION'))) return true
  throw new Problem({
    what: 'The folder of the database is there, but no PostgreSQL data is in it.',
    where: folder.data,
    mend: 'bring it back from a backup; or, if nothing in it is needed, remove it and start again.',
  })
}
