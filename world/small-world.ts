// A world in a folder that goes away when the tests of a file are done, whatever becomes of them.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type WrittenWorld, writeWorld } from './write-world.ts'

export type SmallWorld = { readonly folder: string; readonly made: WrittenWorld }

export const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'breakwater-world-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'world')
}

export const aWorld = async (records = 4000, seed = 'tests'): Promise<SmallWorld> => {
  const folder = newFolder()
  return { folder, made: await writeWorld({ records, seed, out: folder }) }
}
