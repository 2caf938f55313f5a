// What a benchmark is: a name, what it measures, its options as data, and the measuring.
import type { Called, Ending, OptionSpec } from '../src/commands/command.ts'

export type Benchmark = {
  readonly name: string
  /** What it measures, in one line. */
  readonly line: string
  readonly options: Readonly<Record<string, OptionSpec>>
  readonly run: (called: Called) => Promise<Ending>
}
