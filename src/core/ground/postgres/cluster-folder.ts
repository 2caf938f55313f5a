// Where one database cluster lies: its data, its passwords, its log, who uses it, and the folder of its socket.
import { createHash } from 'node:crypto'
import { lstatSync, mkdirSync, realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Problem } from '../problem.ts'

export type ClusterFolder = {
  readonly home: string
  readonly data: string
  readonly making: string
  readonly secrets: string
  readonly log: string
  readonly users: string
  readonly lock: string
  readonly socket: string
}

// A socket's whole path may have 107 bytes on Linux and 103 on macOS (sun_path, unix(7)); ".s.PGSQL.5432.lock" comes behind the folder.
const LONGEST_SOCKET_FOLDER = 103 - '/.s.PGSQL.5432.lock'.length

const shortName = (home: string): string => `bw-${createHash('sha256').update(home).digest('hex').slice(0, 12)}`

export const socketFolder = (home: string): string => {
  const near = join(home, 's')
  if (Buffer.byteLength(near) <= LONGEST_SOCKET_FOLDER) return near
  const far = join(tmpdir(), shortName(home))
  return Buffer.byteLength(far) <= LONGEST_SOCKET_FOLDER ? far : join('/tmp', shortName(home))
}

// Root hands the folders to this user where it has no other way to run the database.
const NOBODY = 65534

/** INVARIANT: the socket's folder is entered by its owner alone; one that somebody else made first is refused. */
const makePrivate = (folder: string): void => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const found = lstatSync(folder)
  const mine = found.uid === process.getuid?.() || (process.getuid?.() === 0 && found.uid === NOBODY)
  if (found.isDirectory() && mine && (found.mode & 0o077) === 0) return
  throw new Problem({
    what: 'The folder for the database is not private to this user.',
    where: folder,
    mend: `see whose it is, then remove it or run: chmod 700 ${folder}`,
  })
}

export const openClusterFolder = (wanted: string): ClusterFolder => {
  mkdirSync(dirname(wanted), { recursive: true, mode: 0o711 })
  mkdirSync(wanted, { recursive: true, mode: 0o700 })
  const home = realpathSync(wanted)
  const folder: ClusterFolder = {
    home,
    data: join(home, 'data'),
    making: join(home, 'data.making'),
    secrets: join(home, 'secrets.json'),
    log: join(home, 'postgres.log'),
    users: join(home, 'users'),
    lock: join(home, 'starting'),
    socket: socketFolder(home),
  }
  makePrivate(folder.home)
  makePrivate(folder.socket)
  mkdirSync(folder.users, { recursive: true, mode: 0o700 })
  return folder
}
