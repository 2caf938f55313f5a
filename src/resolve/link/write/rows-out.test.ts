// A result has its name when all of it is there, and not when a disk took a part of it.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdirSync, readdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { folderOf, rowsIn } from '../../../../test/fixtures/people-to-link.ts'
import { writeRows } from './rows-out.ts'

const writing = `
  import { writeRows } from '${new URL('./rows-out.ts', import.meta.url)}'
  process.on('SIGXFSZ', () => {})
  const rows = Array.from({ length: 4000 }, (_, at) => ['record ' + at])
  try {
    writeRows(process.argv[2], [{ name: 'id', kind: 'text' }], rows)
    console.log('written')
  } catch (fault) {
    console.log(fault.code)
  }`

/** Writes 4,000 rows, some 47,000 bytes, where a file may have so many blocks of 1,024 bytes. */
const writeWithin = async (blocks: string, script: string, out: string): Promise<string> => {
  const limited = `ulimit -f ${blocks} && exec "$0" "$@"`
  return (await promisify(execFile)('bash', ['-c', limited, process.execPath, script, out])).stdout.trim()
}

test('a result whose place is taken by a folder says so, and leaves nothing half written', t => {
  const file = folderOf(t)
  const columns = [{ name: 'id', kind: 'text' as const }]
  for (const name of ['pairs.csv', 'pairs.parquet']) {
    const out = file(name)
    mkdirSync(out)
    assert.throws(() => writeRows(out, columns, [['one']]), /EISDIR|ENOTEMPTY|EEXIST/)
    assert.ok(!readdirSync(dirname(out)).some(one => one.endsWith('.unfinished')))
  }
})

test('a disk that takes the first half of the last rows leaves no file, whole or half', async t => {
  const file = folderOf(t)
  const script = file('writes.mjs', writing)
  const out = file('pairs.csv')
  assert.equal(await writeWithin('20', script, out), 'EFBIG')
  assert.deepEqual(readdirSync(dirname(out)), ['writes.mjs'])
  assert.equal(await writeWithin('unlimited', script, out), 'written')
  assert.equal(rowsIn(out).length, 4_001)
})
