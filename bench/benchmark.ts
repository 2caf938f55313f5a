// What a benchmark is: a name, what it measures, its options as data, and the measuring.
import type { Called, Ending, OptionSpec } from '../src/commands/command.ts'

export type Benchmark = {
  readonly name: string
  /** What it measures, in one line. */
  readonly line: string
  readonly options: Readonly<Record<string, OptionSpec>>
  readonly run: (called: Called) => Promise<Ending>
}

/** Options that several benchmarks take: the command shows each name once. */
export const sharedOptions = {
  records: {
    type: 'string',
    value: 'N',
    line: 'how many records: link 1000000, online 50000 held before the measuring',
  },
  json: { type: 'boolean', line: 'link, feeds: end with one line of JSON' },
} as const satisfies Readonly<Record<string, OptionSpec>>
