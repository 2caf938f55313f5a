// The commands as an administrator types them: a restore killed at any moment leaves nothing under the name that was asked for.
import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { packageRoot } from '#core/ground/paths.ts'

const home = mkdtempSync(join(tmpdir(), 'bw-keep-'))
const main = join(packageRoot, 'src', 'main.ts')
const { DATABASE_URL: _url, ...plain } = process.env
const envOf = (folder: string) => ({ ...plain, BREAKWATER_VAR: join(home, folder) })
after(() => rmSync(home, { recursive: true, force: true }))

const run = (folder: string, ...args: readonly string[]) =>
  spawnSync(process.execPath, [main, ...args], { env: envOf(folder), encoding: 'utf8' })

const backup = join(home, 'backup')
const named = (name: string) => readdirSync(home).filter(entry => entry.startsWith(name))

test('an instance is backed up', () => {
  assert.equal(run('var', 'migrate').status, 0)
  const done = run('var', 'backup', backup)
  assert.equal(done.status, 0, done.stderr)
  assert.match(done.stderr, /not encrypted/)
})

test('a backup that was altered is refused before anything is made', () => {
  const file = join(backup, 'guard.epoch.copy.gz')
  const content = readFileSync(file)
  writeFileSync(file, Buffer.concat([content.subarray(0, -1), Buffer.from([1])]))
  const refused = run('var', 'restore', backup, '--into', join(home, 'altered'))
  writeFileSync(file, content)
  assert.equal(refused.status, 1)
  assert.match(refused.stderr, /altered[\s\S]*guard\.epoch\.copy\.gz[\s\S]*To mend/)
  assert.deepEqual(named('altered'), [])
})

test('a folder that is in use is refused', () => {
  const refused = run('var', 'restore', backup, '--into', join(home, 'var'))
  assert.equal(refused.status, 1)
  assert.match(refused.stderr, /something in that place/)
})

const killedAfter = async (milliseconds: number): Promise<void> => {
  const child = spawn(process.execPath, [main, 'restore', backup, '--into', join(home, 'new')], {
    env: envOf('var'),
    stdio: 'ignore',
  })
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  while (named('new.half-restored-').length === 0 && child.exitCode === null) await wait(5)
  await wait(milliseconds)
  child.kill('SIGKILL')
  await ended
}

for (const milliseconds of [0, 300, 900, 1500])
  test(`a restore killed ${milliseconds} ms after it began is half restored by name, and is cleared by the next`, async () => {
    await killedAfter(milliseconds)
    if (existsSync(join(home, 'new'))) return rmSync(join(home, 'new'), { recursive: true })
    assert.equal(named('new.half-restored-').length, 1)
  })

test('repeated, it is whole, starts and verifies', () => {
  const done = run('var', 'restore', backup, '--into', join(home, 'new'))
  assert.equal(done.status, 0, done.stderr)
  assert.deepEqual(named('new'), ['new'])
  const verified = run('new', 'verify-ledger', '--json')
  assert.equal(verified.status, 0, verified.stderr)
  assert.deepEqual(JSON.parse(verified.stdout).altered, [])
})

test('a record that nobody may expunge and one that is not there get one answer', () => {
  const id = '00000000-0000-4000-8000-000000000001'
  const refused = run('var', 'expunge', id, '--why', 'Decision 118', '--as', id)
  assert.equal(refused.status, 1)
  assert.match(refused.stderr, /no such record that this member may expunge/)
  assert.match(run('var', 'verify-ledger').stdout, /1 entry: 1 whole/)
})

test('an expunging without a reason or a member is not begun', () => {
  const id = '00000000-0000-4000-8000-000000000001'
  assert.equal(run('var', 'expunge', id, '--as', id).status, 2)
  assert.equal(run('var', 'expunge', id, '--why', 'Decision 118').status, 2)
  assert.equal(run('var', 'expunge', 'nobody', '--why', 'Decision 118', '--as', id).status, 2)
})
