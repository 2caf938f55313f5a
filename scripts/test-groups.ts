// The groups of tests, in the order in which they run, each with the time it may take.
import { globSync } from 'node:fs'

export type TestGroup = {
  readonly name: string
  readonly budget: number
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

export const groups = [
  {
    name: 'unit',
    budget: 30,
    files: [
      'src/**/*.test.ts',
      'world/**/*.test.ts',
      'scripts/**/*.test.ts',
      'bench/**/*.test.ts',
      'test/shape/*.test.ts',
    ],
    except: ofSpecialKinds,
  },
  { name: 'database', budget: 90, files: [...everywhere('db'), ...everywhere('pg15')] },
  { name: 'http', budget: 90, files: [...everywhere('http'), 'test/access/*.test.ts'] },
  { name: 'browser', budget: 90, files: everywhere('browser') },
  { name: 'two-worlds', budget: 45, files: ['test/two-worlds/*.test.ts'], except: ofSpecialKinds },
  { name: 'story', budget: 60, files: ['test/story/*.test.ts'], except: ofSpecialKinds },
] as const satisfies readonly TestGroup[]

/** By request only (`npm run long`): kill rounds, large worlds, everything that takes minutes. */
export const longGroup: TestGroup = { name: 'long', budget: 1800, files: everywhere('long') }

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
