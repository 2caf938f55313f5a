// Runs the tests: one database server and one queue for all files, two at a time, the longest first.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../src/core/ground/paths.ts'
import { hasPostgres, startTestServer, type TestServers } from '../src/core/ground/postgres/test-cluster.ts'
import type { Counts } from './read-tally.ts'
import { type FileOutcome, type FilesOutcome, type Running, runTestFiles } from './run-test-files.ts'
import { type Batch, choose, groups, inOrder, longGroup, type TestGroup, wholeBudget } from './test-groups.ts'
import { makeWorkingFolder } from './working-folder.ts'

type Outcome = FileOutcome & { readonly group: TestGroup }

const AT_A_TIME = 2
const SLOWEST_SHOWN = 5
/** Characters; what failed is said at the end. */
const MOST_TOLD = 20_000

const say = (text: string) => process.stdout.write(`${text}\n`)
const sum = (outcomes: readonly Outcome[], count: keyof Counts | 'seconds') =>
  outcomes.reduce((total, outcome) => total + outcome[count], 0)

const running = new Set<Running>()
let isInterrupted = false

const startServers = async (folder: string) => {
  const versions = ([18, 15] as const).filter(hasPostgres)
  const servers = await Promise.all(
    versions.map(version => startTestServer(join(folder, `postgres-${version}`), version)),
  )
  const written: TestServers = Object.fromEntries(
    servers.map(({ admin, secrets }, at) => [versions[at], { admin, secrets }]),
  )
  const file = join(folder, 'servers.json')
  writeFileSync(file, JSON.stringify(written), { mode: 0o600 })
  return { file, stop: () => Promise.all(servers.map(server => server.leave())) }
}

const countsOf = ({ passed, failed, skipped }: Counts): string =>
  [
    `${passed} passed`,
    ...(failed > 0 ? [`${failed} FAILED`] : []),
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
  ].join(', ')

const shortened = (told: string): string =>
  told.length > MOST_TOLD ? `${told.slice(0, MOST_TOLD / 2)}\n…\n${told.slice(-MOST_TOLD / 2)}` : told

/** All that files said where one failed or was asked for; else that they passed. */
const report = ({ files, told }: FilesOutcome, isAsked: boolean): void => {
  for (const one of files)
    say(`${one.failed > 0 ? '✖' : '✔'} ${one.file}  ${countsOf(one)}, ${one.seconds.toFixed(1)} s`)
  if (isAsked || files.some(({ failed }) => failed > 0)) say(shortened(told))
}

const groupLine = (group: TestGroup, outcomes: readonly Outcome[]): string => {
  const seconds = sum(outcomes, 'seconds')
  const counts = `${sum(outcomes, 'passed')} passed, ${sum(outcomes, 'failed')} failed, ${sum(outcomes, 'skipped')} skipped`
  const over = seconds > group.budget ? '  OVER ITS BUDGET' : ''
  return `${group.name.padEnd(12)}${counts.padEnd(40)}${seconds.toFixed(1).padStart(7)} s of ${group.budget} s${over}`
}

const sayAll = (outcomes: readonly Outcome[], seconds: number): void => {
  const failed = outcomes.filter(outcome => outcome.failed > 0)
  const slowest = [...outcomes].sort((one, other) => other.seconds - one.seconds).slice(0, SLOWEST_SHOWN)
  if (outcomes.length > SLOWEST_SHOWN)
    say(`\nslowest:\n${slowest.map(({ file, seconds }) => `${seconds.toFixed(1).padStart(7)} s  ${file}`).join('\n')}`)
  if (failed.length > 0) say(`\nfailed:\n${failed.map(({ file }) => `  ✖ ${file}`).join('\n')}`)
  say('')
  for (const group of new Set(outcomes.map(outcome => outcome.group)))
    say(
      groupLine(
        group,
        outcomes.filter(outcome => outcome.group === group),
      ),
    )
  if (outcomes.length === 0) say('No test file fits.')
  const over = seconds > wholeBudget && !outcomes.some(({ group }) => group === longGroup) ? '  OVER ITS BUDGET' : ''
  say(
    `${sum(outcomes, 'passed')} passed, ${sum(outcomes, 'failed')} failed, ${sum(outcomes, 'skipped')} skipped in ${seconds.toFixed(0)} s of ${wholeBudget} s${over}`,
  )
}

type Room = { readonly env: NodeJS.ProcessEnv; readonly folder: string; readonly isAsked: boolean }

const runOnce = async ({ files, group }: Batch, { env, folder }: Room): Promise<FilesOutcome> => {
  const { longestTest, longestRun } = group
  const tally = join(folder, `tally-${files.join(' ').replaceAll('/', '-').slice(0, 150)}-${files.length}`)
  const child = runTestFiles(files, { cwd: packageRoot, env, tally, longestTest, longestRun })
  running.add(child)
  const outcome = await child.ended
  running.delete(child)
  return outcome
}

/** Where one of several files broke off and took the others with it, what each does by itself counts. */
const runBatch = async (batch: Batch, room: Room): Promise<readonly Outcome[]> => {
  const outcome = await runOnce(batch, room)
  report(outcome, room.isAsked)
  if (!outcome.isTangled || isInterrupted) return outcome.files.map(one => ({ ...one, group: batch.group }))
  say('… and each of these by itself, which counts:')
  const each: Outcome[] = []
  for (const file of batch.files) each.push(...(await runBatch({ ...batch, files: [file] }, room)))
  return each
}

const runQueue = async (queue: readonly Batch[], room: Room): Promise<readonly Outcome[]> => {
  const outcomes: Outcome[] = []
  const waiting = [...queue]
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next && !isInterrupted; next = waiting.shift())
      outcomes.push(...(await runBatch(next, room)))
  }
  await Promise.all(Array.from({ length: AT_A_TIME }, work))
  return outcomes
}

/** Compiled code is kept between the files of a run and from run to run: half of what a file loads is compiling. */
const compiled = (): string => {
  const folder = join(packageRoot, 'var', 'test', 'compiled')
  mkdirSync(folder, { recursive: true })
  return folder
}

const runAll = async (
  asked: readonly string[],
  all: readonly TestGroup[],
  folder: string,
): Promise<readonly Outcome[]> => {
  const queue = inOrder(choose(asked, all, packageRoot))
  if (queue.length === 0) return []
  const isAsked = asked.some(word => !all.some(group => group.name === word))
  say(`${queue.reduce((sum, { files }) => sum + files.length, 0)} files in ${queue.length} processes`)
  const servers = await startServers(folder)
  try {
    const ours = { TMPDIR: folder, BREAKWATER_TEST_CLUSTER: servers.file }
    const env = { NODE_COMPILE_CACHE: compiled(), ...process.env, ...ours }
    return await runQueue(queue, { env, folder, isAsked })
  } finally {
    await servers.stop()
  }
}

const main = async (): Promise<number> => {
  const began = Date.now()
  const asked = process.argv.slice(2)
  const all = asked.includes('--long') ? [longGroup] : groups
  const folder = makeWorkingFolder()
  try {
    const outcomes = await runAll(
      asked.filter(word => !word.startsWith('--')),
      all,
      folder,
    )
    sayAll(outcomes, (Date.now() - began) / 1000)
    return outcomes.length > 0 && sum(outcomes, 'failed') === 0 && !isInterrupted ? 0 : 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

// Each file leads a process group of its own, which Ctrl-C does not reach by itself; the servers are stopped in the end.
for (const name of ['SIGINT', 'SIGTERM'] as const)
  process.on(name, () => {
    isInterrupted = true
    for (const child of running) child.interrupt()
  })
process.exitCode = await main()
