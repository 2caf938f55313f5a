// What holds of any table: the order of rows, the floor and the order of comparing change no pair and no weight.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { model, names, type Person } from '../../../test/fixtures/people-to-link.ts'
import { piecesOf } from './block/blocks.ts'
import { bind } from './score/bind.ts'
import type { Plan, PlannedLevel } from './score/plan.ts'
import { predict } from './score/predict.ts'
import { Scorer } from './score/score-blocks.ts'
import { columnsOf, linkModelOf, readSettings } from './settings/read-model.ts'
import { TableBuilder } from './table/build-table.ts'
import { textOf } from './table/text-pool.ts'

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
  const { edges } = await predict(bind(settings, table), { floor: Number.NEGATIVE_INFINITY })
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

test('law: a bound gives up no pair that reaches it', async () => {
  await fc.assert(
    fc.asyncProperty(crowd, fc.constantFrom(-8, -2, 0, 5), async (rows, floor) => {
      const plan = bind(settings, tableOf(rows))
      const all = (await predict(plan, { floor: Number.NEGATIVE_INFINITY })).edges
      const some = (await predict(plan, { floor })).edges
      assert.deepEqual(
        [...some.weight],
        [...all.weight].filter(weight => weight >= floor),
      )
    }),
    { numRuns: 60 },
  )
})

test('law: the terms of a pair sum to its weight, as the model orders them', async () => {
  /** By the book: the share of the commoner of two values in place of the share of values at large. */
  const rarity = ({ columns, frequencies, size }: Plan, level: PlannedLevel, pair: readonly number[]): number => {
    if (level.frequency === undefined) return 0
    const { column, exact, weight, least } = level.frequency
    const of = columns[column]
    const ids = of?.kind === 'text' ? of.ids : new Int32Array(size)
    const share = Math.max(...pair.map(record => frequencies[column]?.counts[ids[record] ?? 0] ?? 0))
    return weight * (exact - Math.log2(Math.max(share / (frequencies[column]?.total ?? 1), least)))
  }
  await fc.assert(
    fc.property(crowd, rows => {
      const plan = bind(settings, tableOf(rows))
      const scorer = new Scorer(plan, Number.NEGATIVE_INFINITY, (left, right, _, levels, at) => {
        const reached = plan.comparisons.flatMap(({ levels: all }, n) => all[levels[n]?.[at] ?? -1] ?? [])
        assert.equal(reached.length, plan.comparisons.length)
        assert.equal(
          scorer.weightAt(at),
          reached.reduce((sum, level) => sum + level.weight + rarity(plan, level, [left, right]), plan.prior),
        )
      })
      for (const [rule, { members }] of plan.rules.entries())
        for (const piece of piecesOf(members, rule)) scorer.score(piece)
    }),
    { numRuns: 60 },
  )
})
