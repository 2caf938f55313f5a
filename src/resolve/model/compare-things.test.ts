import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cleanIdentifier, cleanPlate, featuresOf } from '#core/identifiers/index.ts'
import {
  compareCalled,
  compareColours,
  compareLengths,
  compareMakes,
  compareOccasions,
  comparePlates,
  comparePower,
  compareSerials,
  compareSex,
} from './compare-things.ts'

const plate = (raw: string) => featuresOf('vehicle', { plate: [cleanPlate(raw)] })
const serial = (raw: string) => {
  const value = cleanIdentifier(raw, 'engine-serial')
  return featuresOf('engine', { engineSerial: value === undefined ? [] : [value] })
}
const called = (text: string) => featuresOf('organisation', { name: [{ text }] })

test('plates: one, one as its places tell letters from digits, one as a camera confuses it, one sign apart, another', () => {
  assert.equal(comparePlates(plate('AB12 CDE'), plate('ab12cde'))?.level, 'same')
  assert.equal(comparePlates(plate('TW23 NOT'), plate('TW23 N0T'))?.level, 'same')
  assert.equal(comparePlates(plate('ABO 1234 X'), plate('AB0 I234 X'))?.level, 'confusable')
  assert.equal(comparePlates(plate('AB12 CDE'), plate('AB12 CFE'))?.level, 'one-sign')
  assert.equal(comparePlates(plate('AB12 CDE'), plate('XY70 ZZZ'))?.level, 'differ')
})

test('serials: one, one that fits what was left of it, one misread, another', () => {
  assert.equal(compareSerials(serial('6AH-1034567'), serial('6ah1034567'))?.level, 'same')
  assert.equal(compareSerials(serial('6AH10?4567'), serial('6AH1034567'))?.level, 'fits')
  assert.equal(compareSerials(serial('6AH1O34567'), serial('6AH1034567'))?.level, 'misread')
  assert.equal(compareSerials(serial('6AH1034567'), serial('7BK9912340'))?.level, 'differ')
  assert.equal(compareSerials(serial('6AH10?4567'), serial('6AH1034599'))?.level, 'differ')
})

test('two readings of which each shows what the other lost say nothing; one that contradicts speaks against', () => {
  assert.equal(compareSerials(serial('6AH10?????'), serial('???????567')), undefined)
  assert.equal(compareSerials(serial('6AH10?????'), serial('7BK???????'))?.level, 'differ')
})

test('a serial that fits but for its last signs fits a whole batch, and weighs less', () => {
  const rarity = (a: string, b: string): number => compareSerials(serial(a), serial(b))?.rarity ?? 0
  assert.ok(rarity('6AH1034???', '6AH1034567') < rarity('???1034567', '6AH1034567'))
})

test('names of businesses: all words, most, some, none; common words weigh less', () => {
  assert.equal(compareCalled(called('Brightwater Car Wash Ltd'), called('BRIGHTWATER CAR WASH'))?.level, 'all')
  assert.equal(compareCalled(called('Brightwater Hand Car Wash'), called('Brightwater Car Wash'))?.level, 'most')
  assert.equal(compareCalled(called('Brightwater Car Wash'), called('Elmgate Car Wash'))?.level, 'some')
  assert.equal(compareCalled(called('Brightwater'), called('Elmgate'))?.level, 'differ')
  const rarity = (text: string): number => compareCalled(called(text), called(text))?.rarity ?? 0
  assert.ok(rarity('Hand Car Wash') < rarity('Brightwater Elmgate Orrin'))
})

test('make, colour, length, power, sex: alike and not', () => {
  const boat = (make: string, colour: string, length: number, horsepower: number, sex: string) =>
    featuresOf('vessel', {
      make: [{ text: make }],
      colour: [{ code: colour, text: colour }],
      length: [{ value: length, unit: 'm' }],
      horsepower: [{ value: horsepower, unit: 'hp' }],
      sex: [{ code: sex, text: sex }],
    })
  const a = boat('Marlin', 'black', 9, 40, 'male')
  const alike = boat('MARLIN', 'black', 9.5, 40, 'male')
  const other = boat('Orca', 'grey', 5, 60, 'female')
  const comparators = [compareMakes, compareColours, compareLengths, comparePower, compareSex]
  for (const comparator of comparators)
    assert.deepEqual([comparator(a, alike)?.level, comparator(a, other)?.level], ['same', 'differ'])
  assert.equal(compareLengths(a, boat('Marlin', 'black', 11, 40, 'male'))?.level, 'near')
})

test('an occasion is one kind of event within a day', () => {
  const event = (type: string, day: string) =>
    featuresOf('event', {
      eventType: [{ code: type, text: type }],
      at: [{ text: day, at: `${day}T23:50:00Z`, precision: 'minute' }],
    })
  assert.equal(compareOccasions(event('seizure', '2026-05-01'), event('seizure', '2026-05-02'))?.level, 'same')
  assert.equal(compareOccasions(event('seizure', '2026-05-01'), event('arrest', '2026-05-01'))?.level, 'differ')
  assert.equal(compareOccasions(event('seizure', '2026-05-01'), event('seizure', '2026-05-04'))?.level, 'differ')
})
