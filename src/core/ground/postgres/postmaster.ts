// The running server of a data folder, as its own postmaster.pid tells, also one that a killed run left behind.
import { existsSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { isAlive, nameOf } from '../processes.ts'
import type { ClusterFolder } from './cluster-folder.ts'

export type Postmaster = { readonly pid: number; readonly socket: string }

const pidFile = (folder: ClusterFolder): string => join(folder.data, 'postmaster.pid')

/** A server that leaves takes its note with it between two looks. */
const readIfThere = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8')
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw fault
  }
}

// Lines: process, data folder, start, port, socket folder, address, shared memory, state (PostgreSQL, src/include/utils/pidfile.h).
const read = (folder: ClusterFolder): Postmaster | undefined => {
  const note = readIfThere(pidFile(folder))
  if (note === undefined) return undefined
  const [pid = '', data = '', , , socket = ''] = note.split('\n')
  const ours = existsSync(data) && realpathSync(data) === realpathSync(folder.data)
  return ours && Number(pid) > 0 ? { pid: Number(pid), socket } : undefined
}

const isPostgres = (pid: number): boolean => isAlive(pid) && (nameOf(pid) ?? 'postgres') === 'postgres'

/** The server that is alive; a file that names another program's process is cleared, for PostgreSQL itself would refuse to start. */
export const findPostmaster = (folder: ClusterFolder): Postmaster | undefined => {
  const found = read(folder)
  if (!found) return undefined
  if (isPostgres(found.pid)) return found
  rmSync(pidFile(folder), { force: true })
  return undefined
}

export const isRunning = isPostgres
