// What a command is: a name, what it does in one line and at length, its options as data, and the doing.
import type { Printer } from '#core/ground/printer.ts'

export const groups = {
  run: 'Run it',
  data: 'Bring data in and look at it',
  keep: 'Look after it',
} as const
export type Group = keyof typeof groups

/** What a script may rely on. */
export const exitCodes = {
  done: { code: 0, means: 'done' },
  failed: { code: 1, means: 'failed; the message says what, where and how to mend it' },
  usage: { code: 2, means: 'the command was not called rightly; nothing was done' },
  rejected: { code: 3, means: 'done, but some rows were rejected or some work is left' },
} as const
export type Ending = keyof typeof exitCodes

export type OptionSpec = {
  readonly type: 'boolean' | 'string'
  readonly short?: string
  readonly multiple?: boolean
  /** What stands for the value in the help, such as FOLDER. */
  readonly value?: string
  readonly line: string
}

export type OptionValues = Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>

export type Called = {
  readonly options: OptionValues
  readonly args: readonly string[]
  readonly printer: Printer
  readonly env: NodeJS.ProcessEnv
}

export type Command = {
  readonly name: string
  readonly group: Group
  readonly line: string
  /** What comes after the name, such as: FOLDER [--as MEMBER] */
  readonly usage?: string
  /** How many arguments it takes, at least and at most; none if not said. */
  readonly takes?: readonly [least: number, most: number]
  readonly help: string
  /** Whole lines that can be copied. */
  readonly examples: readonly string[]
  readonly options?: Readonly<Record<string, OptionSpec>>
  readonly run: (called: Called) => Promise<Ending>
}
