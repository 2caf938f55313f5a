import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { soundLikeness } from './sound-distance.ts'

test('vowels that Arabic letters leave out are no difference, long ones that they would show are', () => {
  assert.ok(soundLikeness('zmrI', 'zmarE', true, false) > soundLikeness('zmrI', 'zmaru', true, false))
  assert.ok(soundLikeness('frdIn', 'fardin', true, false) > 0.93)
  assert.ok(soundLikeness('frd', 'farid', true, false) > soundLikeness('frd', 'farUd', true, false))
})
test('what one romanisation writes for another is near, another consonant is not', () => {
  assert.ok(soundLikeness('kader', 'qadir', false, false) > 0.9)
  assert.ok(soundLikeness('walid', 'vali', false, false) < 0.8)
  assert.ok(soundLikeness('karim', 'halim', false, false) < 0.8)
})
test('two neighbours exchanged count less than two errors', () => {
  assert.ok(soundLikeness('lukaSenko', 'luakSenko', false, false) > 0.85)
})

const sound = fc.string({ unit: fc.constantFrom(...'abdefghiklmnorstuzSZCJXGIUAEO3'), minLength: 1, maxLength: 12 })
test('likeness is the same both ways round, between 0 and 1, and 1 for a sound with itself', () => {
  fc.assert(
    fc.property(sound, sound, fc.boolean(), fc.boolean(), (a, b, one, other) => {
      const likeness = soundLikeness(a, b, one, other)
      assert.ok(likeness >= 0 && likeness <= 1)
      assert.ok(Math.abs(likeness - soundLikeness(b, a, other, one)) < 1e-6)
      assert.equal(soundLikeness(a, a, one, one), 1)
    }),
  )
})
