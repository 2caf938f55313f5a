import assert from 'node:assert/strict'
import { test } from 'node:test'
import { greekToLatin } from './greek.ts'

const cases = [
  ['Μπάμπης', 'bampis', 'mp is b at the beginning of a word and mp within it'],
  ['Ντίνος', 'dinos', 'nt is d at the beginning'],
  ['Γκίκας', 'gikas', 'gk is g at the beginning'],
  ['Άγγελος', 'angelos', 'a doubled gamma is ng'],
  ['Λουκάς', 'loukas', 'omicron upsilon is ou'],
  ['Ευγενία', 'evgenia', 'upsilon after epsilon is v before a voiced sound'],
  ['Ευτυχία', 'eftikhia', 'and f before an unvoiced one'],
  ['Χρύσα', 'khrisa', 'chi is kh, upsilon i'],
  ['Μαΐου', 'maiou', 'a dieresis keeps two vowels apart'],
] as const
for (const [word, latin, rule] of cases)
  test(`${word} is ${latin}: ${rule}`, () => assert.equal(greekToLatin(word), latin))
test('without the dieresis they are one sound', () => assert.equal(greekToLatin('Μαίου'), 'meou'))
