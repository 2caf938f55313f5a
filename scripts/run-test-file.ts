// One test file in a process of its own: what it says, how its tests ended, and an end to it if it finds none itself.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { packageRoot } from '../src/core/ground/paths.ts'

export type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number }

export type FileOutcome = Counts & {
  readonly file: string
  readonly seconds: number
  /** What it wrote, and what is to be said about its end. */
  readonly told: string
}

export type RunWith = {
  readonly cwd: string
  readonly env: NodeJS.ProcessEnv
  /** Where the file's tally is kept while it runs. */
  readonly tally: string
  /** In seconds: a test that waits for what never comes is a failed test. */
  readonly longestTest: number
  /** In seconds: a file that neither timeouts nor failures end is killed, with everything it started. */
  readonly longestFile: number
}

export type RunningFile = { readonly ended: Promise<FileOutcome>; readonly interrupt: () => void }

const reporter = join(packageRoot, 'scripts', 'tally-reporter.mjs')
const LAST_WORDS = 3_000
const LEFT_OPEN = 1_000

type Tally = { readonly counts: Counts; readonly isWhole: boolean; readonly unended: readonly string[] }

const readTally = (path: string): Tally => {
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : []
  const named = (word: string) =>
    lines.filter(line => line.startsWith(`${word} `)).map(line => line.slice(word.length + 1))
  const [passed, failed, skipped] = [named('passed'), named('failed'), named('skipped')]
  const ended = new Set([...passed, ...failed, ...skipped])
  return {
    counts: { passed: passed.length, failed: failed.length, skipped: skipped.length },
    isWhole: lines.includes('whole'),
    unended: named('begun').filter(name => !ended.has(name)),
  }
}

/** The process and what it started: it leads a group of its own. */
const signal = (pid: number | undefined, name: NodeJS.Signals): void => {
  try {
    if (pid !== undefined) process.kill(-pid, name)
  } catch {
    // It has just ended.
  }
}

const howItEnded = (
  { isWhole, unended }: Tally,
  wasKilled: boolean,
  code: number | null,
  { longestFile }: RunWith,
): string => {
  const at = unended.length > 0 ? ` Without an end: ${unended.join('; ')}.` : ''
  if (wasKilled) return `✖ killed: it had not ended after ${longestFile} s.${at}\n`
  return isWhole ? '' : `✖ it ended (${code ?? 'by a signal'}) before its tests had.${at}\n`
}

/**
 * Without isolation of its own, `--test` runs the file in this very process and still holds each test to its time;
 * the process of its own is ours.
 */
export const runTestFile = (file: string, options: RunWith): RunningFile => {
  const { cwd, env, tally, longestTest, longestFile } = options
  const args = [
    ...['--test', '--test-isolation=none', `--test-timeout=${longestTest * 1000}`],
    ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
    ...[`--test-reporter=${reporter}`, `--test-reporter-destination=${tally}`],
  ]
  const began = Date.now()
  const child = spawn(process.execPath, [...args, file], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const words: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => words.push(chunk))
  const closed = once(child, 'close')
  let wasKilled = false
  let hardEnd: NodeJS.Timeout | undefined
  const overdue = setTimeout(() => {
    wasKilled = true
    signal(child.pid, 'SIGTERM')
    hardEnd = setTimeout(() => signal(child.pid, 'SIGKILL'), LAST_WORDS)
  }, longestFile * 1000)
  const outcome = (code: number | null): FileOutcome => {
    const tallied = readTally(tally)
    const { passed, failed, skipped } = tallied.counts
    const isBad = wasKilled || code !== 0 || !tallied.isWhole
    return {
      file,
      seconds: (Date.now() - began) / 1000,
      ...{ passed, skipped, failed: isBad ? Math.max(1, failed) : failed },
      told: Buffer.concat(words).toString() + howItEnded(tallied, wasKilled, code, options),
    }
  }
  const ended = new Promise<FileOutcome>((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', async code => {
      clearTimeout(overdue)
      clearTimeout(hardEnd)
      if (wasKilled) signal(child.pid, 'SIGKILL')
      // A program that it left behind may hold its output open; nobody waits for that.
      await Promise.race([closed, wait(LEFT_OPEN)])
      child.stdout.destroy()
      child.stderr.destroy()
      resolve(outcome(code))
    })
  })
  return { ended, interrupt: () => signal(child.pid, 'SIGINT') }
}
