// PostgreSQL refuses to run as root. Where the program does, the database runs in a namespace of its own, or as nobody.

import { type SpawnOptions, spawnSync } from 'node:child_process'
import { chownSync, lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from '../problem.ts'

export type RunAs = {
  /** The command to start instead of the given one. */
  readonly wrap: (file: string, args: readonly string[]) => { readonly file: string; readonly args: readonly string[] }
  readonly options: SpawnOptions
  /** Hands a folder and all in it to whoever the database runs as. */
  readonly own: (folder: string) => void
}

const NOBODY = 65534

const asMyself: RunAs = { wrap: (file, args) => ({ file, args }), options: {}, own: () => {} }

const chownAll = (path: string, id: number): void => {
  const entry = lstatSync(path)
  if (entry.uid !== id) chownSync(path, id, id)
  if (entry.isDirectory()) for (const name of readdirSync(path)) chownIfThere(join(path, name), id)
}

/** Others who wait to start lay down a note beside the data, and take it away again, at any moment. */
const chownIfThere = (path: string, id: number): void => {
  try {
    chownAll(path, id)
  } catch (fault) {
    if ((fault as { code?: string }).code !== 'ENOENT') throw fault
  }
}

/** Files stay root's own, so it also works below a home folder that only root may enter. */
const inNamespace: RunAs = {
  wrap: (file, args) => ({
    file: 'unshare',
    args: ['--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, '--', file, ...args],
  }),
  options: {},
  own: folder => chownAll(folder, 0),
}

const asNobody: RunAs = {
  wrap: (file, args) => ({ file, args }),
  options: { uid: NOBODY, gid: NOBODY },
  own: folder => chownAll(folder, NOBODY),
}

const answers = (runAs: RunAs, probe: string): boolean => {
  const { file, args } = runAs.wrap(probe, ['--version'])
  return spawnSync(file, args, { ...runAs.options, stdio: 'ignore' }).status === 0
}

const mayEnter = (folder: string): boolean =>
  spawnSync('/bin/sh', ['-c', `cd -- "$1"`, 'sh', folder], { uid: NOBODY, gid: NOBODY, stdio: 'ignore' }).status === 0

/** The first way that works here: as oneself, in a user namespace, as nobody. */
export const chooseRunAs = (probe: string, folder: string): RunAs => {
  if (process.getuid?.() !== 0) return asMyself
  if (answers(inNamespace, probe)) return inNamespace
  asNobody.own(folder)
  if (answers(asNobody, probe) && mayEnter(folder)) return asNobody
  throw new Problem({
    what: 'PostgreSQL does not run as root, and this machine offers no way round it.',
    where: folder,
    mend: 'run Breakwater as an ordinary user; or put it in a folder that every user may enter; or set DATABASE_URL.',
  })
}
