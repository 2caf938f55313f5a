import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cleanPlate, comparedPlate, foldConfusables } from './plates.ts'

test('a plate is in capitals without spaces, and known as British by its pattern', () => {
  assert.deepEqual(cleanPlate('ab12 cde'), { raw: 'ab12 cde', plate: 'AB12CDE', country: 'GB' })
  assert.equal(cleanPlate('A 123 BCD').country, 'GB')
  assert.equal(cleanPlate('AIZ 1234').country, 'GB')
})
test('a plate of no British pattern has no country unless somebody said it', () => {
  assert.equal(cleanPlate('AA 123 BB').country, undefined)
  assert.equal(cleanPlate('AA 123 BB', 'AL').country, 'AL')
  assert.equal(cleanPlate('AB12 CDE', 'uk').country, 'GB')
})
test('Cyrillic letters drawn like Latin ones are the Latin ones', () =>
  assert.equal(cleanPlate('СВ 1234 АК').plate, 'CB1234AK'))
test('signs that cameras confuse fall together, others do not', () => {
  assert.equal(foldConfusables('AB12CDO'), foldConfusables('A8I2CD0'))
  assert.equal(foldConfusables('S5OI'), foldConfusables('55O1'))
  assert.notEqual(foldConfusables('AB12CDE'), foldConfusables('AB12CFE'))
})
test('odd text gives an odd plate, not a fault', () => assert.deepEqual(cleanPlate('???'), { raw: '???', plate: '' }))

test('where a British plate has a digit its place says so', () => {
  assert.equal(comparedPlate('TW23N0T'), 'TW23NOT')
  assert.equal(comparedPlate('ABI2CDE'), 'AB12CDE')
})
test('a plate of another pattern stays as it is', () => {
  assert.equal(comparedPlate('0BA1234'), '0BA1234')
  assert.equal(comparedPlate('AA123BBO'), 'AA123BBO')
})
