// Runs the tests: one database server for all, group after group, each held against the time it may take.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packageRoot } from '../src/core/ground/paths.ts'
import { hasPostgres, startTestServer, type TestServers } from '../src/core/ground/postgres/test-cluster.ts'
import { choose, groups, longGroup, type TestGroup } from './test-groups.ts'

type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number }
type Outcome = Counts & { readonly name: string; readonly seconds: number; readonly budget: number }

const say = (text: string) => process.stdout.write(`${text}\n`)

const readCounts = (file: string, ended: number | null): Counts => {
  const told = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const none = { passed: 0, failed: 0, cancelled: 0, skipped: 0, todo: 0 }
  const { passed, failed, cancelled, skipped, todo } = { ...none, ...(told ? JSON.parse(told) : {}) }
  const all = failed + cancelled
  return { passed, failed: ended !== 0 && all === 0 ? 1 : all, skipped: skipped + todo }
}

/** A test that waits for what never comes is a failed test, not a build that stands still. In milliseconds. */
const longestTest = (budget: number): number => Math.max(180, budget) * 1000

const runFiles = (
  files: readonly string[],
  env: NodeJS.ProcessEnv,
  tally: string,
  budget: number,
): Promise<number | null> =>
  new Promise((resolve, reject) => {
    const reporters = [
      ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
      ...[
        `--test-reporter=${join(packageRoot, 'scripts', 'tally-reporter.mjs')}`,
        `--test-reporter-destination=${tally}`,
      ],
    ]
    const args = ['--test', '--test-concurrency=2', `--test-timeout=${longestTest(budget)}`, ...reporters, ...files]
    const child = spawn(process.execPath, args, { cwd: packageRoot, env, stdio: 'inherit' })
    const overdue = setTimeout(() => child.kill('SIGTERM'), 5 * longestTest(budget))
    child.on('error', reject)
    child.on('close', code => {
      clearTimeout(overdue)
      resolve(code)
    })
  })

const runGroup = async (
  group: TestGroup,
  files: readonly string[],
  env: NodeJS.ProcessEnv,
  folder: string,
): Promise<Outcome> => {
  say(`\n▶ ${group.name}: ${files.length} files, up to ${group.budget} s`)
  const began = Date.now()
  const tally = join(folder, `${group.name}.json`)
  const ended = await runFiles(files, env, tally, group.budget)
  return { name: group.name, budget: group.budget, seconds: (Date.now() - began) / 1000, ...readCounts(tally, ended) }
}

const outcomeLine = ({ name, passed, failed, skipped, seconds, budget }: Outcome): string => {
  const counts = `${passed} passed, ${failed} failed, ${skipped} skipped`
  const over = seconds > budget ? '  OVER ITS BUDGET' : ''
  return `${name.padEnd(12)}${counts.padEnd(40)}${seconds.toFixed(1).padStart(7)} s of ${budget} s${over}`
}

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

const runAll = async (
  asked: readonly string[],
  all: readonly TestGroup[],
  folder: string,
): Promise<readonly Outcome[]> => {
  const servers = await startServers(folder)
  const outcomes: Outcome[] = []
  try {
    const env = { ...process.env, BREAKWATER_TEST_CLUSTER: servers.file }
    for (const { group, files } of choose(asked, all, packageRoot))
      if (files.length > 0) outcomes.push(await runGroup(group, files, env, folder))
  } finally {
    await servers.stop()
  }
  return outcomes
}

const main = async (): Promise<number> => {
  const asked = process.argv.slice(2)
  const all = asked.includes('--long') ? [longGroup] : groups
  const folder = mkdtempSync(join(tmpdir(), 'bw-test-'))
  try {
    const outcomes = await runAll(
      asked.filter(word => !word.startsWith('--')),
      all,
      folder,
    )
    const sum = (count: keyof Counts) => outcomes.reduce((total, outcome) => total + outcome[count], 0)
    say(`\n${outcomes.map(outcomeLine).join('\n')}`)
    if (outcomes.length === 0) say('No test file fits.')
    say(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`)
    return outcomes.length > 0 && sum('failed') === 0 ? 0 : 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

// Ctrl-C reaches the tests themselves; the servers are stopped when the group has ended.
process.on('SIGINT', () => {})
process.exitCode = await main()
