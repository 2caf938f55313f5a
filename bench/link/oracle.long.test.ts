// DuckDB run by us against what Splink itself answered, on data that lies outside: only where that data is.
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { z } from 'zod'
import { dataFile, dataFolder, whyNoData } from '../benchmark-data.ts'
import { runDuckdb, whyNoDuckdb } from './duckdb.ts'

const noDuckdb = whyNoDuckdb() ?? false

const rowsOf = (csv: Buffer | string): readonly Readonly<Record<string, string>>[] => parse(csv, { columns: true })

const summarySchema = z.object({
  blocking_rules: z.array(z.object({ pairs_first_found_by_this_rule: z.number() })),
  cluster_metrics_connected_components: z.array(
    z.object({ threshold: z.number(), clusters: z.number(), largest_cluster: z.number() }),
  ),
})

/** What Splink was given: cells trimmed, and of the historical figures the two names in one column where both are there. */
const prepared = {
  febrl3: (row: Readonly<Record<string, string>>) => row,
  historical_50k_even: (row: Readonly<Record<string, string>>) => ({
    ...row,
    first_name_surname_concat: row.first_name && row.surname ? `${row.first_name} ${row.surname}` : '',
  }),
} as const

const oracles = [
  { name: 'febrl3', data: 'febrl/dataset3.csv' },
  { name: 'historical_50k_even', data: 'splink_datasets/historical_50k_even.csv' },
] as const

for (const { name, data } of oracles) {
  const folder = dataFolder()
  const files = [
    data,
    `splink_oracle/${name}.model.json`,
    `splink_oracle/${name}.pairs.csv.gz`,
    `splink_oracle/${name}.summary.json`,
  ] as const
  const skip = whyNoData(folder, files) ?? noDuckdb
  test(`DuckDB run by us finds the pairs of ${name} that Splink finds, weighs them alike and clusters them alike`, {
    skip,
  }, async t => {
    const place = mkdtempSync(join(tmpdir(), 'bw-oracle-'))
    t.after(() => rmSync(place, { recursive: true }))
    const [input, pairsPath] = [join(place, 'input.csv'), join(place, 'pairs.csv')]
    const [rows, model = '', expected, told] = files.map(file => dataFile(folder ?? '', file))
    const summary = summarySchema.parse(JSON.parse(readFileSync(told ?? '', 'utf8')))
    const records: Record<string, string>[] = parse(readFileSync(rows ?? ''), { columns: true, trim: true })
    writeFileSync(input, stringify(records.map(prepared[name]), { header: true }))
    const all = await runDuckdb({ input, model, threshold: 0.01, pairsPath })
    assert.deepEqual(
      all.pairsPerRule,
      summary.blocking_rules.map(rule => rule.pairs_first_found_by_this_rule),
    )
    const pairs = rowsOf(readFileSync(pairsPath))
    const wanted = rowsOf(gunzipSync(readFileSync(expected ?? '')))
    const named = (all: typeof pairs) =>
      all.map(pair => [...Object.values(pair).slice(0, 2), pair.match_key].join(' ')).sort()
    assert.deepEqual(named(pairs), named(wanted))
    const weights = new Map(pairs.map(pair => [Object.values(pair).slice(0, 2).join(' '), Number(pair.match_weight)]))
    for (const pair of wanted) {
      const weight = weights.get(Object.values(pair).slice(0, 2).join(' ')) ?? Number.NaN
      assert.ok(Math.abs(weight - Number(pair.match_weight)) < 1e-9)
    }
    const { clusters, largestCluster } = await runDuckdb({ input, model, threshold: 0.95 })
    const wantedClusters = summary.cluster_metrics_connected_components.find(({ threshold }) => threshold === 0.95)
    assert.deepEqual([clusters, largestCluster], [wantedClusters?.clusters, wantedClusters?.largest_cluster])
  })
}
