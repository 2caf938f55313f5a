// The ground's own migration without those of the rooms above it, for tests of the ground.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrationsFolder } from '../paths.ts'

export const groundAlone = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'bw-migrations-'))
  copyFileSync(join(migrationsFolder, '000-ground.sql'), join(folder, '000-ground.sql'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}
