import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { dataFile, dataFolder, whyNoData } from './benchmark-data.ts'

test('without a folder, or without the file in it, a benchmark says what it looked for', t => {
  const folder = mkdtempSync(join(tmpdir(), 'bw-data-'))
  t.after(() => rmSync(folder, { recursive: true }))
  assert.equal(dataFolder('asked', { BREAKWATER_DATA: 'set' }), 'asked')
  assert.match(whyNoData(undefined, ['febrl/dataset1.csv']) ?? '', /BREAKWATER_DATA .* febrl\/dataset1\.csv/)
  assert.match(whyNoData(folder, ['febrl/dataset1.csv']) ?? '', /dataset1\.csv is not there/)
})

test('a file with other bytes than the known ones is an error, not a skip', t => {
  const folder = mkdtempSync(join(tmpdir(), 'bw-data-'))
  t.after(() => rmSync(folder, { recursive: true }))
  mkdirSync(join(folder, 'febrl'))
  writeFileSync(join(folder, 'febrl/dataset1.csv'), 'rec_id\nsomebody else’s\n')
  assert.equal(whyNoData(folder, ['febrl/dataset1.csv']), undefined)
  assert.throws(() => dataFile(folder, 'febrl/dataset1.csv'), /not the one that figures are known for/)
})
