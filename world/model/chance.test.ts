import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { chanceFor } from './chance.ts'

test('the same path draws the same, another path draws otherwise', () => {
  const draws = (path: string) => Array.from({ length: 20 }, chanceFor('seed', path).draw)
  assert.deepEqual(draws('town'), draws('town'))
  assert.notDeepEqual(draws('town'), draws('docks'))
})

test('draws lie between the two, and every entry comes up in its share', () => {
  const chance = chanceFor('shares')
  const counts = new Map<string, number>()
  for (let i = 0; i < 10_000; i++) {
    const word = chance.weighted([
      ['often', 3],
      ['seldom', 1],
    ] as const)
    counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  assert.ok(Math.abs((counts.get('often') ?? 0) - 7500) < 300)
  fc.assert(
    fc.property(fc.integer({ min: -50, max: 50 }), fc.nat(100), fc.string(), (least, more, path) => {
      const drawn = chanceFor(path).between(least, least + more)
      return drawn >= least && drawn <= least + more
    }),
  )
})

test('some of a list are so many different ones', () => {
  const some = chanceFor('some').some(['a', 'b', 'c', 'd'], 3)
  assert.equal(new Set(some).size, 3)
})
