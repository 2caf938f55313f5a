import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { typingErrors } from './edit-distance.ts'

test('a letter changed, left out, added, or two exchanged is one error each', () => {
  for (const typed of ['Berosha', 'Berish', 'Berishaa', 'Beirsha']) assert.equal(typingErrors('Berisha', typed, 2), 1)
  assert.equal(typingErrors('Berisha', 'Brsha', 2), 2)
})
test('beyond the bound it does not count on', () => assert.equal(typingErrors('Berisha', 'Krasniqi', 2), 3))
test('errors are the same both ways round', () => {
  fc.assert(fc.property(fc.string(), fc.string(), (a, b) => typingErrors(a, b, 3) === typingErrors(b, a, 3)))
})
