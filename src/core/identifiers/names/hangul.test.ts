import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hangulToLatin } from './hangul.ts'

const cases = [
  ['김', 'kim', 'a family name keeps its own spelling'],
  ['박', 'park', 'also where letters would say otherwise'],
  ['민', 'min', 'initial, vowel and final of a syllable'],
  ['시', 'shi', 's before i is sh'],
  ['수진', 'suchin', 'several syllables are read by their letters'],
] as const
for (const [word, latin, rule] of cases)
  test(`${word} is ${latin}: ${rule}`, () => assert.equal(hangulToLatin(word), latin))
test('a letter that is no syllable is passed over', () => assert.equal(hangulToLatin('ㄱa'), ''))
