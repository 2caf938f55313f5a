// The guide to feeds from outside, held to what it says: its example is taken in as it stands.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { packageRoot } from '#core/ground/paths.ts'
import { readSourceDescription } from '../../src/collect/feed/describe/read-source-description.ts'
import { compileRows } from '../../src/collect/feed/map/map-row.ts'

const guide = readFileSync(join(packageRoot, 'docs/guide/feeds-from-outside.md'), 'utf8')
const fenced = (language: string): string => new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 's').exec(guide)?.[1] ?? ''

const directory = {
  agencies: new Set(['public-archive']),
  agreements: new Map([['records-for-linkage', { parties: new Set(['public-archive']) }]]),
  compartments: new Set<string>(),
}

test('the worked example of the guide is taken in as it stands, and says what the guide says of it', () => {
  const read = readSourceDescription(fenced('yaml'), 'source.yaml', directory)
  assert.ok('description' in read, JSON.stringify(read))
  const [file] = read.description.files
  assert.ok(file)
  const rows: Record<string, string>[] = parse(fenced('csv'), {
    columns: (heads: string[]) => heads.map(head => head.trim()),
    trim: true,
  })
  assert.deepEqual(Object.keys(rows[0] ?? {}), file.columns)
  const map = compileRows(read.description, file)
  const records = rows.map(row => {
    const mapped = map(column => (row[column] ? [row[column]] : []))
    assert.ok('unit' in mapped, JSON.stringify(mapped))
    return mapped.unit.records[0]
  })
  assert.deepEqual(
    records.map(record => record?.kind),
    ['person', 'person', 'organisation', 'person'],
  )
  const [anna, ming, firm, ben] = records.map(record => record?.properties)
  assert.deepEqual([anna?.birthDate?.[0]?.from, ming?.birthDate?.[0]?.from], ['1981-03-14', '1931-03-14'])
  assert.equal(anna?.email?.[0]?.address, 'anna@quill.example')
  assert.equal(anna?.document?.[0]?.state, 'GBR')
  assert.equal(ming?.document?.[0]?.type, 'driving-licence')
  assert.deepEqual(ming?.phone, [{ raw: '7700900612' }])
  assert.equal(ming?.name?.[0]?.text, '王小明')
  assert.equal(firm?.email?.[0]?.address, 'office@quill.example')
  assert.deepEqual([ben?.birthDate, ben?.note?.[0]?.text], [undefined, '31/31/1990'])
})
