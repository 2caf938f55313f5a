import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { runDuckdb, whyNoDuckdb } from './duckdb.ts'

const noDuckdb = whyNoDuckdb() ?? false
const tight = new URL('models/people-tight.model.json', import.meta.url)

const folderOf = (t: TestContext): string => {
  const folder = mkdtempSync(join(tmpdir(), 'bw-duckdb-'))
  t.after(() => rmSync(folder, { recursive: true }))
  return folder
}

const rowsOf = (csv: Buffer | string): readonly Readonly<Record<string, string>>[] => parse(csv, { columns: true })

const fourPeople = `unique_id,first_name,surname,dob,postcode,city,email
2,Alra,Ashabford,1980-02-03,AB1 1AA,Coldport,
10,Alra,Ashabford,1980-02-03,AB1 1AA,Coldport,
3,Alra,Ashabford,,AB1 1AA,,
4,,Ulerwell,1980-02-03,,,
`

test('a pair belongs to the first rule that finds it; what is missing is found by none', {
  skip: noDuckdb,
}, async t => {
  const folder = folderOf(t)
  const [input, pairsPath] = [join(folder, 'people.csv'), join(folder, 'pairs.csv')]
  writeFileSync(input, fourPeople)
  const answer = await runDuckdb({ input, model: tight.pathname, threads: 1, threshold: 1e-12, pairsPath })
  // 2-10 by name and date; 2-3 and 3-10 by name and postcode alone, as one has no date and no town; 4 meets nobody.
  assert.deepEqual(answer.pairsPerRule, [1, 0, 0, 2, 0])
  assert.equal(answer.clusters, 2)
  assert.equal(answer.largestCluster, 3)
  const pairs = rowsOf(readFileSync(pairsPath)).map(pair => [pair.unique_id_l, pair.unique_id_r, pair.match_key])
  assert.deepEqual(pairs, [
    ['2', '3', '3'],
    ['2', '10', '0'],
    ['3', '10', '3'],
  ])
})

test('a model with a level that was never trained is refused', { skip: noDuckdb }, async t => {
  const folder = folderOf(t)
  const [input, model] = [join(folder, 'people.csv'), join(folder, 'model.json')]
  writeFileSync(input, fourPeople)
  writeFileSync(model, readFileSync(tight, 'utf8').replace(/"m_probability": [^,]+,/, ''))
  await assert.rejects(runDuckdb({ input, model, threads: 1, threshold: 0.5 }), /DuckDB ended with 1/)
})
