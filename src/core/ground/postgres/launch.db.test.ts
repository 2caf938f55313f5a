// The database that Breakwater starts for itself: made once, woken quickly, found again after whatever killed its master.
import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, type TestContext, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { isAlive } from '../processes.ts'
import { installedBinaries } from './binaries.ts'
import { type Cluster, startPostgres } from './launch.ts'
import { asAdmin } from './server.ts'

const newHome = (t: TestContext): string => {
  const folder = mkdtempSync(join(tmpdir(), 'bw-launch-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'pg')
}

const shelf = mkdtempSync(join(tmpdir(), 'bw-launch-made-'))
after(() => rmSync(shelf, { recursive: true, force: true }))
const made = join(shelf, 'pg')

/** A home whose data was made once for all of them: for tests that ask what a start does with data that is there. */
const madeHome = async (t: TestContext): Promise<string> => {
  if (!existsSync(made)) await (await startPostgres({ home: made })).stop()
  const home = newHome(t)
  // With the modes of its folders, which Node's own copying leaves out.
  assert.equal(spawnSync('cp', ['-a', made, home]).status, 0)
  return home
}

const ask = async (cluster: Cluster, text: string) =>
  (await asAdmin(cluster.admin, 'postgres', client => client.query(text))).rows

test('made at the first start, woken at the second, with what was written still in it', async t => {
  const home = newHome(t)
  const first = await startPostgres({ home })
  await ask(first, 'create table kept as select 7 as n')
  await first.stop()
  const second = await startPostgres({ home })
  assert.deepEqual([first.how, second.how], ['made', 'started'])
  assert.deepEqual(await ask(second, 'select n from kept'), [{ n: 7 }])
  await second.stop()
  assert.equal(isAlive(second.pid), false)
})

test('it is closed to everyone but its owner, and to the network', async t => {
  const home = newHome(t)
  const cluster = await startPostgres({ home })
  assert.deepEqual(await ask(cluster, 'show listen_addresses'), [{ listen_addresses: '' }])
  for (const folder of [home, join(home, 's'), join(home, 'data')])
    assert.equal(statSync(folder).mode & 0o077, 0, folder)
  assert.equal(statSync(join(home, 'secrets.json')).mode & 0o777, 0o600)
  const stranger = { ...cluster.admin, login: { user: 'postgres', password: 'password' } }
  await assert.rejects(
    asAdmin(stranger, 'postgres', client => client.query('select 1')),
    /password authentication failed/,
  )
  assert.equal(existsSync(join(home, 'password.once')), false)
  await cluster.stop()
})

test('neither statements nor values get into its log', async t => {
  const home = await madeHome(t)
  const cluster = await startPostgres({ home })
  await ask(cluster, 'create table people (name text primary key)')
  await ask(cluster, `insert into people values ('Halima Osmani')`)
  await assert.rejects(ask(cluster, `insert into people values ('Halima Osmani')`), /duplicate key/)
  await assert.rejects(ask(cluster, `select 'Halima Osmani'::int`), /invalid input/)
  await cluster.stop()
  const log = readFileSync(join(home, 'postgres.log'), 'utf8')
  assert.match(log, /ready to accept connections/)
  assert.doesNotMatch(log, /Halima|STATEMENT|insert into/)
})

test('kill -9 of the database: the next start brings back all that was committed', async t => {
  const home = await madeHome(t)
  const first = await startPostgres({ home })
  await ask(first, 'create table kept (n int)')
  for (let n = 0; n < 20; n += 1) await ask(first, `insert into kept values (${n})`)
  process.kill(first.pid, 'SIGKILL')
  const second = await startPostgres({ home })
  assert.equal(second.how, 'started')
  assert.deepEqual(await ask(second, 'select count(*)::int as n from kept'), [{ n: 20 }])
  await second.stop()
})

const starter = (home: string) => `
  import { startPostgres } from '${new URL('./launch.ts', import.meta.url)}'
  const { pid } = await startPostgres({ home: '${home}' })
  process.stdout.write(String(pid))
  setInterval(() => {}, 1000)`

/** The number of the database's process, told by the program that started it. */
const toldBy = async (child: ReturnType<typeof spawn>): Promise<number> => {
  const ended = once(child, 'exit').then(([code]) => assert.fail(`the program that starts it ended with ${code}`))
  const [pid] = await Promise.race([once(child.stdout ?? assert.fail(), 'data'), ended])
  return Number(String(pid))
}

const startElsewhere = async (home: string) => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', starter(home)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return { child, pid: await toldBy(child) }
}

test('a database left behind by a killed program is found and used, and stopped in the end', async t => {
  const home = await madeHome(t)
  const { child, pid } = await startElsewhere(home)
  child.kill('SIGKILL')
  await once(child, 'exit')
  assert.ok(isAlive(pid), 'it lived on')
  const cluster = await startPostgres({ home })
  assert.deepEqual([cluster.how, cluster.pid], ['found', pid])
  await cluster.stop()
  assert.equal(isAlive(pid), false)
})

test('two programs share it; only the last to leave stops it', async t => {
  const home = await madeHome(t)
  const { child, pid } = await startElsewhere(home)
  const guest = await startPostgres({ home })
  assert.equal(guest.how, 'found')
  await guest.stop()
  assert.ok(isAlive(pid))
  child.kill('SIGKILL')
  await once(child, 'exit')
  const last = await startPostgres({ home })
  await last.stop()
  assert.equal(isAlive(pid), false)
})

test('one program that opens it twice may close it once', async t => {
  const home = await madeHome(t)
  const first = await startPostgres({ home })
  const second = await startPostgres({ home })
  await first.stop()
  assert.deepEqual(await ask(second, 'select 1 as n'), [{ n: 1 }])
  await second.stop()
  assert.equal(isAlive(second.pid), false)
})

test('killed while the data is being made: the next start waits for what is still at it, and makes it anew', async t => {
  const home = newHome(t)
  const child = spawn(process.execPath, ['--input-type=module', '-e', starter(home)], { stdio: 'ignore' })
  while (!existsSync(join(home, 'data.making', 'base'))) {
    assert.equal(child.exitCode, null, 'the program ended before it was killed')
    await wait(2)
  }
  child.kill('SIGKILL')
  await once(child, 'exit')
  const cluster = await startPostgres({ home })
  assert.equal(cluster.how, 'made')
  await cluster.stop()
})

test('several starts at once make one database', async t => {
  const home = newHome(t)
  const started = await Promise.all([startElsewhere(home), startElsewhere(home), startElsewhere(home)])
  assert.equal(new Set(started.map(({ pid }) => pid)).size, 1)
  for (const { child } of started) child.kill('SIGKILL')
  await Promise.all(started.map(({ child }) => once(child, 'exit')))
  const cluster = await startPostgres({ home })
  await cluster.stop()
})

test('a database whose making broke off is made again', async t => {
  const home = newHome(t)
  mkdirSync(join(home, 'data.making', 'base'), { recursive: true })
  chmodSync(home, 0o700)
  writeFileSync(join(home, 'data.making', 'PG_VERSION'), '18\n')
  const cluster = await startPostgres({ home })
  assert.equal(cluster.how, 'made')
  await cluster.stop()
  assert.deepEqual(
    readdirSync(home).filter(name => name.startsWith('data')),
    ['data'],
  )
})

test('a note about a process that is now somebody else’s does not stand in the way', async t => {
  const home = await madeHome(t)
  const first = await startPostgres({ home })
  const note = readFileSync(join(home, 'data', 'postmaster.pid'), 'utf8')
  process.kill(first.pid, 'SIGKILL')
  while (isAlive(first.pid)) await wait(5)
  writeFileSync(join(home, 'data', 'postmaster.pid'), note.replace(/^\d+/, String(process.pid)))
  const second = await startPostgres({ home })
  assert.equal(second.how, 'started')
  await second.stop()
})

test('a folder too deep for a socket has its socket elsewhere, still private', async t => {
  const home = join(newHome(t), 'a'.repeat(60), 'b'.repeat(40))
  const cluster = await startPostgres({ home })
  const { host } = cluster.admin.server
  assert.ok(!host.startsWith(home) && host.length < 90)
  assert.equal(statSync(host).mode & 0o077, 0)
  await cluster.stop()
  rmSync(host, { recursive: true })
})

test('a folder for the socket that others may enter is refused', async t => {
  const home = newHome(t)
  mkdirSync(join(home, 's'), { recursive: true })
  chmodSync(home, 0o700)
  chmodSync(join(home, 's'), 0o777)
  await assert.rejects(startPostgres({ home }), { message: /not private/, mend: /chmod 700/ })
})

test('a data folder without data is not touched', async t => {
  const home = newHome(t)
  mkdirSync(join(home, 'data'), { recursive: true })
  chmodSync(home, 0o700)
  writeFileSync(join(home, 'data', 'letter.txt'), 'mine')
  await assert.rejects(startPostgres({ home }), /no PostgreSQL data/)
  assert.equal(readFileSync(join(home, 'data', 'letter.txt'), 'utf8'), 'mine')
})

test('lost passwords are said to be lost', async t => {
  const home = await madeHome(t)
  const cluster = await startPostgres({ home })
  const kept = readFileSync(join(home, 'secrets.json'))
  rmSync(join(home, 'secrets.json'))
  await assert.rejects(startPostgres({ home }), { message: /does not take its own password/ })
  writeFileSync(join(home, 'secrets.json'), kept)
  await cluster.stop()
})

const asRoot = process.getuid?.() === 0

test('root without user namespaces runs it as nobody', { skip: !asRoot && 'only root can try' }, async t => {
  const home = newHome(t)
  chmodSync(join(home, '..'), 0o755)
  const without = `process.env.PATH = '/nowhere'\n${starter(home)}`
  const child = spawn(process.execPath, ['--input-type=module', '-e', without], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const pid = await toldBy(child)
  const owner = spawnSync('stat', ['-c', '%u', `/proc/${String(pid)}`], { encoding: 'utf8' }).stdout.trim()
  assert.equal(owner, '65534')
  child.kill('SIGKILL')
  await once(child, 'exit')
  const cluster = await startPostgres({ home })
  assert.equal(cluster.how, 'found')
  await cluster.stop()
  const back = await startPostgres({ home })
  assert.equal(back.how, 'started', 'and the next start may run it the other way')
  await back.stop()
})

const debian = installedBinaries(15)

test('the same with the PostgreSQL 15 of Debian', { skip: !debian && 'PostgreSQL 15 is not installed' }, async t => {
  if (!debian) return
  const cluster = await startPostgres({ home: newHome(t), binaries: debian })
  assert.match(JSON.stringify(await ask(cluster, 'show server_version')), /"15\./)
  assert.deepEqual(await ask(cluster, `select lower('ÅSA') as name, 'b' < 'É' as sorted`), [
    { name: 'åsa', sorted: true },
  ])
  await cluster.stop()
})
