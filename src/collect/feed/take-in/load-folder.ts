// Loads every source that lies in a folder: its agencies and agreements first, then each source by itself, so that one bad source stops no other.
import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { Problem } from '#core/ground/problem.ts'
import { readDirectory, registerDirectory } from '../describe/register-directory.ts'
import type { Intake } from './intake.ts'
import {
  descriptionFile,
  loadSource,
  type ReadSource,
  readSource,
  type SourceFolder,
  type SourceReport,
} from './load-source.ts'
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

const agencyOf = ({ folder, read }: ReadSource): string =>
  'description' in read ? read.description.agency : `the folder ${folder.name}`

const loadOne = async (intake: Intake, source: ReadSource, watching: WatchingLoad): Promise<SourceReport> => {
  const { onProgress } = watching
  watching.onSource?.(source.folder)
  const report = await loadSource({ ...intake, ...(onProgress ? { onProgress } : {}) }, source)
  watching.onReport?.(report)
  return report
}

/**
 * Loads every source in a folder. `others` are further connections: while the database works for one agency's source, another's is read.
 * INVARIANT: an agency's sources follow one another, so that what its feed writes is written in the same order every time.
 */
export const loadFolder = async (
  intake: Intake,
  folder: string,
  watching: WatchingLoad = {},
  others: readonly Intake[] = [],
): Promise<FolderReport> => {
  const directory = await registerDirectory(intake.db, resolve(folder))
  const known = await readDirectory(intake.db, intake.clock.now())
  const sources = await Promise.all(sourcesIn(folder).map(source => readSource(source, known)))
  const waiting = [...Map.groupBy(sources, agencyOf).values()]
  const reports = new Map<ReadSource, SourceReport>()
  const work = async (hand: Intake): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift())
      for (const source of next) reports.set(source, await loadOne(hand, source, watching))
  }
  const ended = await Promise.allSettled([intake, ...others].map(work))
  const failed = ended.find(end => end.status === 'rejected')
  if (failed) throw failed.reason
  return { directory, sources: sources.flatMap(source => reports.get(source) ?? []) }
}
