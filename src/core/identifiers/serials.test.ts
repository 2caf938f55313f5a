import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cleanSerial, fittingCharacters, legibleEnds } from './serials.ts'

test('signs for what was ground off become one sign; a single X stays a letter', () => {
  assert.equal(cleanSerial('6ah-10?4*#7'), '6AH10?4??7')
  assert.equal(cleanSerial('F40XXX123'), 'F40???123')
  assert.equal(cleanSerial('F40X123'), 'F40X123')
  assert.equal(cleanSerial('F40...123'), 'F40???123')
})
test('the readable ends are looked for where long enough', () => {
  assert.deepEqual(legibleEnds('6AH10?4567'), { start: '6AH10', end: '4567' })
  assert.deepEqual(legibleEnds('6A?7'), {})
  assert.deepEqual(legibleEnds('6AH1045678'), { start: '6AH10', end: '5678' })
})
test('two readings fit where nothing they both show differs', () => {
  assert.equal(fittingCharacters('6AH10?4567', '6AH1034567'), 9)
  assert.equal(fittingCharacters('6AH10?4567', '6AH1034568'), undefined)
  assert.equal(fittingCharacters('6AH10?4567', '6AH103456'), undefined)
})
