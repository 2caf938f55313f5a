import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { writeBadSources } from './bad-sources.ts'
import { readList } from './read-back.ts'
import { newFolder } from './small-world.ts'

test('every broken source breaks another rule, beside one that is sound', () => {
  const folder = newFolder()
  const written = writeBadSources(folder)
  assert.deepEqual(
    readList(folder, 'expected-refusals.csv').map(({ source, refusal }) => [source, refusal]),
    written.map(({ source, refusal }) => [source, refusal]),
  )
  assert.equal(written.filter(({ refusal }) => refusal === '').length, 1)
  for (const { source } of written) assert.ok(readFileSync(join(folder, source, 'source.yaml')).length > 0)
})
