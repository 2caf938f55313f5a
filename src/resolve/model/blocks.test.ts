import assert from 'node:assert/strict'
import { test } from 'node:test'
import { blocksOf, bridgesOf } from './blocks.ts'

const graph = (...pairs: readonly (readonly [number, number])[]) => pairs.map(([from, to], id) => ({ from, to, id }))

test('two rings that share one record are two blocks', () => {
  const blocks = blocksOf(5, graph([0, 1], [1, 2], [2, 0], [2, 3], [3, 4], [4, 2]))
  assert.deepEqual(blocks.map(block => block.toSorted()).toSorted(), [
    [0, 1, 2],
    [3, 4, 5],
  ])
})
test('a pair between two groups is a bridge, one that a single record hangs by is not', () => {
  assert.deepEqual(bridgesOf(6, graph([0, 1], [1, 2], [2, 0], [2, 3], [3, 4], [4, 5], [5, 3])), [3])
  assert.deepEqual(bridgesOf(3, graph([0, 1], [1, 2])), [])
})
test('two pairs between the groups are no bridge', () => {
  assert.deepEqual(bridgesOf(4, graph([0, 1], [2, 3], [0, 2], [1, 3])), [])
})
