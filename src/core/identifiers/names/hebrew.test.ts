import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hebrewLetters, hebrewSound } from './hebrew.ts'

const sounds = [
  ['דוד', 'dUd', 'vav between consonants is a vowel or a v, which the comparison allows for'],
  ['ורדה', 'vrda', 'vav at the beginning is a consonant, he at the end an a'],
  ['יעקב', 'y3kb', 'yod at the beginning is a consonant, ayin carries a vowel'],
  ['חנן', 'Xnn', 'het is kh, and a final nun is a nun'],
  ['צבי', 'cbI', 'tsadi is ts'],
  ['ג׳ורג׳', 'JUrJ', 'a geresh makes a gimel a j'],
] as const
for (const [word, sound, rule] of sounds) test(`${word}: ${rule}`, () => assert.equal(hebrewSound(word), sound))

test('points make no other name of it', () => assert.equal(hebrewLetters('דָּוִד'), 'דוד'))
test('kaf and het stay apart', () => assert.notEqual(hebrewSound('כהן'), hebrewSound('חהן')))
