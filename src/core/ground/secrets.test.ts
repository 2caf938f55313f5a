// Passwords that are made once, kept for their owner alone.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { ensureSecrets, readSecrets } from './secrets.ts'

const file = (t: TestContext): string => {
  const folder = mkdtempSync(join(tmpdir(), 'bw-secrets-'))
  t.after(() => rmSync(folder, { recursive: true }))
  return join(folder, 'var', 'secrets.json')
}

test('a password is made once and kept', t => {
  const at = file(t)
  const first = ensureSecrets(at, ['app'])
  const second = ensureSecrets(at, ['app', 'queue'])
  assert.equal(second.app, first.app)
  assert.notEqual(second.queue, first.app)
  assert.ok((second.queue ?? '').length >= 32)
  assert.deepEqual(readSecrets(at), second)
})

test('nobody else may read the file', t => {
  const at = file(t)
  ensureSecrets(at, ['app'])
  assert.equal(statSync(at).mode & 0o777, 0o600)
})

test('a file that cannot be read is said to be so, and nothing is made anew over it', t => {
  const at = file(t)
  ensureSecrets(at, ['app'])
  writeFileSync(at, '{"app": "abc')
  assert.throws(() => ensureSecrets(at, ['queue']), /cannot be read/)
})
