// A test file that hangs, breaks off or leaves something open fails by name and by itself; what it had done is counted.
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { runTestFile } from './run-test-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'bw-run-file-'))
after(() => rmSync(folder, { recursive: true }))

let written = 0
const run = (body: string, limits: { readonly longestTest?: number; readonly longestFile?: number } = {}) => {
  written += 1
  const file = `${written}.test.ts`
  writeFileSync(join(folder, file), `import { test } from 'node:test'\n${body}`)
  const options = { cwd: folder, env: process.env, tally: join(folder, `tally-${written}`) }
  return runTestFile(file, { ...options, longestTest: 30, longestFile: 60, ...limits })
}
const counts = ({ passed, failed, skipped }: { passed: number; failed: number; skipped: number }) => ({
  passed,
  failed,
  skipped,
})

// Most of them wait, and none for another.
describe('one file of tests', { concurrency: true }, () => {
  test('a file that passes is counted, with its skipped and its nested tests', async () => {
    const outcome = await run(`
    test('one', () => {})
    test('not here', { skip: 'no browser' }, () => {})
    test('outer', async t => { await t.test('inner', () => {}) })`).ended
    assert.deepEqual(counts(outcome), { passed: 3, failed: 0, skipped: 1 })
    assert.match(outcome.told, /no browser/)
  })

  test('a test that fails fails, and the file says why', async () => {
    const outcome = await run(`test('one', () => {}); test('two', () => { throw new Error('the reason') })`).ended
    assert.deepEqual(counts(outcome), { passed: 1, failed: 1, skipped: 0 })
    assert.match(outcome.told, /the reason/)
  })

  test('a test that waits for what never comes is ended, and the tests after it run', async () => {
    const never = `test('never', async () => { await new Promise(done => setTimeout(done, 20_000).unref()) })`
    const outcome = await run(`const open = setTimeout(() => {}, 3_000); ${never}; test('next', () => {})`, {
      longestTest: 1,
    }).ended
    assert.deepEqual(counts(outcome), { passed: 1, failed: 1, skipped: 0 })
  })

  test('a file that stands still is killed and named as failed; what had passed in it stays counted', async () => {
    const outcome = await run(
      `test('one', () => {})
    test('stands still', async () => { await new Promise(done => setTimeout(done, 300)); for (;;); })`,
      { longestFile: 2 },
    ).ended
    assert.deepEqual(counts(outcome), { passed: 1, failed: 1, skipped: 0 })
    assert.match(outcome.told, /killed: it had not ended after 2 s\. Without an end: stands still/)
  })

  test('a file whose tests pass and which leaves something open does not stand for ever', async () => {
    const outcome = await run(`test('one', () => {}); setInterval(() => {}, 1000)`, { longestFile: 2 }).ended
    assert.deepEqual(counts(outcome), { passed: 1, failed: 1, skipped: 0 })
  })

  test('what a killed file had started is killed with it', async () => {
    const note = join(folder, 'pid')
    const child = `spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' })`
    const outcome = await run(
      `import { spawn } from 'node:child_process'
    import { writeFileSync } from 'node:fs'
    test('starts', async () => { writeFileSync(${JSON.stringify(note)}, String(${child}.pid)); await new Promise(() => {}) })`,
      { longestFile: 2 },
    ).ended
    assert.equal(outcome.failed, 1)
    const pid = Number(readFileSync(note, 'utf8'))
    const isThere = () => {
      try {
        return process.kill(pid, 0)
      } catch {
        return false
      }
    }
    for (let tries = 0; tries < 50 && isThere(); tries += 1) await wait(50)
    assert.equal(isThere(), false)
  })

  test('a file that leaves in the middle, even as if all were well, has failed', async () => {
    const outcome = await run(`test('one', () => {}); test('two', async () => { await 1; process.exit(0) })`).ended
    assert.ok(outcome.failed >= 1)
    assert.match(outcome.told, /before its tests had/)
  })

  test('a file that cannot be loaded has failed', async () => {
    const outcome = await run(`import './not-there.ts'`).ended
    assert.deepEqual(counts(outcome), { passed: 0, failed: 1, skipped: 0 })
  })

  test('a file that is interrupted ends', async () => {
    const running = run(`test('long', async () => { await new Promise(done => setTimeout(done, 30_000)) })`)
    await wait(500)
    running.interrupt()
    assert.ok((await running.ended).failed >= 1)
  })
})
