// The whole program, started as people start it: ready, stopped, killed and started again.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { after, type TestContext, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { isAlive } from '#core/ground/processes.ts'
import {
  killAll,
  launch,
  newVar,
  startsOnVersion,
  stoppedWhileWaking,
  url,
} from '../../test/fixtures/started-program.ts'

const postmaster = (folder: string): number =>
  Number(readFileSync(join(folder, 'postgres-18', 'data', 'postmaster.pid'), 'utf8').split('\n')[0])

const isGone = async (pid: number): Promise<boolean> => {
  for (let tries = 0; tries < 1_200 && isAlive(pid); tries += 1) await wait(25)
  return !isAlive(pid)
}

/** As the first start left it, once it was stopped: for tests that do not ask how it is made. */
const made = newVar({ after })
const madeVar = (t: TestContext): string => {
  assert.ok(existsSync(join(made, 'postgres-18')), 'the first test makes it: run the whole file')
  const folder = newVar(t)
  // With the modes of its folders, which Node's own copying leaves out.
  assert.equal(spawnSync('cp', ['-a', `${made}/.`, folder]).status, 0)
  return folder
}

test('started empty, it serves; asked to stop, it leaves nothing running and ends well', async t => {
  const program = launch(t, made, ['start', '--empty'])
  const at = await url(program)
  const answer = await fetch(`${at}/about`)
  assert.equal(answer.status, 200)
  const database = postmaster(made)
  program.child.kill('SIGINT')
  const [code] = await once(program.child, 'exit')
  assert.equal(code, 0, program.said())
  assert.ok(await isGone(database))
})

test('asked to stop while the process that works is still waking up, it ends all the same', t =>
  stoppedWhileWaking(t, madeVar(t), [0, 300]))

test('killed in the middle, it leaves the database; the next start takes it up and stops it in the end', async t => {
  const folder = madeVar(t)
  const first = launch(t, folder, ['start', '--empty'])
  await url(first)
  const database = postmaster(folder)
  // As when a machine's memory runs out.
  killAll(first.child, database)
  const second = launch(t, folder, ['start', '--empty'])
  const at = await url(second)
  assert.equal(postmaster(folder), database)
  assert.equal((await fetch(`${at}/about`)).status, 200)
  second.child.kill('SIGTERM')
  const [code] = await once(second.child, 'exit')
  assert.equal(code, 0, second.said())
  assert.ok(await isGone(database))
})

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

test('on a database of one’s own', startsOnVersion(18))
