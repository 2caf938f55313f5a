// One at a time, also when whoever was inside was killed.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { withLockFolder } from './lock-folder.mjs'

const place = (t: TestContext): string => {
  const folder = mkdtempSync(join(tmpdir(), 'bw-lock-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const holder = (lock: string, further = '') => `
  import { withLockFolder } from '${new URL('./lock-folder.mjs', import.meta.url)}'
  import { spawn } from 'node:child_process'
  await withLockFolder('${lock}', async lock => {
    ${further}
    process.stdout.write('inside')
    await new Promise(() => setInterval(() => {}, 1000))
  })`

const startHolder = async (lock: string, further?: string) => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', holder(lock, further)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  return child
}

test('many who come at once go in one after the other', async t => {
  const folder = place(t)
  let inside = 0
  let most = 0
  const errand = () =>
    withLockFolder(join(folder, 'lock'), async () => {
      inside += 1
      most = Math.max(most, inside)
      await wait(5)
      inside -= 1
    })
  await Promise.all(Array.from({ length: 8 }, errand))
  assert.equal(most, 1)
  assert.deepEqual(readdirSync(folder), [])
})

test('a lock whose holder was killed is taken over', async t => {
  const lock = join(place(t), 'lock')
  const child = await startHolder(lock)
  child.kill('SIGKILL')
  await once(child, 'exit')
  assert.ok(existsSync(lock))
  assert.equal(await withLockFolder(lock, async () => 'done'), 'done')
})

test('what a killed holder had started is waited for', async t => {
  const lock = join(place(t), 'lock')
  const orphan = `
    const child = spawn('sleep', ['1'], { detached: true, stdio: 'ignore' })
    lock.alsoHeldBy(child.pid)`
  const child = await startHolder(lock, orphan)
  const began = Date.now()
  child.kill('SIGKILL')
  await once(child, 'exit')
  let waitedFor = 0
  await withLockFolder(
    lock,
    async () => undefined,
    pid => {
      waitedFor = pid ?? 0
    },
  )
  assert.equal(waitedFor, child.pid)
  assert.ok(Date.now() - began > 600)
})

test('a fault inside leaves the lock open', async t => {
  const lock = join(place(t), 'lock')
  await assert.rejects(
    withLockFolder(lock, () => Promise.reject(new Error('full disk'))),
    /full disk/,
  )
  assert.equal(existsSync(lock), false)
})
