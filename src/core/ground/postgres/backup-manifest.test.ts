import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { Problem, tellProblem } from '../problem.ts'
import { MANIFEST, type Manifest, verifyBackup, writeManifest } from './backup-manifest.ts'

const silent = { at: () => {}, did: () => {} }

const entry = (file: string, text: string) => ({
  file,
  bytes: Buffer.byteLength(text),
  sha256: createHash('sha256').update(text).digest('hex'),
})

const backup = (t: TestContext): string => {
  const folder = mkdtempSync(join(tmpdir(), 'bw-manifest-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const texts = { 'shelf.box.copy.gz': 'boxes', 'jobs.copy.gz': 'jobs', 'key.json': 'key' }
  for (const [file, text] of Object.entries(texts)) writeFileSync(join(folder, file), text)
  const manifest: Manifest = {
    format: 1,
    takenAt: '2026-10-03T09:00:00.000Z',
    fingerprint: 'a'.repeat(64),
    migrations: ['000-ground.sql'],
    tables: [{ table: 'shelf.box', rows: 1, ...entry('shelf.box.copy.gz', 'boxes') }],
    jobs: { rows: 1, ...entry('jobs.copy.gz', 'jobs') },
    kept: [entry('key.json', 'key')],
  }
  writeManifest(folder, manifest)
  return folder
}

const fault = async (folder: string): Promise<Problem> => {
  const found = await verifyBackup(folder, silent).then(
    () => undefined,
    cause => cause,
  )
  assert.ok(found instanceof Problem, 'it should have been refused')
  return found
}

test('a backup as it was written is read through', async t => {
  assert.equal((await verifyBackup(backup(t), silent)).tables.length, 1)
})

for (const file of ['shelf.box.copy.gz', 'jobs.copy.gz', 'key.json']) {
  test(`one letter changed in ${file} is found, and the file is named`, async t => {
    const folder = backup(t)
    const path = join(folder, file)
    const content = readFileSync(path)
    content[0] = (content[0] ?? 0) ^ 1
    writeFileSync(path, content)
    const told = tellProblem(await fault(folder))
    assert.match(told, /was altered/)
    assert.match(told, new RegExp(file))
    assert.match(told, /To mend/)
  })

  test(`${file} cut short is told from altered`, async t => {
    const folder = backup(t)
    truncateSync(join(folder, file), 2)
    assert.match((await fault(folder)).message, /cut short: 2 of \d bytes/)
  })

  test(`${file} gone is told by its name`, async t => {
    const folder = backup(t)
    rmSync(join(folder, file))
    const found = await fault(folder)
    assert.match(found.message, /missing/)
    assert.equal(found.where, join(folder, file))
  })
}

test('a folder without the list is no backup, for the list is written last', async t => {
  const folder = backup(t)
  rmSync(join(folder, MANIFEST))
  assert.match((await fault(folder)).message, /no whole backup/)
})

test('a list that breaks off, or that leads out of the folder, is refused', async t => {
  const folder = backup(t)
  const text = readFileSync(join(folder, MANIFEST), 'utf8')
  writeFileSync(join(folder, MANIFEST), text.slice(0, -20))
  assert.match((await fault(folder)).message, /damaged/)
  writeFileSync(join(folder, MANIFEST), text.replace('"shelf.box.copy.gz"', '"../shelf.box.copy.gz"'))
  assert.match((await fault(folder)).message, /damaged/)
})
