// Killed in the middle of the story: server and database end with kill -9 while each step is being done, and whoever did it tries again, as
// an officer would. In the end there is exactly what an undisturbed telling leaves: nothing lost, nothing twice. Backed up and restored into
// another folder, it reads the same.
import assert from 'node:assert/strict'
import { type ChildProcess, fork, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { packageRoot } from '#core/ground/paths.ts'
import { loginRoles } from '#core/ground/postgres/roles.ts'
import { drain } from '#core/ground/queue.ts'
import { seededRandom } from '#core/ground/random.ts'
import { findPort } from '#core/ground/web-server.ts'
import { openHouse } from '../../src/composition.ts'
import { registerMembers } from '../../src/entrance/register-members.ts'
import { takeInFolder } from '../../src/take-in.ts'
import { tasksOf } from '../../src/tasks.ts'
import { leastRecords, writeWorld } from '../../world/index.ts'
import { type Desk, deskAt, type Page } from '../fixtures/desk-over-http.ts'
import { killDatabase } from '../fixtures/killed-database.ts'
import { people, type Remembered, type Who } from '../story/step.ts'
import { beganAt, steps } from '../story/steps.ts'
import type { Told } from './serve-at.ts'

const root = mkdtempSync(join(tmpdir(), 'bw-story-'))
after(() => rmSync(root, { recursive: true, force: true }))
const world = join(root, 'world')
await writeWorld({ records: leastRecords, seed: 'test', out: world })

const main = join(packageRoot, 'src', 'main.ts')
const command = (folder: string, ...args: readonly string[]) => {
  const done = spawnSync(process.execPath, [main, ...args], {
    env: { ...process.env, BREAKWATER_VAR: folder },
    encoding: 'utf8',
  })
  assert.equal(done.status, 0, done.stderr)
  return done.stdout
}

/** An instance with the world in it, its people at their desks. */
const made = async (name: string): Promise<string> => {
  const folder = join(root, name)
  const house = await openHouse({ var: folder, roles: loginRoles })
  try {
    await takeInFolder(house, world)
    await registerMembers(house.pools.db.app, world)
    await drain(house.place, tasksOf(house))
  } finally {
    await house.close()
  }
  return folder
}

type Server = { readonly child: ChildProcess; readonly url: string }

const serve = async (folder: string, port: number, at: Date): Promise<Server> => {
  const child = fork(join(import.meta.dirname, 'serve-at.ts'), [folder, String(port), at.toISOString()])
  const [{ ready }] = (await once(child, 'message')) as [{ ready: string }]
  return { child, url: ready }
}

const killAll = (folder: string, child: ChildProcess): void => {
  child.kill('SIGKILL')
  killDatabase(folder)
}

const stop = async ({ child }: Server): Promise<void> => {
  const ended = once(child, 'exit')
  child.send({ stop: true } satisfies Told)
  await ended
}

/** Tells the story; `mayKill` says how long after a form is sent everything is killed, or that it is not. */
const tell = async (
  folder: string,
  mayKill: () => number | undefined,
): Promise<{ made: Remembered; kills: number }> => {
  const port = await findPort(0)
  let now = new Date(beganAt)
  let server = await serve(folder, port, now)
  let kills = 0
  const desks = new Map<Who, Desk>()
  const remembered: Remembered = new Map()

  const again = async (): Promise<void> => {
    if (server.child.exitCode === null && server.child.signalCode === null) await once(server.child, 'exit')
    server = await serve(folder, port, now)
    desks.clear()
  }
  const sit = async (who: Who): Promise<Desk> => {
    const house = await openHouse({ var: folder, roles: ['app'] })
    try {
      const [post, agency] = people[who]
      return await deskAt(server.url, house.pools.db.app, post, agency)
    } finally {
      await house.close()
    }
  }
  const seated = async (who: Who): Promise<Desk> => {
    const desk = desks.get(who) ?? (await sit(who))
    desks.set(who, desk)
    return desk
  }
  /** What could not be answered is asked again, word for word, once the server is back. */
  const insist = async (who: Who, ask: (desk: Desk) => Promise<Page>): Promise<Page> => {
    for (let tries = 0; tries < 5; tries++)
      try {
        return await ask(await seated(who))
      } catch (fault) {
        if (!/fetch failed|terminated|ECONNRE|other side closed/.test(String(fault))) throw fault
        await again()
      }
    throw new Error('The server did not come back.')
  }
  const desk = async (who: Who): Promise<Desk> => ({
    cookie: '',
    open: path => insist(who, one => one.open(path)),
    send: (path, fields) => {
      const after = mayKill()
      if (after !== undefined) {
        kills++
        const { child } = server
        void wait(after).then(() => child.exitCode === null && child.signalCode === null && killAll(folder, child))
      }
      return insist(who, one => one.send(path, fields))
    },
  })
  const work = async (): Promise<void> => {
    for (let tries = 0; tries < 5; tries++) {
      const heard = new AbortController()
      const { signal } = heard
      const gone = once(server.child, 'exit', { signal }).then(() => undefined)
      const answer = Promise.race([once(server.child, 'message', { signal }), gone])
      if (server.child.connected) server.child.send({ drain: true } satisfies Told)
      const told = await answer
      heard.abort()
      gone.catch(() => {})
      if (told) return
      await again()
    }
  }
  for (const step of steps) {
    now = new Date(now.getTime() + 20 * 60_000)
    server.child.send({ at: now.toISOString() } satisfies Told)
    const page = await step.act(await desk(step.by), { desk, made: remembered })
    assert.ok([200, 409].includes(page.status), `${step.name}: ${page.url} answered ${page.status}`)
    await work()
  }
  await stop(server)
  return { made: remembered, kills }
}

/** How many rows there are of what people wrote, by table; of facts, by kind. */
const rowsIn = async (folder: string): Promise<Readonly<Record<string, number>>> => {
  const house = await openHouse({ var: folder, roles: ['keeper'] })
  try {
    const db = house.pools.db.keeper
    const { rows: tables } = await sql<{ name: string }>`
      select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and c.relpersistence = 'p' and n.nspname not in ('ground', 'ledger', 'facts', 'guard', 'graphile_worker', 'information_schema')
        and n.nspname !~ '^pg_' order by 1`.execute(db)
    const counts: Record<string, number> = {}
    for (const { name } of tables)
      counts[name] =
        (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(name)}`.execute(db)).rows[0]?.n ?? -1
    const { rows: facts } = await sql<{ kind: string; n: number }>`
      select kind, count(*)::int as n from facts.fact group by kind order by kind`.execute(db)
    return { ...counts, ...Object.fromEntries(facts.map(fact => [`fact ${fact.kind}`, fact.n])) }
  } finally {
    await house.close()
  }
}

const withoutTokens = (text: string): string => text.replaceAll(/name="(form-token|once)" value="[^"]*"/g, '')

/** What everybody in the story sees of it. */
const pagesOf = async (folder: string, remembered: Remembered): Promise<readonly string[]> => {
  const port = await findPort(0)
  const server = await serve(folder, port, new Date('2026-10-06T12:00:00Z'))
  const house = await openHouse({ var: folder, roles: ['app'] })
  const pages: string[] = []
  for (const step of steps) {
    const [post, agency] = people[step.seenBy ?? step.by]
    const desk = await deskAt(server.url, house.pools.db.app, post, agency)
    const page = await desk.open(step.shows(remembered))
    assert.equal(page.status, 200, `${step.name}: ${page.url}`)
    pages.push(withoutTokens(page.text).replaceAll(server.url, ''))
  }
  await house.close()
  await stop(server)
  return pages
}

const calm = await made('calm')
const killed = await made('killed')
let told: Remembered = new Map()

test('told through kill -9 of server and database at every form, the story is there once', {
  timeout: 1_500_000,
}, async () => {
  const undisturbed = await tell(calm, () => undefined)
  told = undisturbed.made
  const random = seededRandom('kill story')
  const disturbed = await tell(killed, () => random.below(120))
  assert.ok(disturbed.kills > steps.length, `only ${disturbed.kills} kills`)
  assert.deepEqual(await rowsIn(killed), await rowsIn(calm))
  process.stdout.write(`${disturbed.kills} kills over ${steps.length} steps\n`)
})

test('backed up and restored into another folder, everybody reads the same story', { timeout: 600_000 }, async () => {
  const before = await pagesOf(calm, told)
  command(calm, 'backup', join(root, 'backup'))
  command(calm, 'restore', join(root, 'backup'), '--into', join(root, 'restored'))
  assert.deepEqual(await pagesOf(join(root, 'restored'), told), before)
})
