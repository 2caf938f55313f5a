// Splink's own models, and every pair that Splink found by them. Skipped where the benchmark data is not there.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { dataFile, dataFolder, whyNoData } from '../../../bench/benchmark-data.ts'
import { bind } from './score/bind.ts'
import { predict } from './score/predict.ts'
import { columnsOf, linkModelOf, readSettings, refuseUntrained } from './settings/read-model.ts'
import { readTable } from './table/read-rows.ts'
import { textOf } from './table/text-pool.ts'

const sets: Readonly<Record<string, string>> = {
  fake_1000: 'splink_datasets/fake_1000.csv',
  febrl1: 'febrl/dataset1.csv',
  febrl2: 'febrl/dataset2.csv',
  febrl3: 'febrl/dataset3.csv',
  historical_50k_even: 'splink_datasets/historical_50k_even.csv',
}

const floor = Math.log2(0.01 / 0.99)

for (const [name, file] of Object.entries(sets)) {
  const model = `splink_oracle/${name}.model.json`
  const effective = model.replace('.model.', '.model.effective.')
  const pairs = `splink_oracle/${name}.pairs.csv.gz`
  test(`the pairs of ${name} are Splink's, weight by weight`, {
    skip: whyNoData(dataFolder(), [file, model, pairs]),
  }, async () => {
    const at = (path: string) => dataFile(dataFolder() ?? '', path)
    // Where training left a level without a value, Splink's default is filled in, for engines that rightly refuse it.
    const isWhole = whyNoData(dataFolder(), [effective]) !== undefined
    const trained = linkModelOf(readSettings(at(isWhole ? model : effective)))
    const table = await readTable({ files: [at(file)], id: trained.idColumn, columns: columnsOf(trained) })
    const { edges, pairsByRule } = await predict(bind(trained, table), { floor })
    const summary = JSON.parse(readFileSync(at(`splink_oracle/${name}.summary.json`), 'utf8')) as {
      readonly blocking_rules: readonly { readonly pairs_first_found_by_this_rule: number }[]
    }
    assert.deepEqual(
      pairsByRule,
      summary.blocking_rules.map(rule => rule.pairs_first_found_by_this_rule),
    )
    const found = Array.from(edges.left, (left, pair) =>
      [textOf(table.ids, left + 1), textOf(table.ids, (edges.right[pair] ?? 0) + 1), edges.rule[pair]].join(),
    )
    const rows = gunzipSync(readFileSync(at(pairs)))
      .toString()
      .trim()
      .split('\n')
      .slice(1)
      .map(row => row.split(','))
    const wanted = rows.map(([left, right, , , rule]) => [left, right, rule].join())
    assert.deepEqual(found.toSorted(), wanted.toSorted())
    const weights = new Map(found.map((pair, place) => [pair, edges.weight[place] ?? 0]))
    const furthest = Math.max(
      ...rows.map(([, , weight], place) => Math.abs((weights.get(wanted[place] ?? '') ?? Number.NaN) - Number(weight))),
    )
    assert.ok(furthest <= 1e-9, `the furthest weight is off by ${furthest}`)
  })
}

test('a model with a level that nobody trained is refused by name', {
  skip: whyNoData(dataFolder(), ['splink_oracle/fake_1000.model.json']),
}, () => {
  const model = linkModelOf(readSettings(dataFile(dataFolder() ?? '', 'splink_oracle/fake_1000.model.json')))
  assert.throws(() => refuseUntrained(model), /email, "Jaro-Winkler >0.88 on username"/)
})
