import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openRegistrar } from './registrar.ts'

const many = (count: number, next: () => string): readonly string[] => Array.from({ length: count }, next)

test('the first thousand telephones are drama numbers, and no telephone is given twice', () => {
  const { phone } = openRegistrar()
  const given = many(120_000, () => phone())
  assert.ok(given.slice(0, 1000).every(digits => /^447700900\d{3}$/.test(digits)))
  assert.ok(given.every(digits => /^447700\d{6}$/.test(digits)))
  assert.equal(new Set(given).size, given.length)
})

test('when an invented range is used up, nothing real is given instead', () => {
  const { phone } = openRegistrar()
  assert.throws(() => many(10_001, () => phone('FR')), /used up/)
})

test('plates begin with a letter that no place is issued', () => {
  const { plate } = openRegistrar()
  const given = many(5000, () => plate())
  assert.ok(given.every(text => /^[JTU][A-Z]\d{2}[A-Z]{3}$/.test(text)))
  assert.equal(new Set(given).size, given.length)
})

test('postcodes lie in an area that does not exist', () => {
  const { postcode } = openRegistrar()
  const given = many(5000, () => postcode('XE'))
  assert.ok(given.every(text => /^XE\d{1,2} \d[ABD-HJLNP-UW-Z]{2}$/.test(text)))
  assert.equal(new Set(given).size, given.length)
})

test('account numbers and handset numbers carry right check digits, so that only the range tells them from real ones', () => {
  const { iban, imei } = openRegistrar()
  const asNumber = (text: string) =>
    BigInt((text.slice(4) + text.slice(0, 4)).replace(/[A-Z]/g, letter => String(letter.charCodeAt(0) - 55)))
  assert.ok(many(200, iban).every(text => asNumber(text) % 97n === 1n))
  const luhn = (text: string) =>
    [...text].reverse().reduce((sum, digit, i) => {
      const value = Number(digit) * (i % 2 === 0 ? 1 : 2)
      return sum + (value > 9 ? value - 9 : value)
    }, 0) % 10
  assert.ok(many(200, imei).every(text => text.length === 15 && luhn(text) === 0))
})
