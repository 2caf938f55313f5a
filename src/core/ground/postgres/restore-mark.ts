// The mark on a folder that a restore has begun to fill: until it is taken off, nothing may be started on that folder.
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from '../problem.ts'
import { writeDurably } from './backup-manifest.ts'

const MARK = 'half-restored.json'

export const isHalfRestored = (folder: string): boolean => existsSync(join(folder, MARK))

/** Asked by whatever opens a folder to work in it. */
export const refuseHalfRestored = (folder: string): void => {
  if (!isHalfRestored(folder)) return
  throw new Problem({
    what: 'This folder is half restored: a restore into it broke off, or is still going on.',
    where: folder,
    mend: `wait until the restore has ended; if it was stopped, remove the folder (rm -r ${folder}) and repeat the restore.`,
  })
}

/** Takes an empty folder for a restore, and marks it before anything else is in it. */
export const markRestoring = (folder: string, from: string, at: Date): void => {
  refuseHalfRestored(folder)
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new Problem({
      what: 'The folder to restore into is not empty.',
      where: folder,
      mend: 'give one that does not exist yet; what is restored is never mixed with what is there.',
    })
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  writeDurably(join(folder, MARK), `${JSON.stringify({ from, since: at.toISOString() })}\n`)
}

export const markRestored = (folder: string): void => rmSync(join(folder, MARK))
