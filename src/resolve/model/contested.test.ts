import assert from 'node:assert/strict'
import { test } from 'node:test'
import { contestedMatches, type Pair } from './contested.ts'

test('a match and a no-match on one pair contest each other', () => {
  assert.deepEqual(contestedMatches([['a', 'b']], [['b', 'a']]), [['a', 'b']])
})
test('of a chain whose ends were kept apart, every link is contested and no branch off it', () => {
  const must: Pair<string>[] = [
    ['a', 'b'],
    ['b', 'c'],
    ['c', 'd'],
    ['b', 'x'],
    ['d', 'y'],
  ]
  assert.deepEqual(contestedMatches(must, [['a', 'd']]), must.slice(0, 3))
})
test('both ways round a ring are contested', () => {
  const ring: Pair<string>[] = [
    ['a', 'b'],
    ['b', 'c'],
    ['c', 'd'],
    ['d', 'a'],
  ]
  assert.deepEqual(contestedMatches(ring, [['a', 'c']]), ring)
})
test('a no-match between two groups contests nothing', () => {
  assert.deepEqual(
    contestedMatches(
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
      [['a', 'c']],
    ),
    [],
  )
})
