// What training counts: each combination of levels by itself, however many comparisons a model has.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bind } from '../score/bind.ts'
import { linkModelOf, parseSettings } from '../settings/read-model.ts'
import { TableBuilder } from '../table/build-table.ts'
import { countPatterns } from './count-patterns.ts'

const compared = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJ'.split('').map(sign => `c${sign}`)
const level = (sql: string) => ({ sql_condition: sql, m_probability: 0.5, u_probability: 0.5 })
const settings = {
  link_type: 'dedupe_only',
  blocking_rules_to_generate_predictions: ['1 = 1'],
  comparisons: compared.map(name => ({
    comparison_levels: [
      level(`"${name}_l" IS NULL OR "${name}_r" IS NULL`),
      level(`"${name}_l" = "${name}_r"`),
      level('ELSE'),
    ],
  })),
}

test('of 36 comparisons of three levels, two that differ in the last one alone are two', () => {
  const model = linkModelOf(parseSettings(JSON.stringify(settings), 'here'))
  const builder = new TableBuilder(compared)
  const alike = compared.map(() => 'x')
  builder.add(0, '1', alike)
  builder.add(0, '2', alike)
  builder.add(0, '3', [...alike.slice(0, -1), 'y'])
  const plan = bind(model, builder.table(['people']))
  const { patterns } = countPatterns(plan, plan.rules, Number.POSITIVE_INFINITY)
  assert.deepEqual(
    patterns.map(({ pairs }) => pairs).toSorted((a, b) => a - b),
    [1, 2],
  )
})
