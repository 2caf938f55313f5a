import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cyrillicToLatin } from './cyrillic.ts'

const cases = [
  ['Абдулла', 'abdulla'],
  ['Хасан', 'khasan'],
  ['Щербак', 'shcherbak'],
  ['Євген', 'yevgen'],
  ['Ђорђе', 'djordje'],
  ['Жомарт', 'zhomart'],
  ['Қасым', 'qasym'],
  ['Ҷамшед', 'jamshed'],
] as const
for (const [word, latin] of cases)
  test(`${word} is ${latin} in Latin letters`, () => assert.equal(cyrillicToLatin(word), latin))
test('a hard or soft sign has no sound of its own', () =>
  assert.equal(cyrillicToLatin('Ольга'), cyrillicToLatin('Олга')))
