import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { intervalOf } from './interval.ts'
import { noiseLevel } from './noise-level.ts'

test('five in a hundred is known better than one in twenty', () => {
  const [hundred, twenty] = [intervalOf(5, 100), intervalOf(1, 20)]
  assert.ok(hundred.high - hundred.low < twenty.high - twenty.low)
})

test('none found of few is not none; of nothing nothing is known', () => {
  assert.equal(intervalOf(0, 10).low, 0)
  assert.ok(intervalOf(0, 10).high > 0.2)
  assert.deepEqual(intervalOf(0, 0), { low: 0, high: 1 })
})

test('an interval holds the share that was counted and stays between none and all', () =>
  fc.assert(
    fc.property(fc.nat(1000), fc.nat(1000), (found, others) => {
      const of = found + others
      if (of === 0) return
      const { low, high } = intervalOf(found, of)
      assert.ok(low >= 0 && low <= found / of && found / of <= high && high <= 1)
    }),
  ))

test('a careful office is of low noise, a busy front line of middle, a night watch of high; accents left out are no noise', () => {
  assert.equal(noiseLevel({ otherSpelling: 0.12, partLeftOut: 0.15, plainLetters: 1 }), 'low')
  assert.equal(noiseLevel({ otherSpelling: 0.3, partLeftOut: 0.3, birthMissing: 0.08 }), 'middle')
  assert.equal(noiseLevel({ otherSpelling: 0.45, partLeftOut: 0.45, birthMissing: 0.25 }), 'high')
})
