// A folder that gets its name only when all is in it; until then, and if the work breaks off, its name says that it is not whole.
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { Problem } from './problem.ts'
import { isStampAlive, stampOf } from './processes.ts'

export type UnfinishedFolder = {
  /** Where to work meanwhile. */
  readonly folder: string
  /** Gives it its name. */
  readonly finish: () => void
  /** Takes it away with all that is in it. */
  readonly abandon: () => void
}

export type Making = {
  readonly to: string
  /** What it is until it is whole, such as half-restored; part of its name. */
  readonly meanwhile: string
  readonly mode: number
  /** What must happen before one that a killed process left is cleared away. */
  readonly beforeClearing?: (folder: string) => Promise<void>
}

const refuseTaken = (to: string): void => {
  if (!existsSync(to) || readdirSync(to).length === 0) return
  throw new Problem({
    what: 'There is something in that place already.',
    where: to,
    mend: 'give a folder that does not exist yet, such as one with the date in its name.',
  })
}

/** INVARIANT: only what a dead process left is cleared; it holds data that nobody asked to keep. */
const clearLeftovers = async (prefix: string, { beforeClearing }: Making): Promise<void> => {
  for (const name of readdirSync(dirname(prefix)).filter(entry => entry.startsWith(basename(prefix)))) {
    if (isStampAlive(name.slice(basename(prefix).length))) continue
    const left = join(dirname(prefix), name)
    await beforeClearing?.(left)
    rmSync(left, { recursive: true, force: true })
  }
}

const syncFolder = (folder: string): void => {
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

export const beginFolder = async (making: Making): Promise<UnfinishedFolder> => {
  const to = resolve(making.to)
  mkdirSync(dirname(to), { recursive: true, mode: 0o711 })
  refuseTaken(to)
  const prefix = `${to}.${making.meanwhile}-`
  await clearLeftovers(prefix, making)
  const folder = prefix + stampOf(process.pid)
  mkdirSync(folder, { mode: making.mode })
  const finish = () => {
    syncFolder(folder)
    renameSync(folder, to)
    syncFolder(dirname(to))
  }
  return { folder, finish, abandon: () => rmSync(folder, { recursive: true, force: true }) }
}
