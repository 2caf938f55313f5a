import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countOf, numberOf } from './asked-number.ts'

const called = (runs: string) => ({ options: { runs } })

test('what is asked for counts, and else what is usual', () => {
  assert.equal(countOf(called('3'), 'runs', 1, 1), 3)
  assert.equal(countOf({ options: {} }, 'runs', 1, 1), 1)
  assert.equal(numberOf(called('0.5'), 'runs', 20, 0), 0.5)
})

for (const wrong of ['0', '-1', '1.5', 'many', '', 'Infinity'])
  test(`refused by name: --runs ${wrong}`, () =>
    assert.throws(() => countOf(called(wrong), 'runs', 1, 1), /--runs .*cannot be/))
test('refused by name: a number under the least', () =>
  assert.throws(() => numberOf(called('0.5'), 'runs', 20, 1), { mend: /at least 1/ }))
