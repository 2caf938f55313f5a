import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cleanPlace, featuresOf } from '#core/identifiers/index.ts'
import { comparePlaces } from './compare-places.ts'

const place = (text: string, lat?: number, lon?: number) => {
  const found = cleanPlace(text, { lat, lon })
  return featuresOf('place', { place: found === undefined ? [] : [found] })
}
const level = (a: string, b: string) => comparePlaces(place(a), place(b))?.level

test('one door, also where a register leaves out the flat or shortens the street', () => {
  assert.equal(level('Flat 2, 14 Station Road, CT20 1AA', '14 STATION RD CT20 1AA'), 'same-address')
  assert.equal(level('14 Station Road, Folkestone', '14 Station Rd Folkestone'), 'same-address')
})
test('another door, another flat and another street are not', () => {
  assert.equal(level('14 Station Road, CT20 1AA', '16 Station Road, CT20 1AA'), 'same-postcode')
  assert.equal(level('Flat 2, 14 Station Road, CT20 1AA', 'Flat 3, 14 Station Road, CT20 1AA'), 'same-postcode')
  assert.equal(level('14 Station Road, CT20 1AA', '14 Station Road, CT20 1AB'), 'differ')
  assert.equal(level('14 Station Road, Folkestone', '16 Station Road, Folkestone'), 'differ')
})
test('points are one spot within a hundred metres', () => {
  assert.equal(comparePlaces(place('a', 50.9119, 0.9719), place('b', 50.9123, 0.9721))?.level, 'same-spot')
  assert.equal(comparePlaces(place('a', 50.9119, 0.9719), place('b', 50.9159, 0.9721))?.level, 'differ')
})
test('a beach is known by its name', () => assert.equal(level('Gull Point', 'GULL POINT'), 'same-words'))
