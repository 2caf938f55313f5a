import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cleanPhone, comparedPhone, phoneTail } from './phones.ts'

const spellings = [
  '07700 900123',
  '(07700) 900-123',
  '+44 7700 900123',
  '+44 (0)7700 900123',
  '0044 7700 900123',
  '447700900123',
  '7700900123',
  '٠٧٧٠٠٩٠٠١٢٣',
  '07700 900123 ext 5',
]
for (const raw of spellings)
  test(`${raw} is one drama number`, () => assert.deepEqual(cleanPhone(raw), { raw, e164: '+447700900123' }))

test('a foreign number without its plus is read as international', () => {
  assert.equal(cleanPhone('355 69 123 4567').e164, '+355691234567')
})
test('the country of the source decides what a national number means', () => {
  assert.equal(cleanPhone('069 123 4567', 'AL').e164, '+355691234567')
})
test('a country that nobody knows is taken as the United Kingdom', () =>
  assert.equal(cleanPhone('07700 900123', 'ZZ').e164, '+447700900123'))

test('what cannot be a number keeps its raw text', () => {
  for (const raw of ['unknown', '4.47E+11', '12', '']) assert.deepEqual(cleanPhone(raw), { raw })
})

test('the last nine digits meet also where the number could not be read', () => {
  assert.equal(phoneTail({ raw: '07700900123' }), phoneTail(cleanPhone('+447700900123')))
  assert.equal(phoneTail({ raw: '700900123' }), phoneTail(cleanPhone('+447700900123')))
  assert.notEqual(phoneTail(cleanPhone('07700 900124')), phoneTail(cleanPhone('07700 900123')))
})

test('no text makes it fail or loses what was written', () => {
  fc.assert(fc.property(fc.string(), raw => cleanPhone(raw).raw === raw))
})

test('a number that could be read is compared with its country, another by its digits', () => {
  assert.equal(comparedPhone(cleanPhone('07700 900123')), '+447700900123')
  assert.equal(comparedPhone({ raw: '700 900 123' }), '700900123')
})

test('a source that does not know its countries: no number is given one, and it meets the whole number by its end', () => {
  const [whole, lost] = [cleanPhone('+91 4936 202565', 'unknown'), cleanPhone('4936202565', 'unknown')]
  assert.equal(whole.e164, '+914936202565')
  assert.equal(lost.e164, undefined)
  assert.equal(comparedPhone(lost), '4936202565')
  assert.equal(phoneTail(whole), phoneTail(lost))
  assert.equal(cleanPhone('4936202565').e164, '+444936202565')
})
