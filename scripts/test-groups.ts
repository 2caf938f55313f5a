// The groups of tests, each with the time its files may take, and the order in which all files run.
import { globSync } from 'node:fs'
import { slowFiles } from './slow-files.ts'

export type TestGroup = {
  readonly name: string
  /** Seconds of all its files together, two of which run at a time. */
  readonly budget: number
  /** What a file takes of which nothing is known, in seconds. */
  readonly usually: number
  /** Files are run together in one process up to so many seconds: what they all need takes two seconds to load. */
  readonly together: number
  /** Seconds after which a test, or its whole process, is ended: one that waits for what never comes has failed. */
  readonly longestTest: number
  readonly longestRun: number
  readonly files: readonly string[]
  readonly except?: readonly string[]
}

const special = ['db', 'http', 'browser', 'pg15', 'long'] as const
const everywhere = (kind: string) => [
  `src/**/*.${kind}.test.ts`,
  `world/**/*.${kind}.test.ts`,
  `test/**/*.${kind}.test.ts`,
  `bench/**/*.${kind}.test.ts`,
]
const ofSpecialKinds = special.flatMap(everywhere)

/** Seconds that `npm test` may take in all, on two quiet cores. */
export const wholeBudget = 300

const limits = { longestTest: 180, longestRun: 600 }

export const groups = [
  {
    ...limits,
    name: 'unit',
    together: 75,
    budget: 50,
    usually: 0.5,
    files: [
      'src/**/*.test.ts',
      'world/**/*.test.ts',
      'scripts/**/*.test.ts',
      'bench/**/*.test.ts',
      'test/shape/*.test.ts',
    ],
    except: ofSpecialKinds,
  },
  {
    ...limits,
    name: 'database',
    together: 75,
    budget: 170,
    usually: 2,
    files: [...everywhere('db'), ...everywhere('pg15')],
  },
  {
    ...limits,
    name: 'http',
    together: 75,
    budget: 160,
    usually: 2.5,
    files: [...everywhere('http'), 'test/access/*.test.ts'],
  },
  { ...limits, name: 'browser', together: 45, budget: 90, usually: 40, files: everywhere('browser') },
  {
    ...limits,
    name: 'two-worlds',
    together: 45,
    budget: 110,
    usually: 30,
    files: ['test/two-worlds/*.test.ts'],
    except: ofSpecialKinds,
  },
  {
    ...limits,
    name: 'story',
    together: 45,
    budget: 20,
    usually: 12,
    files: ['test/story/*.test.ts'],
    except: ofSpecialKinds,
  },
] as const satisfies readonly TestGroup[]

/** By request only (`npm run long`): kill rounds, large worlds, everything that takes minutes. */
export const longGroup: TestGroup = {
  name: 'long',
  together: 1,
  budget: 3600,
  usually: 120,
  longestTest: 1800,
  longestRun: 3600,
  files: everywhere('long'),
}

export const filesOf = ({ files, except = [] }: TestGroup, root: string): readonly string[] =>
  globSync([...files], { cwd: root, exclude: [...except] }).sort()

/** Groups by name, or files by part of their path: `npm test -- http`, `npm test -- src/resolve`. */
export const choose = (asked: readonly string[], all: readonly TestGroup[], root: string) => {
  const names = asked.filter(word => all.some(group => group.name === word))
  const parts = asked.filter(word => !names.includes(word))
  return all
    .filter(group => names.length === 0 || names.includes(group.name))
    .map(group => ({
      group,
      files: filesOf(group, root).filter(file => parts.length === 0 || parts.some(part => file.includes(part))),
    }))
}

/** Files that one process runs. */
export type Batch = { readonly files: readonly string[]; readonly group: TestGroup; readonly seconds: number }

/** As many processes as their seconds ask for, each given the longest file that is left while it has the least to do. */
const batchesOf = (group: TestGroup, files: readonly string[]): readonly Batch[] => {
  const known = files.map(file => ({ file, seconds: slowFiles[file] ?? group.usually }))
  const all = known.reduce((sum, { seconds }) => sum + seconds, 0)
  const batches = Array.from({ length: Math.min(files.length, Math.ceil(all / group.together)) }, () => ({
    files: [] as string[],
    seconds: 0,
  }))
  for (const { file, seconds } of known.sort((one, other) => other.seconds - one.seconds)) {
    const [freest] = batches.toSorted((one, other) => one.seconds - other.seconds)
    if (!freest) break
    freest.files.push(file)
    freest.seconds += seconds
  }
  return batches.map(batch => ({ ...batch, group }))
}

/** One queue over all groups, longest first: else the last file of a group leaves a core idle. */
export const inOrder = (chosen: ReturnType<typeof choose>): readonly Batch[] =>
  chosen.flatMap(({ group, files }) => batchesOf(group, files)).sort((one, other) => other.seconds - one.seconds)
