// The whole program, started as people start it: ready, stopped, killed and started again.
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { packageRoot } from '#core/ground/paths.ts'
import { dropDatabase } from '#core/ground/postgres/copies.ts'
import { asAdmin } from '#core/ground/postgres/server.ts'
import { attachTestServer, hasPostgres, type TestVersion } from '#core/ground/postgres/test-cluster.ts'
import { isAlive } from '#core/ground/processes.ts'

const newVar = (t: TestContext): string => {
  const folder = mkdtempSync(join(tmpdir(), 'bw-start-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const launch = (t: TestContext, folder: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) => {
  const { DATABASE_URL: _, ...own } = process.env
  const child = spawn(join(packageRoot, 'breakwater'), [...args], {
    env: { ...own, BREAKWATER_VAR: folder, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // The launcher and what it started: a program left behind would hold this file's pipes open for ever.
  t.after(() => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
    const started = childrenOf(child.pid)
    child.kill('SIGKILL')
    for (const pid of started) if (isAlive(pid)) process.kill(pid, 'SIGKILL')
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', chunk => {
      said += chunk
    })
  return { child, said: () => said }
}

const url = async ({ child, said }: { child: ChildProcess; said: () => string }): Promise<string> => {
  while (child.exitCode === null) {
    const found = /^Breakwater is ready at (http:\/\/127\.0\.0\.1:\d+)$/m.exec(said())
    if (found?.[1]) return found[1]
    await wait(20)
  }
  throw new Error(`it ended: ${said()}`)
}

const postmaster = (folder: string): number =>
  Number(readFileSync(join(folder, 'postgres-18', 'data', 'postmaster.pid'), 'utf8').split('\n')[0])

const isGone = async (pid: number): Promise<boolean> => {
  for (let tries = 0; tries < 1_200 && isAlive(pid); tries += 1) await wait(25)
  return !isAlive(pid)
}

test('started empty, it serves; asked to stop, it leaves nothing running and ends well', async t => {
  const folder = newVar(t)
  const program = launch(t, folder, ['start', '--empty'])
  const at = await url(program)
  const answer = await fetch(`${at}/about`)
  assert.equal(answer.status, 200)
  const database = postmaster(folder)
  program.child.kill('SIGINT')
  const [code] = await once(program.child, 'exit')
  assert.equal(code, 0, program.said())
  assert.ok(await isGone(database))
})

test('asked to stop while the process that works is still waking up, it ends all the same', async t => {
  const folder = newVar(t)
  for (const after of [0, 150, 400]) {
    const program = launch(t, folder, ['start', '--empty'])
    await url(program)
    await wait(after)
    program.child.kill('SIGINT')
    const [code] = await once(program.child, 'exit')
    assert.equal(code, 0, program.said())
  }
})

test('killed in the middle, it leaves the database; the next start takes it up and stops it in the end', async t => {
  const folder = newVar(t)
  const first = launch(t, folder, ['start', '--empty'])
  await url(first)
  const database = postmaster(folder)
  // The launcher and the program it started: as when a machine's memory runs out.
  for (const pid of [...childrenOf(first.child.pid ?? 0), first.child.pid ?? 0]) process.kill(pid, 'SIGKILL')
  const second = launch(t, folder, ['start', '--empty'])
  const at = await url(second)
  assert.equal(postmaster(folder), database)
  assert.equal((await fetch(`${at}/about`)).status, 200)
  second.child.kill('SIGTERM')
  const [code] = await once(second.child, 'exit')
  assert.equal(code, 0, second.said())
  assert.ok(await isGone(database))
})

const childrenOf = (pid: number): readonly number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)

test('a port that is taken is said at once, before anything is prepared', async t => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  t.after(() => other.close())
  const { port } = other.address() as { port: number }
  const { child, said } = launch(t, newVar(t), ['start'], { PORT: String(port) })
  const [code] = await once(child, 'exit')
  assert.equal(code, 1)
  assert.match(said(), new RegExp(`already serving on port ${port}\\.\nWhere: .*\nTo mend: .*PORT=8090 npm start`))
})

test('a database of one’s own that was not made ready is refused by serve, with the command that makes it so', async t => {
  const folder = newVar(t)
  const { child, said } = launch(t, folder, ['serve'], { DATABASE_URL: 'postgres://postgres:x@/nowhere?host=/nowhere' })
  const [code] = await once(child, 'exit')
  assert.equal(code, 1)
  assert.match(said(), /breakwater migrate/)
})

const cardsIn = (folder: string): readonly string[] => {
  const users = join(folder, 'postgres-18', 'users')
  return existsSync(users) ? readdirSync(users) : []
}

test('a command that is broken off takes the database it woke down with it', async t => {
  const folder = newVar(t)
  const { child } = launch(t, folder, ['work', '--once'])
  while (!existsSync(join(folder, 'postgres-18', 'data', 'postmaster.pid'))) await wait(10)
  const database = postmaster(folder)
  // From the moment its card lies there the command answers for the database that it woke.
  while (cardsIn(folder).length === 0) await wait(10)
  child.kill('SIGINT')
  await once(child, 'exit')
  assert.ok(await isGone(database))
})

const onVersion = (version: TestVersion) => async (t: TestContext) => {
  const server = await attachTestServer(version)
  const database = `bwt_${process.pid}_own`
  await asAdmin(server.admin, 'postgres', client => client.query(`create database ${database}`))
  t.after(async () => {
    await dropDatabase(server.admin, database)
    await server.leave()
  })
  const { server: at, login } = server.admin
  const env = {
    DATABASE_URL: `postgres://${login.user}:${login.password}@/${database}?host=${encodeURIComponent(at.host)}&port=${at.port}`,
    BREAKWATER_SECRETS: server.secrets,
  }
  const folder = newVar(t)
  const migrate = launch(t, folder, ['migrate'], env)
  assert.equal((await once(migrate.child, 'exit'))[0], 0, migrate.said())
  const program = launch(t, folder, ['start', '--empty'], env)
  assert.equal((await fetch(`${await url(program)}/about`)).status, 200)
  program.child.kill('SIGTERM')
  assert.equal((await once(program.child, 'exit'))[0], 0, program.said())
  assert.equal(existsSync(join(folder, 'postgres-18')), false, 'no database of its own was started')
}

for (const version of [18, 15] as const)
  test(
    `on a database of one’s own, PostgreSQL ${version}`,
    { skip: !hasPostgres(version) && `PostgreSQL ${version} is not installed` },
    onVersion(version),
  )
