// Killed while records come in and are compared: the worker, and in other rounds the database under it, are ended with kill -9 at random
// moments while officers write. In the end the edges are those of a worker whom nobody disturbed, no job is lost, and nothing is doubled.
// (A kill cannot see what a power cut loses: fsync stays on, and that is another rig.)
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { packageRoot } from '#core/ground/paths.ts'
import { loginRoles } from '#core/ground/postgres/roles.ts'
import { seededRandom } from '#core/ground/random.ts'
import { openHouse } from '../../src/composition.ts'
import { killDatabase } from '../fixtures/killed-database.ts'
import { assertAsUndisturbed, kill, whenAllIsDone } from '../fixtures/killed-work.ts'
import { smallOffice } from '../fixtures/small-office.ts'

const rounds = 8
const people = 400
const chance = seededRandom('kill online')
const writerFile = fileURLToPath(new URL('../fixtures/write-in-child.ts', import.meta.url))

test('records come in, worker and database are killed, and nothing is lost or doubled', {
  timeout: 1_500_000,
}, async t => {
  const home = join(mkdtempSync(join(tmpdir(), 'bw-kill-')), 'var')
  t.after(() => rmSync(join(home, '..'), { recursive: true, force: true }))
  const children: ChildProcess[] = []
  t.after(() => Promise.all(children.map(kill)))
  const run = (args: readonly string[], quiet = true): ChildProcess => {
    const child = spawn(process.execPath, [...args], {
      env: { ...process.env, BREAKWATER_VAR: home, DATABASE_URL: '' },
      stdio: ['ignore', 'pipe', quiet ? 'ignore' : 'inherit'],
    })
    children.push(child)
    return child
  }
  const main = join(packageRoot, 'src', 'main.ts')
  const begun = await openHouse({ var: home, roles: loginRoles })
  const closing: (() => Promise<void>)[] = []
  await smallOffice(begun, { after: close => void closing.push(close) })
  for (const close of closing) await close()
  await sql`insert into guard.instance (synthetic) values (true)`.execute(begun.pools.db.keeper)
  await begun.close()

  let written = 0
  /** Whoever was cut off begins with what is not there; what was acknowledged has to be. */
  const startWriter = async (): Promise<ChildProcess> => {
    const house = await openHouse({ var: home, roles: ['keeper'] })
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from collect.record where unit like 'unit %'`.execute(house.pools.db.keeper)
    const there = rows[0]?.n ?? 0
    assert.ok(there >= written, 'what was acknowledged is there')
    const writer = run([writerFile, home, String(there), String(2 * people), String(people)])
    writer.stdout?.on('data', (chunk: Buffer) => {
      for (const said of chunk.toString().split('\n')) if (said !== '') written = Math.max(written, Number(said) + 1)
    })
    // It leaves when the writer is there, so that the database stays up between them.
    if (writer.stdout) await Promise.race([once(writer.stdout, 'data'), once(writer, 'exit')])
    await house.close()
    return writer
  }
  let kills = 0
  for (let round = 0; round < rounds; round++) {
    const worker = run([main, 'work'])
    const writer = await startWriter()
    const before = written
    while (writer.exitCode === null && written < before + 15) await wait(20)
    await wait(chance.below(2_000))
    if (worker.exitCode === null) kills++
    if (round % 2 === 1) killDatabase(home)
    await kill(worker)
    // With its database up the writer goes on a while, and nobody compares.
    if (round % 2 === 0) await wait(300)
    await kill(writer)
  }
  const last = await startWriter()
  const worker = run([main, 'work'], false)
  if (last.exitCode === null) await once(last, 'exit')
  const house = await openHouse({ var: home, roles: loginRoles })
  try {
    await whenAllIsDone(house.place, 300_000)
    await kill(worker)
    assert.equal(await assertAsUndisturbed(house.pools.db.keeper, house.pools.db.resolver), people)
    process.stdout.write(
      `${kills} kills, ${rounds / 2} of them with the database; ${2 * people} records, ${people} pairs\n`,
    )
  } finally {
    await house.close()
  }
})
