// Where a run of the tests keeps its databases and everything else that it throws away: in memory, where there is room.
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { freemem, tmpdir } from 'node:os'
import { join } from 'node:path'

/** What the databases of a run come to at their most, and some more. */
const ROOM = 3_000_000_000
// linux/magic.h: TMPFS_MAGIC
const TMPFS = 0x0102_1994

/** Hundreds of databases are made and dropped, a thousand files each: on ext4 that took more of PostgreSQL's time than all tests. */
const memory = '/dev/shm'

const hasRoom = (): boolean => {
  try {
    const { type, bavail, bsize } = statfsSync(memory)
    return type === TMPFS && bavail * bsize > ROOM && freemem() > 2 * ROOM
  } catch {
    return false
  }
}

/** Containers often forbid it there, and some tests start what they wrote. */
const letsStart = (folder: string): boolean => {
  const file = join(folder, 'starts')
  writeFileSync(file, '#!/bin/sh\nexit 0\n', { mode: 0o700 })
  const { status } = spawnSync(file)
  rmSync(file)
  return status === 0
}

/** Entered by anybody who knows its parts' names, as the folder of temporary files is: a database may run as somebody else. */
const makeIn = (parent: string): string => {
  const folder = mkdtempSync(join(parent, 'bw-'))
  chmodSync(folder, 0o711)
  return folder
}

export const makeWorkingFolder = (): string => {
  if (!hasRoom()) return makeIn(tmpdir())
  const folder = makeIn(memory)
  if (letsStart(folder)) return folder
  rmSync(folder, { recursive: true })
  return makeIn(tmpdir())
}
