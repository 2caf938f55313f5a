import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { rightGroups, scoreClusters, scorePairs } from './measure.ts'

const entities = new Map([
  ['a1', 'a'],
  ['a2', 'a'],
  ['a3', 'a'],
  ['b1', 'b'],
  ['c1', 'c'],
])

test('a cousin joined to a man costs precision, a record left out recall', () => {
  const { pairwise, bCubed, largest, impure, clusters } = scoreClusters([['a1', 'a2', 'b1']], entities)
  assert.deepEqual(pairwise, { precision: 1 / 3, recall: 1 / 3, f1: 1 / 3 })
  assert.deepEqual([largest, impure, clusters], [3, 1, 3])
  // By record: a1 and a2 2/3 and 2/3, b1 1/3 and 1, a3 1 and 1/3, c1 1 and 1.
  assert.ok(Math.abs(bCubed.precision - (2 / 3 + 2 / 3 + 1 / 3 + 1 + 1) / 5) < 1e-12)
  assert.ok(Math.abs(bCubed.recall - (2 / 3 + 2 / 3 + 1 + 1 / 3 + 1) / 5) < 1e-12)
})

test('pairs below the threshold are not predicted', () => {
  const edges = [
    { left: 'a1', right: 'a2', probability: 0.99 },
    { left: 'a1', right: 'b1', probability: 0.9 },
  ]
  assert.deepEqual(scorePairs(edges, 0.95, entities), { precision: 1, recall: 1 / 3, f1: 0.5 })
  assert.equal(scorePairs(edges, 0.5, entities).precision, 0.5)
})

test('the truth itself scores one throughout, whatever it is', () =>
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 30 }), said => {
      const truth = new Map(said.map((entity, at) => [`r${at}`, String(entity)]))
      const groups = [...Map.groupBy(truth.keys(), id => truth.get(id)).values()]
      const { pairwise, bCubed, impure } = scoreClusters(groups, truth)
      for (const one of [pairwise.f1, bCubed.precision, bCubed.recall]) assert.ok(Math.abs(one - 1) < 1e-12)
      assert.equal(impure, 0)
    }),
  ))

test('a case is right when its own records stand as the key says and none stands with a stranger', () => {
  const cases = new Map([
    ['a1', 'men'],
    ['a2', 'men'],
    ['a3', 'companies'],
    ['b1', 'companies'],
    ['c1', 'lonely'],
  ])
  const right = (groups: readonly (readonly string[])[]) => Object.fromEntries(rightGroups(groups, entities, cases))
  // a3 is the same man in another case: to leave it out is not the fault of the men.
  assert.deepEqual(right([['a1', 'a2']]), { men: true, companies: true, lonely: true })
  assert.deepEqual(right([['a1', 'a2', 'a3']]), { men: true, companies: true, lonely: true })
  assert.deepEqual(right([['a1', 'a2', 'c1']]), { men: false, companies: true, lonely: false })
  assert.deepEqual(right([['a3', 'b1']]), { men: false, companies: false, lonely: true })
})
