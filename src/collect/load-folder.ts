// Loads every source that lies in a folder: its agencies and agreements first, then each source by itself, so that one bad source stops no other.
import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { Problem } from '#core/ground/problem.ts'
import type { Intake } from './intake.ts'
import { descriptionFile, loadSource, type SourceFolder, type SourceReport } from './load-source.ts'
import { readDirectory, registerDirectory } from './register-directory.ts'
import type { Refusal } from './rejection.ts'

export type FolderReport = {
  /** What is wrong with agencies.yaml and agreements.yaml. */
  readonly directory: readonly Refusal[]
  readonly sources: readonly SourceReport[]
}

/** Who watches a load: which source is next, how far it is, what became of it. */
export type WatchingLoad = {
  readonly onProgress?: (step: 'read' | 'applied', count: number) => void
  readonly onSource?: (folder: SourceFolder) => void
  readonly onReport?: (report: SourceReport) => void
}

const isSource = (path: string): boolean => existsSync(join(path, descriptionFile))

/** The folders with a source.yaml: the folder itself, or those right under it, by name. */
export const sourcesIn = (folder: string): readonly SourceFolder[] => {
  const path = resolve(folder)
  if (!existsSync(path) || !statSync(path).isDirectory())
    throw new Problem({
      what: 'The folder to load is not there.',
      where: path,
      mend: 'give the folder that holds the sources, each in a folder of its own with a source.yaml.',
    })
  if (isSource(path)) return [{ name: basename(path), path }]
  const names = readdirSync(path, { withFileTypes: true })
    .filter(entry => entry.isDirectory() && isSource(join(path, entry.name)))
    .map(entry => entry.name)
    .sort()
  if (names.length === 0)
    throw new Problem({
      what: 'The folder holds no source.',
      where: path,
      mend: 'put each source into a folder of its own, with its files and a source.yaml that describes them.',
    })
  return names.map(name => ({ name, path: join(path, name) }))
}

export const loadFolder = async (
  intake: Intake,
  folder: string,
  watching: WatchingLoad = {},
): Promise<FolderReport> => {
  const { onProgress } = watching
  const sources = sourcesIn(folder)
  const directory = await registerDirectory(intake.db, resolve(folder))
  const known = await readDirectory(intake.db, intake.clock.now())
  const reports: SourceReport[] = []
  for (const source of sources) {
    watching.onSource?.(source)
    const report = await loadSource({ ...intake, ...(onProgress ? { onProgress } : {}) }, source, known)
    reports.push(report)
    watching.onReport?.(report)
  }
  return { directory, sources: reports }
}
