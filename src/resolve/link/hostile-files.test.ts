// Models and files that would make the linking run for ever, mistake one thing for another, or write over what it reads.
import assert from 'node:assert/strict'
import { existsSync, linkSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer'
import { csv, folderOf, model, names, type Person, people, rowsIn } from '../../../test/fixtures/people-to-link.ts'
import { exportSplink } from './export-splink.ts'
import { linkFiles } from './link-files.ts'
import { trainFiles } from './train-files.ts'

type Said = {
  comparisons: { comparison_levels: Record<string, unknown>[] }[]
  blocking_rules_to_generate_predictions: unknown
}
const changedModel = (change: (model: Said) => void): string => {
  const read = JSON.parse(readFileSync(model, 'utf8')) as Said
  change(read)
  return JSON.stringify(read)
}
const unlikely = (at: number) => ({
  sql_condition: `"town_l" = 'Nowhere ${at}'`,
  m_probability: 0.1,
  u_probability: 0.2,
})

test('more levels than a byte numbers, or more files, are refused and never mistaken for one another', async t => {
  const at = folderOf(t)
  const inputs = [at('people.csv', csv(people))]
  const many = changedModel(({ comparisons: [first] }) =>
    first?.comparison_levels.splice(1, 0, ...Array.from({ length: 300 }, (_, n) => unlikely(n))),
  )
  await assert.rejects(linkFiles({ inputs, model: at('many.json', many) }), /comparison_levels/)
  const across = at(
    'across.json',
    JSON.stringify({ ...JSON.parse(readFileSync(model, 'utf8')), link_type: 'link_only' }),
  )
  const files = Array.from({ length: 257 }, (_, n) => at(`${n}.csv`, csv(people.slice(0, 1))))
  await assert.rejects(linkFiles({ inputs: files, model: across }), /257 files/)
})

test('a cell of a million signs is compared in the time of its length', { timeout: 20_000 }, async t => {
  const at = folderOf(t)
  const rows: readonly Person[] = [
    ['1', 'A'.repeat(1_000_000), 'Ashgrove', '1995-01-01', 'Saltmere'],
    ['2', `${'A'.repeat(999_999)}B`, 'Ashgrove', '1995-01-01', 'Saltmere'],
  ]
  const { pairs } = await linkFiles({ inputs: [at('long.csv', csv(rows))], model })
  assert.equal(pairs, 1)
})

test('forty ORs under one AND are tried as they stand, not written out', async t => {
  const at = folderOf(t)
  const ors = Array(40).fill(`("town_l" = 'Saltmere' OR "town_r" = 'Saltmere')`).join(' AND ')
  const wide = changedModel(({ comparisons: [first] }) =>
    first?.comparison_levels.splice(1, 0, { ...unlikely(0), sql_condition: ors }),
  )
  const { records } = await linkFiles({ inputs: [at('people.csv', csv(people))], model: at('wide.json', wide) })
  assert.equal(records, 8)
})

test('agreement that chance never gives (u of 0) joins, also where rarity is counted', async t => {
  const at = folderOf(t)
  const certain = changedModel(({ comparisons }) => {
    comparisons.splice(0, comparisons.length, {
      comparison_levels: [
        { sql_condition: '"dob_l" = "dob_r"', m_probability: 0.9, u_probability: 0, tf_adjustment_column: 'dob' },
        { sql_condition: 'ELSE', m_probability: 0.1, u_probability: 1 },
      ],
    })
  })
  const inputs = [at('people.csv', csv(people))]
  const pairs = at('pairs.csv')
  await linkFiles({ inputs, model: at('certain.json', certain), pairs, threshold: 0.01 })
  assert.ok(rowsIn(pairs).some(row => row.startsWith('1,2,')))
})

test('what is written never takes the place of what is read, by whatever name', async t => {
  const at = folderOf(t)
  const people2 = at('people.csv', csv(people))
  const own = at('model.json', readFileSync(model, 'utf8'))
  symlinkSync(people2, at('by-link.csv'))
  linkSync(people2, at('second-name.csv'))
  const ask = { inputs: [people2], model: own }
  for (const pairs of [
    people2,
    at('by-link.csv'),
    at('second-name.csv'),
    at('../') + at('people.csv').split('/').slice(-2).join('/'),
    own,
  ])
    await assert.rejects(linkFiles({ ...ask, pairs }), /take the place/)
  await assert.rejects(linkFiles({ ...ask, pairs: at('out.csv'), clusters: at('./out.csv') }), /take the place/)
  await assert.rejects(trainFiles({ inputs: [people2], settings: own, model: people2 }), /take the place/)
  assert.throws(() => exportSplink({ model: own, out: own, dialect: 'spark' }), /take the place/)
  assert.equal(readFileSync(people2, 'utf8'), csv(people))
  // A link that somebody laid where the unfinished file goes leads nowhere.
  symlinkSync(people2, at('pairs.csv.unfinished'))
  await assert.rejects(linkFiles({ ...ask, pairs: at('pairs.csv') }), /take the place/)
  writeFileSync(at('elsewhere'), 'kept')
  rmSync(at('pairs.csv.unfinished'))
  symlinkSync(at('elsewhere'), at('pairs.csv.unfinished'))
  await linkFiles({ ...ask, pairs: at('pairs.csv') })
  assert.equal(readFileSync(at('elsewhere'), 'utf8'), 'kept')
})

test('a file in another writing than UTF-8 is refused: its José and its Josè would be one', async t => {
  const at = folderOf(t)
  const said = csv([
    ['1', 'José', 'Holloway', '1990-02-03', 'Saltmere'],
    ['2', 'Josè', 'Holloway', '1990-02-03', 'Saltmere'],
  ])
  const pairs = at('pairs.csv')
  writeFileSync(at('latin.csv'), Buffer.from(said, 'latin1'))
  await assert.rejects(linkFiles({ inputs: [at('latin.csv')], model, pairs }), /not in UTF-8/)
  writeFileSync(at('cut.csv'), Buffer.concat([Buffer.from(said), Buffer.from([0xe2, 0x82])]))
  await assert.rejects(linkFiles({ inputs: [at('cut.csv')], model, pairs }), /not in UTF-8/)
  // Signs of two, three and four bytes, at every place where a file is read in two goes.
  const long = Array.from(
    { length: 9000 },
    (_, n): Person => [String(n), 'éश𐤀'.repeat(1 + (n % 3)), `Name${n}`, '1990-02-03', `T${n}`],
  )
  const { records } = await linkFiles({
    inputs: [at('long.csv', `\uFEFF${csv(long)}`)],
    model: at(
      'own.json',
      changedModel(said => {
        said.blocking_rules_to_generate_predictions = ['l.town = r.town']
      }),
    ),
  })
  assert.equal(records, 9000)
})

test('a file in UTF-16 that says so gives what it gives in UTF-8, and one that is cut within a sign is refused', async t => {
  const at = folderOf(t)
  const said = csv(people).replaceAll('Maren', 'Mårén 🛶')
  const wide = Buffer.from(`\uFEFF${said}`, 'utf16le')
  const pairsOf = async (name: string, bytes: Buffer) => {
    writeFileSync(at(name), bytes)
    await linkFiles({ inputs: [at(name)], model, pairs: at('pairs.csv') })
    return rowsIn(at('pairs.csv'))
  }
  assert.deepEqual(await pairsOf('wide.csv', wide), await pairsOf('people.csv', Buffer.from(said)))
  await assert.rejects(pairsOf('cut.csv', wide.subarray(0, wide.length - 1)), /not in UTF-8/)
})

test('a file with nothing in it, one that is not there and a folder are told apart; names alone are no fault', async t => {
  const at = folderOf(t)
  const read = (input: string) => linkFiles({ inputs: [input], model })
  await assert.rejects(read(at('empty.csv', '')), /is empty/)
  await assert.rejects(read(at('not-there.csv')), /ENOENT/)
  await assert.rejects(read(at('')), /EISDIR/)
  assert.equal((await read(at('names.csv', csv([])))).records, 0)
})

test('a Parquet file that says it has more rows than it has, or fewer, is refused: none is lost, none is waited for', async t => {
  const at = folderOf(t)
  const columnData = ['unique_id', ...names].map((name, column) => ({
    name,
    data: people.map(row => row[column] ?? ''),
    type: 'STRING' as const,
  }))
  for (const said of [10n ** 15n, 3n]) {
    const filename = at('people.parquet')
    const writer = new ParquetWriter({ writer: fileWriter(filename), schema: schemaFromColumnData({ columnData }) })
    writer.write({ columnData })
    writer.num_rows = said
    writer.finish()
    await assert.rejects(linkFiles({ inputs: [filename], model, pairs: at('pairs.csv') }), /rows, and has 8/)
  }
})

test('trained on a share that is none, no model is written', async t => {
  const at = folderOf(t)
  const ask = {
    settings: model,
    model: at('model.json'),
    sessions: ['l.dob = r.dob', 'l.town = r.town'],
    deterministic: ['l.dob = r.dob'],
  }
  const inputs = [at('people.csv', csv(people))]
  for (const recall of [0, -1, 1.5, Number.NaN])
    await assert.rejects(trainFiles({ ...ask, inputs, recall }), /no share/)
  await assert.rejects(trainFiles({ ...ask, inputs: [at('one.csv', csv(people.slice(0, 1)))] }), /no share/)
  assert.equal(existsSync(ask.model), false)
})
