// Linking files as a data engineer does: one file, several, CSV or Parquet, rows in any order, and what is refused.
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { type TestContext, test } from 'node:test'
import { parquetWriteFile } from 'hyparquet-writer'
import { csv, folderOf, model, names, type Person, people, rowsIn } from '../../../test/fixtures/people-to-link.ts'
import { exportSplink } from './export-splink.ts'
import { type LinkAsk, linkFiles } from './link-files.ts'
import { trainFiles } from './train-files.ts'

const link = (t: TestContext, rows: readonly Person[], ask: Partial<LinkAsk> = {}) => {
  const at = folderOf(t)
  const asked = {
    inputs: [at('people.csv', csv(rows))],
    model,
    pairs: at('pairs.csv'),
    clusters: at('clusters.csv'),
    ...ask,
  }
  return { asked, at, done: linkFiles(asked) }
}

test('a slip, two names the other way round, and two people of one surname', async t => {
  const { asked, done } = link(t, people)
  const report = await done
  assert.deepEqual(
    rowsIn(asked.pairs).map(row => row.split(',').slice(0, 2).join()),
    ['id_l,id_r', '1,2', '3,4', '5,6', '7,8'],
  )
  assert.deepEqual(rowsIn(asked.clusters), ['id,cluster_id', '1,1', '2,1', '3,3', '4,3', '5,5', '6,5', '7,7', '8,8'])
  assert.deepEqual(
    [report.records, report.blockedPairs, report.pairs, report.clusters, report.largestCluster],
    [8, 4, 4, 5, 2],
  )
  assert.deepEqual(
    report.blockedPairsByRule.map(({ pairs }) => pairs),
    [2, 1, 1],
  )
})

test('columns are found whatever their case, as DuckDB and Spark find them, with semicolons between; two of one name are refused', async t => {
  const at = folderOf(t)
  const titled = csv(people).replace('unique_id,first_name,surname,dob', 'Unique_ID,First_Name,SURNAME,Dob')
  const ask = { model, pairs: at('pairs.csv') }
  await linkFiles({ ...ask, inputs: [at('titled.csv', titled.replaceAll(',', ';'))] })
  assert.deepEqual(
    rowsIn(ask.pairs).map(row => row.split(',').slice(0, 2).join()),
    ['id_l,id_r', '1,2', '3,4', '5,6', '7,8'],
  )
  const twice = csv(people).replace('surname,dob,town', 'Surname,SURNAME,dob')
  await assert.rejects(linkFiles({ ...ask, inputs: [at('twice.csv', twice)] }), /2 columns are called "surname"/)
})

test('from a threshold on, only pairs at or above it are written, and they alone make clusters', async t => {
  const { asked, done } = link(t, people, { threshold: 0.999 })
  await done
  assert.deepEqual(
    rowsIn(asked.pairs).map(row => row.split(',').slice(0, 2).join()),
    ['id_l,id_r', '1,2', '3,4'],
  )
  assert.ok(rowsIn(asked.clusters).includes('6,6'))
})

test('across two files pairs and clusters name the file; within one nothing is paired', async t => {
  const at = folderOf(t)
  const across = JSON.parse(readFileSync(model, 'utf8')) as object
  const asked = {
    inputs: [at('ports.csv', csv(people.slice(0, 3))), at('courts.csv', csv(people.slice(1)))],
    model: at('across.json', JSON.stringify({ ...across, link_type: 'link_only' })),
    pairs: at('pairs.csv'),
    clusters: at('clusters.csv'),
    threshold: 0.9,
  }
  await linkFiles(asked)
  const pairs = rowsIn(asked.pairs).map(row => row.split(','))
  assert.deepEqual(pairs[0], ['id_l', 'id_r', 'match_weight', 'match_probability', 'source_l', 'source_r'])
  assert.deepEqual(
    pairs.slice(1).map(([left, right, , , from, to]) => `${from} ${left} ${to} ${right}`),
    ['courts 2 ports 1', 'courts 2 ports 2', 'courts 3 ports 3', 'courts 4 ports 3'],
  )
  assert.ok(rowsIn(asked.clusters).includes('1,courts-__-2,ports'))
})

test('what agreement is worth may depend on the files that the records came from', async t => {
  const at = folderOf(t)
  const level = (sql_condition: string, m_probability: number, u_probability: number) => ({
    ...{ sql_condition, label_for_charts: sql_condition },
    ...{ m_probability, u_probability },
  })
  const bySource = {
    link_type: 'link_and_dedupe',
    probability_two_random_records_match: 0.1,
    blocking_rules_to_generate_predictions: ['l.dob = r.dob'],
    comparisons: [
      {
        output_column_name: 'surname',
        comparison_levels: [
          { sql_condition: '"surname_l" IS NULL OR "surname_r" IS NULL', is_null_level: true },
          level(
            `"surname_l" = "surname_r" AND ("source_dataset_l" = 'ports' OR "source_dataset_r" = 'ports')`,
            0.5,
            0.1,
          ),
          level('"surname_l" = "surname_r"', 0.9, 0.01),
          level('ELSE', 0.1, 0.9),
        ],
      },
    ],
  }
  const model = at('by-source.json', JSON.stringify(bySource))
  const weightOf = async (one: string, other: string) => {
    const inputs = [one, other].map(name => at(`${name}.csv`, csv(people.slice(0, 1))))
    const pairs = at('pairs.csv')
    await linkFiles({ inputs, model, pairs, threshold: 0.001 })
    return Number(rowsIn(pairs)[1]?.split(',')[2])
  }
  const prior = Math.log2(0.1 / 0.9)
  assert.equal(await weightOf('courts', 'ports'), prior + Math.log2(0.5 / 0.1))
  assert.equal(await weightOf('courts', 'visas'), prior + Math.log2(0.9 / 0.01))
})

test('Parquet gives what CSV gives, and is written where it is asked for', async t => {
  const at = folderOf(t)
  const filename = at('people.parquet')
  parquetWriteFile({
    filename,
    columnData: ['unique_id', ...names].map((name, column) => ({
      name,
      data: people.map(row => row[column] ?? ''),
      type: 'STRING' as const,
    })),
  })
  await linkFiles({ inputs: [filename], model, pairs: at('pairs.csv') })
  const { asked, done } = link(t, people)
  await done
  assert.deepEqual(rowsIn(at('pairs.csv')), rowsIn(asked.pairs))
  await linkFiles({ inputs: [filename], model, pairs: at('pairs.parquet') })
  assert.equal(readFileSync(at('pairs.parquet')).subarray(0, 4).toString(), 'PAR1')
})

test('names and values stand without blanks around them; an empty value is none', async t => {
  const { asked, at, done } = link(t, people)
  await done
  const blank = at('blank.csv', csv(people).replaceAll(',', ' , '))
  await linkFiles({ inputs: [blank], model, pairs: at('again.csv') })
  assert.deepEqual(rowsIn(at('again.csv')), rowsIn(asked.pairs))
})

const wrong: readonly (readonly [what: string, rows: string, ask: Partial<LinkAsk>, says: RegExp])[] = [
  ['a column that is not there', 'unique_id,first_name,surname,dob\n1,a,b,c', {}, /no column "town"/],
  ['two records of one id', csv([...people, people[0] ?? ['', '', '', '', '']]), {}, /Two records have the id "1"/],
  ['a row without an id', `${csv(people)}\n,x,y,2000-01-01,z`, {}, /A record has no id/],
  ['a row with too few fields', `${csv(people)}\n9,x`, {}, /cannot be read as CSV/],
  ['a threshold that is no probability', csv(people), { threshold: 1.5 }, /no probability/],
  ['half a thread', csv(people), { threads: 0.5 }, /no number of threads/],
  ['a million threads', csv(people), { threads: 1_000_000 }, /no number of threads/],
  ['a second file for a model of one', csv(people), { inputs: ['a.csv', 'b.csv'] }, /dedupe_only/],
]

for (const [what, rows, ask, says] of wrong)
  test(`refused, with nothing written: ${what}`, async t => {
    const at = folderOf(t)
    const pairs = at('pairs.csv')
    await assert.rejects(linkFiles({ inputs: [at('people.csv', rows)], model, pairs, ...ask }), says)
    assert.equal(existsSync(pairs), false)
  })

const withRules = (count: number): string =>
  JSON.stringify({
    ...(JSON.parse(readFileSync(model, 'utf8')) as object),
    blocking_rules_to_generate_predictions: Array.from({ length: count }, () => 'l.dob = r.dob'),
  })

for (const [what, count, says] of [
  ['a model without a rule', 0, /no blocking rule/],
  ['more rules than are kept apart', 257, /at most 256/],
] as const)
  test(`refused, with nothing written: ${what}`, async t => {
    const at = folderOf(t)
    const pairs = at('pairs.csv')
    const ask = { inputs: [at('people.csv', csv(people))], model: at('model.json', withRules(count)), pairs }
    await assert.rejects(linkFiles(ask), says)
    assert.equal(existsSync(pairs), false)
  })

test('refused: more files than are kept apart, and two files of one name', async t => {
  const at = folderOf(t)
  const across = at('across.json', withRules(1).replace('dedupe_only', 'link_only'))
  const many = Array.from({ length: 257 }, (_, n) => `force-${n}.csv`)
  await assert.rejects(linkFiles({ inputs: many, model: across }), /at most 256/)
  await assert.rejects(linkFiles({ inputs: ['a/people.csv', 'b/people.csv'], model: across }), /called "people"/)
})

/** A word that resembles no other. */
const word = (n: number): string =>
  [7, 11, 13].map(by => `${'bdfglmnprstvz'[(n * by) % 13]}${'aeiou'[(n * by + n) % 5]}`).join('')

test('a block to learn from may be of a column that the model does not read; one on which nobody meets is told', async t => {
  const at = folderOf(t)
  const settings = at(
    'settings.json',
    JSON.stringify({
      link_type: 'dedupe_only',
      comparisons: [
        {
          output_column_name: 'dob',
          comparison_levels: [{ sql_condition: '"dob_l" = "dob_r"' }, { sql_condition: 'ELSE' }],
        },
      ],
    }),
  )
  const ask = { inputs: [at('people.csv', csv(people))], settings, model: at('model.json') }
  const { sessions } = await trainFiles({ ...ask, sessions: ['l.town = r.town'] })
  assert.deepEqual(
    sessions.map(({ pairs, teaches }) => [pairs, teaches]),
    [[8, ['dob']]],
  )
  await assert.rejects(trainFiles({ ...ask, sessions: ['l.unique_id = r.unique_id'] }), /No two records meet/)
})

test('a comparison of a column without values is told, and gets no figures', async t => {
  const at = folderOf(t)
  const nowhere = people.map(([id, first, surname, dob]): Person => [id, first, surname, dob, ''])
  const ask = {
    inputs: [at('people.csv', csv(nowhere))],
    settings: model,
    model: at('model.json'),
    sessions: ['l.surname = r.surname', 'l.dob = r.dob'],
  }
  const { unseen } = await trainFiles(ask)
  assert.deepEqual(unseen, ['town'])
})

test('a trained model has every level, the same for the same seed, and Splink can be handed it', async t => {
  const at = folderOf(t)
  const rows = Array.from({ length: 400 }, (_, n): Person => {
    const twin = n >= 300 ? n - 300 : n
    return [
      String(n),
      word(twin % 37),
      `${word((twin % 53) + 40)}${n >= 300 && n % 5 === 0 ? 'x' : ''}`,
      `19${60 + (twin % 40)}-0${1 + (twin % 9)}-1${twin % 10}`,
      `Town${twin % 7}`,
    ]
  })
  const bare = readFileSync(model, 'utf8').replaceAll(/"[mu]_probability": [0-9.e-]+/g, '"untrained": true')
  const ask = { inputs: [at('people.csv', csv(rows))], settings: at('settings.json', bare), model: at('model.json') }
  await assert.rejects(linkFiles({ inputs: ask.inputs, model: ask.settings }), /without m or u/)
  const { sessions, lambda } = await trainFiles(ask)
  assert.ok(sessions.length >= 2 && lambda > 0)
  const first = readFileSync(ask.model, 'utf8')
  await trainFiles(ask)
  assert.equal(readFileSync(ask.model, 'utf8'), first)
  const report = await linkFiles({ inputs: ask.inputs, model: ask.model, threshold: 0.9 })
  assert.ok(report.pairs >= 90, `${report.pairs} of 100 true pairs`)
  exportSplink({ model: ask.model, out: at('duckdb.json'), dialect: 'duckdb' })
  const again = await linkFiles({ inputs: ask.inputs, model: at('duckdb.json'), threshold: 0.9 })
  assert.deepEqual([again.pairs, again.blockedPairs], [report.pairs, report.blockedPairs])
})
