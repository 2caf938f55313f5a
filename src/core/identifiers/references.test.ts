import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cleanIdentifier, comparedValue, problemOf } from './references.ts'

const value = (raw: string, scheme: string): string | undefined => cleanIdentifier(raw, scheme)?.value

test('a PNC ID is one with and without century and leading zeros', () => {
  assert.equal(value('1994/0012345A', 'pnc'), value('94/12345A', 'pnc'))
  assert.notEqual(value('1994/0012345A', 'pnc'), value('94/12345B', 'pnc'))
})
test('a company number gets the zeros back that a spreadsheet ate', () => {
  assert.equal(value('1234567', 'company'), '01234567')
  assert.equal(value('sc 12345', 'company'), 'SC012345')
})
test('a handset is one with its check digit, without it and with its software version', () => {
  const compared = (raw: string) => comparedValue({ scheme: 'imei', value: value(raw, 'imei') ?? '' })
  assert.equal(compared('49-015420-323751-8'), compared('49015420323751'))
  assert.equal(compared('4901542032375101'), compared('49015420323751'))
})
test('letters that no VIN has are read as the digits they look like', () => {
  assert.equal(comparedValue({ scheme: 'vin', value: 'WVWZZZ1JZXWOOOIQ1' }), 'WVWZZZ1JZXW000101')
})
test('what stands for nothing is no value', () => {
  for (const raw of ['', 'N/A', '0000', 'unknown', '--']) assert.equal(cleanIdentifier(raw, 'ho-ref'), undefined)
})
test('a scheme that is not known keeps its value', () => assert.equal(value('ab-1', 'other-ref'), 'AB1'))

test('a number that fails its check is flagged in words and kept', () => {
  const wrong = cleanIdentifier('490154203237519', 'imei')
  assert.ok(wrong)
  assert.match(problemOf(wrong) ?? '', /check digit/)
  const right = cleanIdentifier('490154203237518', 'imei')
  assert.ok(right)
  assert.equal(problemOf(right), undefined)
})
test('a hull number without its fourteen characters is flagged, never rejected', () => {
  const hull = cleanIdentifier('FR-ABC12345', 'hin')
  assert.ok(hull)
  assert.match(problemOf(hull) ?? '', /14 characters/)
})

test('no text makes it fail', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.constantFrom('pnc', 'imei', 'company', 'engine-serial', 'x'),
      (raw, scheme) => cleanIdentifier(raw, scheme)?.value !== '',
    ),
  )
})
