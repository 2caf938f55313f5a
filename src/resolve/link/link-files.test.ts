// Linking files as a data engineer does: one file, several, CSV or Parquet, rows in any order, and what is refused.
import assert from 'node:assert/strict'
import { existsSync, linkSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { fileWriter, ParquetWriter, parquetWriteFile, schemaFromColumnData } from 'hyparquet-writer'
import { exportSplink } from './export-splink.ts'
import { type LinkAsk, linkFiles } from './link-files.ts'
import { bind } from './score/bind.ts'
import { predict } from './score/predict.ts'
import { exactWeight } from './score/weigh-levels.ts'
import { columnsOf, linkModelOf, readSettings } from './settings/read-model.ts'
import { TableBuilder } from './table/build-table.ts'
import { textOf } from './table/text-pool.ts'
import { trainFiles } from './train-files.ts'

const model = fileURLToPath(new URL('../../../docs/examples/linking/people.model.json', import.meta.url))
const names = ['first_name', 'surname', 'dob', 'town'] as const
type Person = readonly [id: string, first: string, surname: string, dob: string, town: string]
const people: readonly Person[] = [
  ['1', 'Maren', 'Holloway', '1990-02-03', 'Saltmere'],
  ['2', 'Maren', 'Holoway', '1990-02-03', 'Saltmere'],
  ['3', 'Idris', 'Penhallow', '1984-11-30', 'Northmoor'],
  ['4', 'Penhallow', 'Idris', '1984-11-30', 'Northmoor'],
  ['5', 'Bronwen', 'Castellane', '1979-05-12', 'Downland'],
  ['6', 'Bronwyn', 'Castellane', '1979-05-21', 'Downland'],
  ['7', 'Corin', 'Ashgrove', '1995-01-01', 'Saltmere'],
  ['8', 'Tamsin', 'Ashgrove', '1993-07-08', 'Saltmere'],
]

const csv = (rows: readonly Person[]): string => [['unique_id', ...names], ...rows].map(row => row.join()).join('\n')

const folderOf = (t: TestContext) => {
  const folder = mkdtempSync(join(tmpdir(), 'bw-link-'))
  t.after(() => rmSync(folder, { recursive: true }))
  return (name: string, content?: string): string => {
    const path = join(folder, name)
    if (content !== undefined) writeFileSync(path, content)
    return path
  }
}

const rowsIn = (path: string): readonly string[] => readFileSync(path, 'utf8').trim().split('\n')

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

const settings = linkModelOf(readSettings(model))

const tableOf = (rows: readonly Person[]) => {
  const columns = columnsOf(settings)
  const builder = new TableBuilder(columns)
  for (const [id, ...values] of rows)
    builder.add(
      0,
      id,
      columns.map(column => values[(names as readonly string[]).indexOf(column)] ?? ''),
    )
  return builder.table(['people'])
}

const pairsOf = async (rows: readonly Person[]) => {
  const table = tableOf(rows)
  const { edges } = await predict(bind(settings, table), { floor: Number.NEGATIVE_INFINITY, threads: 1 })
  return Array.from(
    edges.left,
    (left, at) =>
      `${textOf(table.ids, left + 1)} ${textOf(table.ids, (edges.right[at] ?? 0) + 1)} ${edges.weight[at]} ${edges.rule[at]}`,
  )
}

const somebody = fc.tuple(
  fc.constantFrom('Maren', 'Marin', 'Idris', 'Ida', ''),
  fc.constantFrom('Holloway', 'Holoway', 'Idris', 'Penhallow', ''),
  fc.constantFrom('1990-02-03', '1990-03-02', '1984-11-30', '1984-02-31', ''),
  fc.constantFrom('Saltmere', 'Northmoor', ''),
)
const crowd = fc
  .array(somebody, { minLength: 2, maxLength: 25 })
  .map(rows => rows.map((row, at): Person => [String(at + 1), ...row]))

test('law: the order of the rows changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(
      crowd.chain(rows =>
        fc.tuple(fc.constant(rows), fc.shuffledSubarray([...rows], { minLength: rows.length, maxLength: rows.length })),
      ),
      async ([rows, shuffled]) => assert.deepEqual(await pairsOf(shuffled), await pairsOf(rows)),
    ),
    { numRuns: 60 },
  )
})

test('law: a bound gives up no pair that reaches it, and the terms of a pair sum to its weight', async () => {
  await fc.assert(
    fc.asyncProperty(crowd, fc.constantFrom(-8, -2, 0, 5), async (rows, floor) => {
      const plan = bind(settings, tableOf(rows))
      const all = (await predict(plan, { floor: Number.NEGATIVE_INFINITY, threads: 1 })).edges
      const some = (await predict(plan, { floor, threads: 1 })).edges
      assert.deepEqual(
        [...some.weight],
        [...all.weight].filter(weight => weight >= floor),
      )
    }),
    { numRuns: 60 },
  )
  const plan = bind(settings, tableOf(people))
  const levels = plan.comparisons.map(({ levels: all }) => Uint8Array.of(all.length - 1))
  const terms = plan.comparisons.map(({ levels: all }) => all.at(-1)?.weight ?? 0)
  assert.equal(
    exactWeight(plan)(0, 1, levels, 0),
    terms.reduce((sum, term) => sum + term, plan.prior),
  )
})

/** A word that resembles no other. */
const word = (n: number): string =>
  [7, 11, 13].map(by => `${'bdfglmnprstvz'[(n * by) % 13]}${'aeiou'[(n * by + n) % 5]}`).join('')

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
