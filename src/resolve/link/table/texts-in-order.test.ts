// Texts read in order are the texts that were put in, also where signs take several bytes and where a stretch ends.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TextPool } from './text-pool.ts'
import { textsInOrder } from './texts-in-order.ts'

test('plain texts, a name in another script, a very long one, and the next ones behind it', () => {
  const pool = new TextPool()
  const put = [
    'Holloway',
    'Müller',
    'محمد',
    'x'.repeat(70_000),
    'ü'.repeat(40_000),
    ...Array.from({ length: 9_000 }, (_, n) => `Nórthmoor ${n}`),
    ...Array.from({ length: 9_000 }, (_, n) => `Saltmere ${n}`),
    '\u{1F6F6}',
  ]
  const ids = put.map(text => pool.intern(text))
  const textAt = textsInOrder(pool.texts())
  assert.equal(textAt(0), null)
  assert.deepEqual(
    ids.map(id => textAt(id)),
    put,
  )
  const some = textsInOrder(pool.texts())
  assert.deepEqual(
    [0, 3, 10_000, 18_000].map(at => some(ids[at] ?? 0)),
    [put[0], put[3], put[10_000], put[18_000]],
  )
})
