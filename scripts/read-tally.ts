// How the tests of each file ended, from what the reporter of a process wrote down.
import { existsSync, readFileSync } from 'node:fs'

export type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number }

type Line = {
  readonly end: 'begun' | 'passed' | 'failed' | 'skipped' | 'suite' | 'whole'
  readonly file?: string
  readonly name?: string
  readonly top: boolean
  readonly ms: number
}

export type Tally = {
  /** Whether all its tests had their end. */
  readonly isWhole: boolean
  readonly unended: readonly string[]
  /** For each of the files that ran. A test that another file declares counts to the first that has none of its own. */
  readonly of: (files: readonly string[]) => readonly (Counts & { readonly seconds: number })[]
}

/** Its last line may be half a line, when it was killed. */
const lineOf = (text: string): Line | undefined => {
  try {
    return JSON.parse(text) as Line
  } catch {
    return undefined
  }
}

const counted = (lines: readonly Line[]): Counts & { readonly seconds: number } => {
  const count = (wanted: Line['end']) => lines.filter(({ end }) => end === wanted).length
  const seconds = lines.reduce((sum, { top, ms }) => sum + (top ? ms / 1000 : 0), 0)
  return { passed: count('passed'), failed: count('failed'), skipped: count('skipped'), seconds }
}

export const readTally = (path: string): Tally => {
  const lines = existsSync(path)
    ? readFileSync(path, 'utf8')
        .split('\n')
        .flatMap(text => lineOf(text) ?? [])
    : []
  const ended = lines.filter(({ end }) => end !== 'begun' && end !== 'whole')
  const names = new Set(ended.map(({ name }) => name))
  return {
    isWhole: lines.some(({ end }) => end === 'whole'),
    unended: lines.flatMap(({ end, name }) => (end === 'begun' && name && !names.has(name) ? [name] : [])),
    of: files => {
      const isOf = (file: string) => (line: Line) => line.file?.endsWith(`/${file}`) === true
      const own = files.map(file => ended.filter(isOf(file)))
      const rest = ended.filter(line => !files.some(file => isOf(file)(line)))
      const empty = Math.max(
        0,
        own.findIndex(lines => lines.length === 0),
      )
      return own.map((lines, at) => counted(at === empty ? [...lines, ...rest] : lines))
    },
  }
}
