import assert from 'node:assert/strict'
import { test } from 'node:test'
import { kindOfNames, likenWritten, scoreWritten } from './liken-written.ts'

test('a name that says it is a business is compared as one, unless the source says what it is', () => {
  assert.equal(kindOfNames('Priboy LLC', 'Priboy'), 'organisation')
  assert.equal(kindOfNames('Ardit Berisha', 'A. Berisha'), 'person')
  assert.equal(kindOfNames('Grey Gull', 'Gull', 'Vessel'), 'organisation')
  assert.equal(kindOfNames('Frank Bank', 'F. Bank', 'Person'), 'person')
  assert.equal(kindOfNames('Ardit Berisha', 'A. Berisha', 'LegalEntity'), 'person', 'a legal entity may be a person')
})

test('what speaks against it is said first, then what agrees, then what was left out and set aside', () => {
  assert.deepEqual(likenWritten('Dr Ardit Besim Berisha', 'Arben Berisha').said.slice(0, 2), [
    'Against it: "ardit" and "arben" are different names.',
    '"berisha" goes with "berisha": written the same.',
  ])
  const { said } = likenWritten('Dr Ardit Besim Berisha', 'Ardit Berisha')
  assert.deepEqual(said.slice(-2), [
    'Left out of the second name: "besim". That is common and costs little.',
    'Set aside: "dr" (title).',
  ])
})

const reasons = [
  ['محمد', 'Mohammed', 'spellings of one known name'],
  ['Zmarai', 'زمری', 'they sound the same'],
  ['Bob', 'Robert', 'a usual short form'],
  ['A', 'Ardit', 'an initial that fits'],
  ['Berihsa', 'Berisha', 'a letter or two apart, or nearly the same sound'],
  ['Juan', 'John', 'forms of one name in two languages'],
  ['Ramihaddad', 'Rami Haddad', 'one word on one side, several on the other'],
] as const
for (const [a, b, why] of reasons)
  test(`${a} and ${b}: ${why}`, () => assert.equal(likenWritten(a, b, 'Person').pairs[0]?.why, why))

test('of several names in one text the closest counts', () =>
  assert.equal(scoreWritten('Ardit Berisha aka Beni Hoxha', 'Beni Hoxha'), 1))
test('without a name there is nothing to compare', () =>
  assert.deepEqual(likenWritten('???', 'Ardit Berisha', 'Person'), {
    score: 0,
    kind: 'person',
    pairs: [],
    said: ['There is no name in one of them.'],
  }))
test('businesses are explained too', () => {
  assert.deepEqual(likenWritten('Ocean Star 2', 'Ocean Star 3', 'Vessel').said[0], 'Against it: the numbers differ.')
})
