// Killed in the middle of judging: the server and its database are ended with kill -9 while officers judge; what was acknowledged is there
// once, and nothing is there twice. (A kill cannot see what a power cut loses: fsync stays on, and that is another rig.)
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { packageRoot } from '#core/ground/paths.ts'
import { findPort } from '#core/ground/web-server.ts'
import { openHouse } from '../../src/composition.ts'
import { leastRecords, writeWorld } from '../../world/index.ts'
import { deskAt } from '../fixtures/desk-over-http.ts'
import { killDatabase } from '../fixtures/killed-database.ts'

const rounds = 6
const folder = mkdtempSync(join(tmpdir(), 'bw-kill-'))
const home = join(folder, 'var')
after(() => rmSync(folder, { recursive: true, force: true }))

const run = (args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess =>
  spawn(process.execPath, [join(packageRoot, 'src', 'main.ts'), ...args], {
    env: { ...process.env, BREAKWATER_VAR: home, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })

const ready = async (child: ChildProcess): Promise<string> => {
  let said = ''
  for await (const chunk of child.stdout ?? []) {
    said += String(chunk)
    const url = /ready at (http:\S+)/.exec(said)?.[1]
    if (url) return url
  }
  throw new Error(`Breakwater did not start: ${said}`)
}

const pairsOn = (text: string): readonly string[] =>
  [...text.matchAll(/href="(\/pairs\/[0-9a-f-]+\/[0-9a-f-]+)[?"]/g)].map(found => found[1] ?? '')

test('no acknowledged judgement is lost or doubled when server and database are killed', {
  timeout: 600_000,
}, async () => {
  const world = join(folder, 'world')
  await writeWorld({ records: leastRecords, seed: 'kill', out: world })
  const port = await findPort(0)
  const acknowledged: string[] = []
  for (let round = 0; round < rounds; round++) {
    const server = run(['start', '--empty'], { PORT: String(port) })
    const url = await ready(server)
    if (round === 0) {
      const [code] = await once(run(['load', world]), 'exit')
      assert.ok(code === 0 || code === 3, 'the world is taken in')
      assert.deepEqual((await once(run(['work', '--once']), 'exit'))[0], 0)
    }
    const house = await openHouse({ var: home, roles: ['app'] })
    const desk = await deskAt(url, house.pools.db.app, 'analyst')
    await house.close()
    const kill = () => {
      server.kill('SIGKILL')
      killDatabase(home)
    }
    const before = acknowledged.length
    try {
      for (let page = 0; page < 40; page++)
        for (const pair of pairsOn((await desk.open(`/proposals?kind=person&after=${page * 25}`)).text)) {
          const answer = await desk.send(pair, { verdict: 'unsure', reason: `round ${round}`, seen: '0' })
          if (answer.status !== 200) continue
          acknowledged.push(pair)
          if (acknowledged.length === before + 1) setTimeout(kill, 300 + round * 170)
        }
    } catch (fault) {
      assert.match(String(fault), /fetch failed|terminated/, 'the server was killed, it did not refuse')
    }
    if (server.exitCode === null && server.signalCode === null) await once(server, 'exit')
  }
  const house = await openHouse({ var: home, roles: ['keeper', 'auditor'] })
  try {
    const { rows } = await sql<{ pair: string; times: number }>`
      select '/pairs/' || left_record || '/' || right_record as pair, count(*)::int as times from resolve.judgement where not automatic group by 1`.execute(
      house.pools.db.keeper,
    )
    const kept = new Map(rows.map(row => [row.pair, row.times]))
    assert.ok(acknowledged.length >= rounds, `only ${acknowledged.length} judgements were acknowledged`)
    assert.deepEqual(
      acknowledged.filter(pair => kept.get(pair) !== 1),
      [],
      'lost or doubled',
    )
    assert.deepEqual(
      rows.filter(row => row.times > 1),
      [],
      'doubled without having been acknowledged',
    )
    const entered = await sql<{
      n: number
    }>`select count(*)::int as n from ledger.body where body ->> 'act' = 'judge-pair' and body ->> 'outcome' = 'judged'`.execute(
      house.pools.db.auditor,
    )
    assert.equal(entered.rows[0]?.n, rows.length, 'each judgement has its entry, and there is no entry without one')
    process.stdout.write(`${acknowledged.length} acknowledged, ${rows.length} kept, ${rounds} kills\n`)
  } finally {
    await house.close()
  }
})
