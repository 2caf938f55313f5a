// A test file that hangs, breaks off or leaves something open fails by name and by itself; what it had done is counted.
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { type RunWith, runTestFiles } from './run-test-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'bw-run-files-'))
after(() => rmSync(folder, { recursive: true }))

let written = 0
const write = (body: string): string => {
  written += 1
  writeFileSync(join(folder, `${written}.test.ts`), `import { test } from 'node:test'\n${body}`)
  return `${written}.test.ts`
}
const runTogether = (bodies: readonly string[], limits: Partial<RunWith> = {}) => {
  const files = bodies.map(write)
  const options = { cwd: folder, env: process.env, tally: join(folder, `tally-${written}`) }
  return runTestFiles(files, { ...options, longestTest: 30, longestRun: 60, ...limits })
}
const run = (body: string, limits: Partial<RunWith> = {}) => {
  const { ended, interrupt } = runTogether([body], limits)
  const alone = async () => {
    const { files, told } = await ended
    return { ...(files[0] ?? assert.fail('no file')), told }
  }
  return { ended: alone(), interrupt }
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
      { longestRun: 2 },
    ).ended
    assert.deepEqual(counts(outcome), { passed: 1, failed: 1, skipped: 0 })
    assert.match(outcome.told, /killed: it had not ended after 2 s\. Without an end: stands still/)
  })

  test('a file whose tests pass and which leaves something open does not stand for ever', async () => {
    const outcome = await run(`test('one', () => {}); setInterval(() => {}, 1000)`, { longestRun: 2 }).ended
    assert.deepEqual(counts(outcome), { passed: 1, failed: 1, skipped: 0 })
  })

  test('what a killed file had started is killed with it', async () => {
    const note = join(folder, 'pid')
    const child = `spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' })`
    const outcome = await run(
      `import { spawn } from 'node:child_process'
    import { writeFileSync } from 'node:fs'
    test('starts', async () => { writeFileSync(${JSON.stringify(note)}, String(${child}.pid)); await new Promise(() => {}) })`,
      { longestRun: 2 },
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

  test('an error that nobody catches fails the file, and says what it is', async () => {
    const astray = {
      thrown: `setTimeout(() => { throw new Error('went astray') }, 10)`,
      'a promise that nobody waits for': `void Promise.reject(new Error('went astray'))`,
    }
    const settled = `await new Promise(done => setTimeout(done, 100))`
    for (const [how, lost] of Object.entries(astray)) {
      const bodies = [`${lost}; ${settled}`, `${settled}; ${lost}; ${settled}`]
      const outcomes = bodies.map(body => run(`test('one', async () => { ${body} }); test('two', () => {})`).ended)
      for (const outcome of await Promise.all(outcomes)) {
        assert.ok(outcome.failed >= 1, how)
        assert.match(outcome.told, /went astray/)
      }
    }
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

  test('of several files each is counted by itself; what a file takes is its own', async () => {
    const { files, isTangled } = await runTogether([
      `test('one', () => {}); test('two', () => {})`,
      `test('one', () => { throw new Error('no') })`,
      `test('one', async () => { await new Promise(done => setTimeout(done, 400)) })`,
    ]).ended
    assert.deepEqual(files.map(counts), [
      { passed: 2, failed: 0, skipped: 0 },
      { passed: 0, failed: 1, skipped: 0 },
      { passed: 1, failed: 0, skipped: 0 },
    ])
    assert.equal(isTangled, false)
    const [first, , last] = files
    assert.ok((last?.seconds ?? 0) > (first?.seconds ?? 0) + 0.3)
  })

  test('tests that a file has from elsewhere are its own', async () => {
    writeFileSync(
      join(folder, 'laws.ts'),
      `import { test } from 'node:test'\nexport const laws = () => test('a law', () => {})`,
    )
    const { files } = await runTogether([
      `test('one', () => {}); test('two', () => {})`,
      `import { laws } from './laws.ts'; laws()`,
    ]).ended
    assert.deepEqual(
      files.map(({ passed }) => passed),
      [2, 1],
    )
  })

  test('where one of several files breaks off, each is to be run by itself; where tests fail, they have failed', async () => {
    const [good, leaves, fails] = [
      `test('one', () => {})`,
      `test('leaves', () => process.exit(0))`,
      `test('fails', () => { throw new Error('no') })`,
    ] as const
    const tangled = async (...bodies: string[]) => (await runTogether(bodies).ended).isTangled
    assert.deepEqual(await Promise.all([tangled(good, leaves), tangled(good, fails, fails), tangled(leaves)]), [
      true,
      false,
      false,
    ])
  })
})
