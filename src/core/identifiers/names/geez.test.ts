import assert from 'node:assert/strict'
import { test } from 'node:test'
import { geezToLatin } from './geez.ts'

const cases = [
  ['ኣብርሃም', 'abrham', 'a carrier of a bare vowel and a silent sixth vowel'],
  ['ተስፋይ', 'tesfay', 'first and fourth vowels'],
  ['ሓጎስ', 'hagos', 'the second h'],
  ['ዮሃንስ', 'yohans', 'the seventh vowel'],
  ['ሰሎሞን', 'selomon', 'three syllables'],
  ['ጸጋይ', 'tsegay', 'the sharp ts'],
  ['ፊልሞን', 'filmon', 'the third vowel'],
  ['ኃይለ', 'hayle', 'the first vowel after h is an a'],
  ['ደሳለኝ', 'desalegn', 'the soft n is gn'],
] as const
for (const [word, latin, rule] of cases)
  test(`${word} is ${latin}: ${rule}`, () => assert.equal(geezToLatin(word), latin))
test('a letter outside the chart is passed over', () => assert.equal(geezToLatin('a፡'), ''))
