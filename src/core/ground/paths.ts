// Where things lie on disk: what came with the program, and the folder that holds all that running it makes.
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const packageRoot = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..', '..')

export const migrationsFolder = join(packageRoot, 'migrations')

/** INVARIANT: nothing outside this folder is written while running, but for the database's socket where the path is too long. */
export const varFolder = (env: NodeJS.ProcessEnv = process.env): string =>
  env.BREAKWATER_VAR ? resolve(env.BREAKWATER_VAR) : join(packageRoot, 'var')
