import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wordsSetAside } from './set-aside.ts'

const told = (text: string): readonly string[] => wordsSetAside(text).map(({ word, as }) => `${word}: ${as}`)

test('titles, particles and placeholders are told with what they are', () => {
  assert.deepEqual(told('Dr. Bashar al-Masri'), ['dr: title', 'al: particle'])
  assert.deepEqual(told('Unknown Berisha'), ['unknown: placeholder'])
})
test('a word that became a part of the name is not set aside', () => {
  assert.deepEqual(told('Ben Tanner'), [])
  assert.deepEqual(told('Nguyen Van Le'), [])
})
