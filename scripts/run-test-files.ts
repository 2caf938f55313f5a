// A few test files in a process of their own: what they say, how their tests ended, and an end to them if they find none themselves.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { packageRoot } from '../src/core/ground/paths.ts'
import { type Counts, readTally, type Tally } from './read-tally.ts'

export type FileOutcome = Counts & { readonly file: string; readonly seconds: number }

export type FilesOutcome = {
  readonly files: readonly FileOutcome[]
  /** What they wrote, and what is to be said about their end. */
  readonly told: string
  /** Whether one of several broke off and took the others with it: then each is to be run by itself. A test that failed has failed. */
  readonly isTangled: boolean
}

export type RunWith = {
  readonly cwd: string
  readonly env: NodeJS.ProcessEnv
  /** Where the tally is kept while they run. */
  readonly tally: string
  /** In seconds: a test that waits for what never comes is a failed test. */
  readonly longestTest: number
  /** In seconds: a process that neither timeouts nor failures end is killed, with everything it started. */
  readonly longestRun: number
}

export type Running = { readonly ended: Promise<FilesOutcome>; readonly interrupt: () => void }

const here = join(packageRoot, 'scripts', 'test-files-here.mjs')
const LAST_WORDS = 3_000
const LEFT_OPEN = 1_000

/** The process and what it started: it leads a group of its own. */
const signal = (pid: number | undefined, name: NodeJS.Signals): void => {
  try {
    if (pid !== undefined) process.kill(-pid, name)
  } catch {
    // It has just ended.
  }
}

type Ending = { readonly code: number | null; readonly wasKilled: boolean; readonly seconds: number }

const howItEnded = ({ isWhole, unended }: Tally, { wasKilled, code }: Ending, { longestRun }: RunWith): string => {
  const at = unended.length > 0 ? ` Without an end: ${unended.join('; ')}.` : ''
  if (wasKilled) return `✖ killed: it had not ended after ${longestRun} s.${at}\n`
  return isWhole ? '' : `✖ it ended (${code ?? 'by a signal'}) before its tests had.${at}\n`
}

const outcomeOf = (files: readonly string[], words: string, ending: Ending, options: RunWith): FilesOutcome => {
  const tally = readTally(options.tally)
  const counts = tally.of(files)
  const tallied = files.flatMap((file, at) => (counts[at] ? [{ file, ...counts[at] }] : []))
  const shared = (ending.seconds - tallied.reduce((sum, { seconds }) => sum + seconds, 0)) / files.length
  const failing = tallied.filter(({ failed }) => failed > 0)
  const isBad = ending.wasKilled || !tally.isWhole || (ending.code !== 0 && failing.length === 0)
  return {
    files: tallied.map(one => ({
      ...one,
      failed: isBad ? Math.max(1, one.failed) : one.failed,
      seconds: Math.max(0, one.seconds + shared),
    })),
    told: words + howItEnded(tally, ending, options),
    isTangled: files.length > 1 && isBad,
  }
}

/**
 * Without isolation of its own, node:test runs the files in this very process, one after the other, and still holds each test to its time;
 * the process of their own is ours. What takes long to load is loaded once for all of them.
 */
export const runTestFiles = (files: readonly string[], options: RunWith): Running => {
  const { cwd, env, tally, longestTest, longestRun } = options
  const began = Date.now()
  const child = spawn(process.execPath, [here, String(longestTest), tally, ...files], {
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
  }, longestRun * 1000)
  const ended = new Promise<FilesOutcome>((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', async code => {
      clearTimeout(overdue)
      clearTimeout(hardEnd)
      if (wasKilled) signal(child.pid, 'SIGKILL')
      // A program that it left behind may hold its output open; nobody waits for that.
      await Promise.race([closed, wait(LEFT_OPEN)])
      child.stdout.destroy()
      child.stderr.destroy()
      const ending = { code, wasKilled, seconds: (Date.now() - began) / 1000 }
      resolve(outcomeOf(files, Buffer.concat(words).toString(), ending, options))
    })
  })
  return { ended, interrupt: () => signal(child.pid, 'SIGINT') }
}
