import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { RecordId } from '#core/language/ids.ts'
import { pairOf, standing, together, verdicts } from './judgement.ts'

const given = fc.constantFrom(...verdicts.values)
const revoked = { why: 'Entered on the wrong pair', at: new Date(0), by: 'Ruth Sample' }

test('two officers who agree stand; two who contradict each other leave the pair unsure', () => {
  assert.equal(together('match', 'match'), 'match')
  assert.equal(together('match', 'no-match'), 'unsure')
})

test('the order in which verdicts came does not matter', () => {
  fc.assert(
    fc.property(fc.array(given), many => {
      const judgements = many.map(verdict => ({ verdict }))
      assert.equal(standing(judgements), standing([...judgements].reverse()))
    }),
  )
})

test('a judgement that was revoked is as if it had never been given', () => {
  fc.assert(
    fc.property(fc.array(given), given, fc.nat(), (many, taken, at) => {
      const judgements = many.map(verdict => ({ verdict }))
      const place = at % (many.length + 1)
      assert.equal(
        standing([...judgements.slice(0, place), { verdict: taken, revoked }, ...judgements.slice(place)]),
        standing(judgements),
      )
    }),
  )
})

test('a pair has one address whichever way round it was met, and nobody is paired with himself', () => {
  const [a, b] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'] as RecordId[]
  assert.ok(a && b)
  assert.deepEqual(pairOf(b, a), pairOf(a, b))
  assert.equal(pairOf(a, a), undefined)
})
