import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type SuppressionKey, suppressionFingerprint } from './suppression.ts'

/** Keys that read as they are written. */
const word = fc.stringMatching(/^[A-Za-z0-9/-]*$/)

const key = Buffer.alloc(32, 7) as SuppressionKey

test('an expunged record is known again in the next delivery', () => {
  assert.deepEqual(
    suppressionFingerprint(key, 'estuary-nominals', 'N-1042'),
    suppressionFingerprint(key, 'estuary-nominals', 'N-1042'),
  )
})

test('another record, another source or another key gives another fingerprint', () => {
  fc.assert(
    fc.property(fc.tuple(fc.string(), word), fc.tuple(fc.string(), word), (one, other) => {
      const same = one[0] === other[0] && one[1] === other[1]
      const [a, b] = [suppressionFingerprint(key, ...one), suppressionFingerprint(key, ...other)]
      assert.equal(a.equals(b), same)
    }),
  )
  const otherKey = Buffer.alloc(32, 8) as SuppressionKey
  assert.notDeepEqual(suppressionFingerprint(key, 'a', 'b'), suppressionFingerprint(otherKey, 'a', 'b'))
})

test('where source ends and key begins is part of the fingerprint', () => {
  assert.notDeepEqual(suppressionFingerprint(key, 'ab', 'c'), suppressionFingerprint(key, 'a', 'bc'))
})

test('a key with something in it that nobody sees is the same key', () => {
  const plain = suppressionFingerprint(key, 'estuary-nominals', 'N-1042')
  for (const odd of ['N-10\u200d42', '\u202eN-1042', ' N-1042', 'Ｎ-1042', 'N-1042\ufeff'])
    assert.deepEqual(suppressionFingerprint(key, 'estuary-nominals', odd), plain, JSON.stringify(odd))
})
