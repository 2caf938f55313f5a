import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cleanPlace, cleanPostcode, placeFeature } from './places.ts'

test('a postcode is found in an address and spelled one way', () => {
  assert.equal(cleanPostcode('12 High St, Dover ct179xx'), 'CT17 9XX')
  assert.equal(cleanPostcode('Dover'), undefined)
  assert.equal(cleanPlace('12 High St, Dover CT17 9XX')?.postcode, 'CT17 9XX')
})
test('a point must lie on the earth, and nought, nought is nowhere', () => {
  assert.deepEqual(cleanPlace('Beach', { lat: 50.9, lon: 0.96 }), { text: 'Beach', lat: 50.9, lon: 0.96 })
  assert.equal('lat' in (cleanPlace('Beach', { lat: 91, lon: 0.96 }) ?? {}), false)
  assert.equal('lat' in (cleanPlace('Beach', { lat: 0, lon: 0 }) ?? {}), false)
})
test('nothing is no place', () => assert.equal(cleanPlace('  '), undefined))
test('words that registers shorten or leave out are one', () => {
  const one = placeFeature({ text: 'Flat 2, 14 Station Road, Folkestone', postcode: 'CT20 1AA' })
  const other = placeFeature({ text: '14 STATION RD FOLKESTONE', postcode: 'CT20 1AA' })
  assert.deepEqual(one.w, other.w)
  assert.deepEqual([one.n, other.n, one.p], [['2', '14'], ['14'], 'CT201AA'])
})
