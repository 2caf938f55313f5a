import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { seededRandom } from '#core/ground/random.ts'
import { readDirectoryFiles } from '../../src/collect/feed/describe/directory-files.ts'
import { readSourceDescription } from '../../src/collect/feed/describe/read-source-description.ts'
import { compileRows } from '../../src/collect/feed/map/map-row.ts'
import { knownFeeds } from './known-feeds.ts'
import { examplesFolder, hideTruth } from './lay-out.ts'

const directoryOf = (name: string) => {
  const folder = join(examplesFolder, name)
  const read = readDirectoryFiles(join(folder, 'agencies.yaml'), join(folder, 'agreements.yaml'))
  const parties = (id: string) =>
    new Set(read.agreements.find(agreement => agreement.id === id)?.parties.map(party => party.agency))
  return {
    agencies: new Set(read.agencies.map(agency => agency.code)),
    agreements: new Map(read.agreements.map(({ id }) => [id, { parties: parties(id) }])),
    compartments: new Set<string>(),
  }
}

const described = (name: string, source: string) => {
  const yaml = readFileSync(join(examplesFolder, name, source, 'source.yaml'), 'utf8')
  const read = readSourceDescription(yaml, 'source.yaml', directoryOf(name))
  assert.ok('description' in read, `${name}/${source}: ${JSON.stringify(read)}`)
  return read.description
}

/** An invented row that has the column of each kind filled as its system would. */
const invented: Readonly<Record<string, string>> = {
  ...{ rec_id: 'r1', unique_id: 'r1', RECORD_ID: 'r1', given_name: 'anna', first_name: 'anna', surname: 'quill' },
  ...{ date_of_birth: '19801302', dob: '1980-01-02', DATE_OF_BIRTH: '1/2/31', RECORD_TYPE: 'PERSON', gender: 'female' },
  ...{ PRIMARY_NAME_LAST: 'Quill', PRIMARY_NAME_FIRST: 'Anna', PRIMARY_NAME_FULL: 'Anna Quill', cluster: 'secret' },
  ...{ EMAIL_ADDRESS: '"Anna Quill" <anna@quill.example>', email: 'anna@quill.example' },
}

test('every feed that is measured has its example, and every example is measured', () => {
  const folders = readdirSync(examplesFolder, { withFileTypes: true }).filter(entry => entry.isDirectory())
  assert.deepEqual(folders.map(folder => folder.name).sort(), knownFeeds.map(({ name }) => name).sort())
})

for (const feed of knownFeeds)
  for (const { source, hide } of feed.files)
    test(`${feed.name}/${source}: the description reads, a row becomes one person, and the truth is in no property`, () => {
      const description = described(feed.name, source)
      const [file] = description.files
      assert.ok(file?.columns)
      for (const column of hide) assert.ok(file.columns.includes(column))
      const mapped = compileRows(description, file)(column => (invented[column] ? [invented[column]] : []))
      assert.ok('unit' in mapped, JSON.stringify(mapped))
      assert.deepEqual(
        mapped.unit.records.map(record => [record.kind, record.key]),
        [['person', 'r1']],
      )
      assert.ok(!JSON.stringify(mapped.unit.records[0]?.properties).includes('secret'))
    })

test('people of history are not marked as invented; everybody else in the examples is', () => {
  const marked = knownFeeds.flatMap(({ name, files }) =>
    files.map(({ source }) => [name, described(name, source).synthetic] as const),
  )
  assert.deepEqual([...new Set(marked.filter(([, synthetic]) => !synthetic).map(([name]) => name))], ['historical'])
})

test('ids and order that give the truth away are gone before anything is taken in; blanks stay as written', () => {
  const table = {
    header: ['rec_id', ' name', 'cluster'],
    rows: Array.from({ length: 40 }, (_, at) => [`rec-${at}-org`, ` n${at}`, `c${at}`]),
  }
  const { hidden, told } = hideTruth(table, { id: 'rec_id', hide: ['cluster'] }, seededRandom('test'))
  assert.deepEqual(hidden[0], table.header)
  assert.ok(hidden.slice(1).every(([id = '', , cluster]) => /^r\d{6}$/.test(id) && cluster === ''))
  const names = hidden.slice(1).map(cells => cells[1])
  assert.notDeepEqual(
    names,
    table.rows.map(cells => cells[1]),
  )
  assert.deepEqual([...names].sort(), table.rows.map(cells => cells[1]).sort())
  for (const [at, { key, row }] of told.entries()) {
    assert.equal(hidden[at + 1]?.[0], key)
    assert.equal(row.cluster, `c${row.name?.slice(1)}`)
  }
})
