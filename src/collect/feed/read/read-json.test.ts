import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { FileRefused } from '../take-in/rejection.ts'
import { decode } from './decode.ts'
import { readJson } from './read-json.ts'
import { readNdjson } from './read-ndjson.ts'
import type { FileEnd, ReadRow, RowReader } from './read-row.ts'

const chunked = async function* (bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
const drain = async (reader: RowReader): Promise<{ rows: ReadRow[]; end: FileEnd }> => {
  const rows: ReadRow[] = []
  for (;;) {
    const step = await reader.next()
    if (step.done) return { rows, end: step.value }
    rows.push(...step.value)
  }
}
const shape = { file: 'people.json', encoding: 'utf-8' }
const blocks = (text: string | Buffer, size = 5) => decode(chunked(Buffer.from(text), size), 'utf-8', 'people.json')
const ndjson = (text: string | Buffer, more = {}) => drain(readNdjson(blocks(text), { ...shape, ...more }))
const json = (text: string | Buffer, more = {}, size = 5) => drain(readJson(blocks(text, size), { ...shape, ...more }))
const told = (row: ReadRow | undefined, column = 'name') =>
  row && ('fault' in row ? `${row.line} ${row.fault.kind}` : `${row.line} ${row.cells(column)}`)
const refusal = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => undefined,
    (fault: unknown) => fault,
  )
  assert.ok(error instanceof FileRefused, `expected a refusal, got ${String(error)}`)
  return error.refusal
}

test('each line of NDJSON is a row; what is not JSON is rejected alone', async () => {
  const { rows, end } = await ndjson('{"name":"Ana"}\n\n{"name":"Ben"\n{"name":["Cy","Çy"]}\n[1]\n{"END":4}', {
    trailer: 'END',
  })
  assert.deepEqual(
    rows.map(row => told(row)),
    ['1 Ana', '3 not-json', '4 Cy,Çy', '5 not-json'],
  )
  assert.deepEqual(end, { rows: 4, trailer: 4 })
})

test('a dotted path reaches into lists and objects; a missing one is no value', async () => {
  const { rows } = await ndjson('{"person":{"names":[{"family":"Hoxha"}],"age":31,"minor":false}}')
  const said = (column: string) => told(rows[0], column)
  assert.equal(said('person.names.0.family'), '1 Hoxha')
  assert.equal(said('person.age'), '1 31')
  assert.equal(said('person.minor'), '1 false')
  assert.equal(said('person.names.7.family'), '1 ')
  assert.equal(said('person.toString'), '1 ')
})

test('prototype keys, a key given twice and bottomless nesting are refused for their row', async () => {
  const deep = `{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`
  const { rows } = await ndjson(
    `{"__proto__":{"admin":true},"name":"x"}\n{"a":{"constructor":1}}\n{"name":"Ana","name":"Ben"}\n{"\\u005f_proto__":1}\n${deep}\n{"name":"ok"}`,
  )
  assert.deepEqual(
    rows.map(row => told(row)),
    ['1 unsafe-json', '2 unsafe-json', '3 unsafe-json', '4 unsafe-json', '5 unsafe-json', '6 ok'],
  )
  assert.equal(({} as { admin?: boolean }).admin, undefined)
})

test('a long number is kept digit by digit', async () => {
  const { rows } = await ndjson('{"name":351234567890123456789}')
  assert.equal(told(rows[0]), '1 351234567890123456789')
})

test('a field nobody described is told with the name that was meant', async () => {
  const { rows } = await ndjson('{"nmae":"Ana"}', { columns: ['name'] })
  const fault = rows[0] && 'fault' in rows[0] ? rows[0].fault : undefined
  assert.equal(fault?.kind, 'unknown-field')
  assert.match(fault?.reason ?? '', /'nmae'.*'name'/)
})

test('zero characters and half letters never reach the store', async () => {
  const { rows } = await ndjson('{"name":"A\\u0000"}\n{"name":"\\ud800"}')
  assert.deepEqual(
    rows.map(row => told(row)),
    ['1 control-characters', '2 control-characters'],
  )
})

test('the list of a JSON document is found wherever it lies, with the line of each row', async () => {
  const text =
    '{ "made": {"people": [1]}, "n": "a \\" b ] }",\n "data": { "people": [\n  {"name": "Ana", "x": [1, {"y": 2}]},\n  {"name": "Ben"} , 7\n ] },\n "rowCount": 3 }\n'
  const { rows, end } = await json(text, { rows: '$.data.people', trailer: 'rowCount' })
  assert.deepEqual(
    rows.map(row => told(row)),
    ['3 Ana', '4 Ben', '4 not-json'],
  )
  assert.deepEqual(end, { rows: 3, trailer: 3 })
  assert.deepEqual(
    (await json('[{"name":"Ana"}]')).rows.map(row => told(row)),
    ['1 Ana'],
  )
})

test('a document that was cut off, has no list there or goes on after its end is refused whole', async () => {
  assert.equal((await refusal(json('[{"name":"Ana"},{"na'))).kind, 'file-truncated')
  assert.match((await refusal(json('{"rows":[]}', { rows: '$.people' }))).reason, /no list at \$\.people/)
  assert.match((await refusal(json('[] []'))).reason, /after the end/)
})

test('a row of a JSON list with a bad byte is rejected alone', async () => {
  const { rows } = await json(
    Buffer.concat([Buffer.from('[\n{"name":"Jos'), Buffer.from([0xe9]), Buffer.from('"},\n{"name":"Ben"}]')]),
  )
  assert.deepEqual(
    rows.map(row => told(row)),
    ['2 bad-bytes', '3 Ben'],
  )
})

test('any JSON list is read as JSON.parse reads it, wherever the file is cut into chunks', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.dictionary(fc.constantFrom('name', 'a"b', '[', '}', 'ü\\'), fc.jsonValue({ maxDepth: 3 }), {
          noNullPrototype: true,
        }),
        { maxLength: 8 },
      ),
      fc.integer({ min: 1, max: 50 }),
      fc.constantFrom(0, 1),
      async (list, size, indent) => {
        const { rows } = await json(
          JSON.stringify({ first: '[', list, last: [{}] }, null, indent),
          { rows: '$.list' },
          size,
        )
        assert.deepEqual(
          rows.map(row => row.raw).map(raw => JSON.parse(raw)),
          JSON.parse(JSON.stringify(list)),
        )
      },
    ),
    { numRuns: 200 },
  ))
