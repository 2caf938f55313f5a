import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { FileRefused } from '../take-in/rejection.ts'
import { decode, type Encoding } from './decode.ts'
import { readCsv } from './read-csv.ts'
import type { FileEnd, ReadRow } from './read-row.ts'

const chunked = async function* (bytes: Buffer, size = 7) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const read = async (
  bytes: Buffer | string,
  given: { columns?: string[]; encoding?: Encoding; trailer?: string; chunk?: number } = {},
): Promise<{ rows: ReadRow[]; end: FileEnd }> => {
  const encoding = given.encoding ?? 'utf-8'
  const blocks = decode(chunked(Buffer.from(bytes), given.chunk), encoding, 'people.csv')
  const shape = {
    file: 'people.csv',
    encoding,
    delimiter: ',',
    columns: given.columns ?? ['No', 'Name'],
    trailer: given.trailer,
  }
  const reader = readCsv(blocks, shape)
  const rows: ReadRow[] = []
  for (;;) {
    const step = await reader.next()
    if (step.done) return { rows, end: step.value }
    rows.push(...step.value)
  }
}

const told = (row: ReadRow | undefined) =>
  row && ('fault' in row ? `${row.line} ${row.fault.kind}` : `${row.line} ${row.cells('No')}|${row.cells('Name')}`)
const refusal = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => undefined,
    (fault: unknown) => fault,
  )
  assert.ok(error instanceof FileRefused, `expected a refusal, got ${String(error)}`)
  return error.refusal
}

test('a remark over several lines keeps the line number of every later row right', async () => {
  const { rows } = await read('No,Name\r\n1,"Ana\r\nMaria ""M"""\r\n\r\n2,Ben\r\n')
  assert.deepEqual(rows.map(told), ['2 1|Ana\r\nMaria "M"', '5 2|Ben'])
})

test('a byte that is not UTF-8 rejects its own row and says the file may be windows-1252', async () => {
  const { rows } = await read(
    Buffer.concat([Buffer.from('No,Name\n1,Jos'), Buffer.from([0xe9]), Buffer.from('\n2,Ben\n')]),
  )
  assert.deepEqual(rows.map(told), ['2 bad-bytes', '3 2|Ben'])
  const fault = rows[0] && 'fault' in rows[0] ? rows[0].fault : undefined
  assert.equal(fault?.reason, 'Line 2 has the byte 0xE9 at character 6, which is not utf-8.')
  assert.match(fault?.mend ?? '', /windows-1252: change encoding in source\.yaml/)
})

test('windows-1252 is read as the agency wrote it; a byte it does not use is told', async () => {
  const { rows } = await read(Buffer.from([...Buffer.from('No,Name\n1,\x80\x9f\xe9\n2,\x81\n', 'latin1')]), {
    encoding: 'windows-1252',
  })
  assert.deepEqual(rows.map(told), ['2 1|€Ÿé', '3 bad-bytes'])
})

test('a UTF-8 file declared as windows-1252 is refused, not loaded as Ã©', async () => {
  const { kind, mend } = await refusal(read('No,Name\n1,José\n', { encoding: 'windows-1252', chunk: 100 }))
  assert.equal(kind, 'wrong-encoding')
  assert.match(mend, /encoding in source\.yaml to utf-8/)
})

test('a UTF-16 file declared as UTF-8 is refused whole and says so', async () => {
  const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('No,Name\n1,Ana\n', 'utf16le')])
  assert.match((await refusal(read(bytes))).reason, /says utf-8, but the file looks to be UTF-16/)
  const { rows } = await read(bytes, { encoding: 'utf-16le' })
  assert.deepEqual(rows.map(told), ['2 1|Ana'])
  assert.match((await refusal(read('No,Name\n1,Ana\n', { encoding: 'utf-16le' }))).mend, /to utf-8/)
})

test('a byte order mark is no part of the first column name', async () => {
  assert.deepEqual((await read('\uFEFFNo,Name\n1,Ana\n')).rows.map(told), ['2 1|Ana'])
})

test('a renamed column refuses the file and names both names', async () => {
  const { line, reason } = await refusal(read('No,FullName\n1,Ana\n'))
  assert.equal(line, 1)
  assert.match(reason, /'Name' is now called 'FullName'/)
})

test('a missing, an unexpected and a moved column each refuse the file in words', async () => {
  assert.match((await refusal(read('No\n1\n'))).reason, /'Name' is missing/)
  assert.match((await refusal(read('No,Name,Age\n1,Ana,3\n'))).reason, /'Age' is not described/)
  assert.match((await refusal(read('Name,No\nAna,1\n'))).reason, /another order: column 1 is 'Name', described as 'No'/)
  assert.match((await refusal(read('1,Ana\n2,Ben\n'))).reason, /None of the described columns/)
  assert.match((await refusal(read(''))).reason, /empty/)
})

test('a row with shifted cells is rejected alone', async () => {
  const { rows, end } = await read('No,Name\n1,Smith, Ana\n2\n3,Cy\n')
  assert.deepEqual(rows.map(told), ['2 shifted-columns', '3 shifted-columns', '4 3|Cy'])
  assert.equal(end.rows, 3)
})

test('a quote that never closes costs its own row and not the rest of the file', async () => {
  const tail = Array.from({ length: 300 }, (_, i) => `${i + 4},N${i}\n`).join('')
  const { rows } = await read(`No,Name\n1,"Ana\n2,5" hose\n3,"Cy ""C"" D"\n${tail}`)
  assert.deepEqual(rows.slice(0, 4).map(told), ['2 bad-quotes', '3 bad-quotes', '4 3|Cy "C" D', '5 4|N0'])
  assert.equal(rows.length, 303)
})

test('the closing line gives the number of rows and is no row itself', async () => {
  const { rows, end } = await read('No,Name\n1,Ana\nEND,1\n', { trailer: 'END' })
  assert.deepEqual([rows.map(told), end], [['2 1|Ana'], { rows: 1, trailer: 1 }])
  assert.match(
    (await refusal(read('No,Name\nEND,0\n1,Ana\n', { trailer: 'END' }))).reason,
    /rows after the closing line 2/,
  )
})

test('control characters are told by name', async () => {
  const { rows } = await read('No,Name\n1,A\u0007na\n')
  assert.match(rows[0] && 'fault' in rows[0] ? rows[0].fault.reason : '', /U\+0007/)
})

test('whatever is written in quotes is read back, at whatever place the file is cut into chunks', () => {
  const cell = fc.string({
    unit: fc.constantFrom('a', 'é', ',', '"', '\n', '\r\n', ' ', '=', 'ع', '😀', ';'),
    minLength: 1,
    maxLength: 12,
  })
  const quote = (text: string) => `"${text.replaceAll('"', '""')}"`
  return fc.assert(
    fc.asyncProperty(
      fc.array(cell, { minLength: 1, maxLength: 20 }),
      fc.integer({ min: 1, max: 40 }),
      async (cells, chunk) => {
        const { rows } = await read(`No,Name\n${cells.map((text, i) => `${i},${quote(text)}\n`).join('')}`, { chunk })
        const names = rows.map(row => ('cells' in row ? (row.cells('Name')[0] ?? '') : `fault ${row.fault.kind}`))
        assert.deepEqual(
          names,
          cells.map(text => text.trim()),
        )
      },
    ),
    { numRuns: 200 },
  )
})
