import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  isListedSpelling,
  isSpelledOneWay,
  knownName,
  rarityOfName,
  rarityOfSkeleton,
  skeletonsOfKnown,
} from './known-names.ts'
import { scriptOf } from './script.ts'
import { soundOf } from './sound.ts'

const known = (word: string) => knownName(soundOf(word, scriptOf(word)))

test('one name in several scripts and romanisations is known as one', () => {
  for (const spelling of ['محمد', 'Mohammed', 'MUHAMED', 'Muhammad', 'Мухаммед', 'Mehmet', 'Maxamed'])
    assert.equal(known(spelling), 'muhammad')
  for (const spelling of ['رضا', 'Reza', 'Rida', 'Riza']) assert.equal(known(spelling), 'rida')
  for (const spelling of ['ተስፋይ', 'Tesfaye', 'Tesfai']) assert.equal(known(spelling), 'tesfay')
})

test('names that look alike are kept apart', () => {
  assert.notEqual(known('Hassan'), known('Hussein'))
  assert.notEqual(known('Amin'), known('Amir'))
  assert.notEqual(known('Karim'), known('Karima'))
  assert.notEqual(known('Hung'), known('Hong'))
})

test('a name outside the list is not known, and weighs by its length', () => {
  assert.equal(known('Qwertyan'), undefined)
  assert.ok(rarityOfName(undefined, 'KWRTN') > rarityOfName(undefined, 'KW'))
})

test('agreement on a name that very many bear weighs little', () => {
  assert.ok(rarityOfName('nguyen', 'NKN') < 2)
  assert.ok(rarityOfName('muhammad', 'MHMT') < 4)
  assert.ok(rarityOfName('hoxha', 'HJ') > rarityOfName('muhammad', 'MHMT'))
})

test('a skeleton is at most as rare as the names that share it', () => {
  for (const name of ['muhammad', 'husayn', 'nguyen', 'hoxha', 'tesfay'])
    for (const skeleton of skeletonsOfKnown(name)) assert.ok(rarityOfSkeleton(skeleton) <= rarityOfName(name, skeleton))
})

test('a Vietnamese name has one Latin spelling, an Arabic one has many', () => {
  assert.ok(isSpelledOneWay({ k: 'khanh' }))
  assert.ok(!isSpelledOneWay({ k: 'muhammad' }))
  assert.ok(!isSpelledOneWay({}))
})

test('a spelling in the list is told from one that is only read as known', () => {
  assert.ok(isListedSpelling('hussain'))
  assert.equal(known('Housayn'), 'husayn')
  assert.ok(!isListedSpelling('housayn'))
})
