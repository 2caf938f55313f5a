// The order of the queue: what a decision would change, never the raw score, and always one order.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { RecordId } from '#core/language/ids.ts'
import { type Candidate, inOrderOfWorth, opennessOf, worthOf, worthOfDeciding } from './worth-of-deciding.ts'

const candidate = (name: string, more: Partial<Candidate> = {}): Candidate => ({
  about: [`${name} left` as RecordId, `${name} right` as RecordId],
  stage: 'open',
  probability: 0.8,
  isSuggested: false,
  sizes: [1, 1],
  links: 0,
  concerns: [],
  ...more,
})

const names = (all: readonly Candidate[]): readonly string[] => all.map(one => one.about[0].split(' ')[0] ?? '')

const anyCandidate = fc
  .record({
    name: fc.uuid(),
    stage: fc.constantFrom('open' as const, 'second' as const, 'settle' as const, 'again' as const, 'blind' as const),
    probability: fc.double({ min: 0, max: 1, noNaN: true }),
    isSuggested: fc.boolean(),
    sizes: fc.tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 })),
    links: fc.nat(500),
  })
  .map(({ name, ...more }) => candidate(name, more))

test('of two pairs as likely, the one that brings more records together stands first', () => {
  assert.deepEqual(names(inOrderOfWorth([candidate('few'), candidate('many', { sizes: [3, 2] })])), ['many', 'few'])
})

test('a question that is open stands before one that is as good as answered', () => {
  const sure = candidate('sure', { probability: 0.9999 })
  assert.deepEqual(names(inOrderOfWorth([sure, candidate('open', { probability: 0.85 })])), ['open', 'sure'])
})

test('what is as good as certainly not the same stands last, however open the rest', () => {
  const unlikely = candidate('unlikely', { probability: 0.05 })
  assert.deepEqual(names(inOrderOfWorth([unlikely, candidate('even', { probability: 0.5 })])), ['even', 'unlikely'])
})

test('a pair that touches live work stands before its like', () => {
  const touching = candidate('touching', { concerns: [{ weight: 1, words: 'the group Kestrel, on the register' }] })
  assert.deepEqual(names(inOrderOfWorth([candidate('quiet'), touching])), ['touching', 'quiet'])
})

test('a number with hundreds of links does not stand before records that would come together by the dozen', () => {
  assert.ok(worthOfDeciding(candidate('hub', { links: 500 })) < worthOfDeciding(candidate('view', { sizes: [3, 3] })))
})

test('whoever waits for a second person waits before all else, and then two who differ', () => {
  const all = [
    candidate('open', { sizes: [9, 9] }),
    candidate('settle', { stage: 'settle' }),
    candidate('second', { stage: 'second' }),
  ]
  assert.deepEqual(names(inOrderOfWorth(all)), ['second', 'settle', 'open'])
})

test('the order is one, whatever order they came in', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(anyCandidate, { selector: one => one.about[0], maxLength: 12 }),
      fc.nat(),
      (all, turn) => {
        const by = all.length === 0 ? 0 : turn % all.length
        const turned = [...all.slice(by), ...all.slice(0, by)].reverse()
        assert.deepEqual(names(inOrderOfWorth(turned)), names(inOrderOfWorth(all)))
      },
    ),
  )
})

test('what is added to the queue changes the order of nothing that was there: a hidden pair that is not read moves nobody', () => {
  fc.assert(
    fc.property(fc.uniqueArray(anyCandidate, { selector: one => one.about[0], minLength: 1, maxLength: 12 }), all => {
      const [added, ...rest] = all
      const without = names(inOrderOfWorth(all)).filter(name => name !== added?.about[0].split(' ')[0])
      assert.deepEqual(without, names(inOrderOfWorth(rest)))
    }),
  )
})

test('openness is one bit at an even chance, and nothing at the ends', () => {
  assert.equal(opennessOf(0.5), 1)
  assert.deepEqual([opennessOf(0), opennessOf(1)], [0, 0])
  assert.equal(worthOfDeciding(candidate('one')), worthOf(0.8))
})
