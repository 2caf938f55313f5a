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
  readonly of: (file: string) => Counts & { readonly seconds: number }
}

/** Its last line may be half a line, when it was killed. */
const lineOf = (text: string): Line | undefined => {
  try {
    return JSON.parse(text) as Line
  } catch {
    return undefined
  }
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
    of: file => {
      const own = ended.filter(line => line.file?.endsWith(`/${file}`))
      const count = (wanted: Line['end']) => own.filter(({ end }) => end === wanted).length
      const seconds = own.reduce((sum, { top, ms }) => sum + (top ? ms / 1000 : 0), 0)
      return { passed: count('passed'), failed: count('failed'), skipped: count('skipped'), seconds }
    },
  }
}
