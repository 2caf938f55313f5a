import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bitsOfThingWord, wordsOfThing } from './thing-names.ts'

test('the legal form names nobody', () => {
  assert.deepEqual(wordsOfThing('Brightwater Hand Car Wash Ltd.'), ['brightwater', 'hand', 'car', 'wash'])
  assert.deepEqual(wordsOfThing('Kaltrina Sh.p.k.'), ['kaltrina'])
})
test('a name of nothing but a form keeps it', () => assert.deepEqual(wordsOfThing('The Company'), ['the', 'company']))
test('another script is read in Latin letters', () =>
  assert.deepEqual(wordsOfThing('Морская звезда'), ['morskaya', 'zvezda']))

test('a word of the trade says less than a name or a number', () => {
  assert.ok(bitsOfThingWord('haulage') < bitsOfThingWord('brightwater'))
  assert.ok(bitsOfThingWord('brightwater') < bitsOfThingWord('64784'))
})
