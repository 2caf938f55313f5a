import assert from 'node:assert/strict'
import { test } from 'node:test'
import { scriptOf } from './script.ts'

const cases = [
  ['Hoxha', 'latin'],
  ['Nguyễn', 'latin'],
  ['حسین', 'arabic'],
  ['هەڵۆ', 'arabic'],
  ['Абдулла', 'cyrillic'],
  ['ኣብርሃም', 'geez'],
  ['Αλέξης', 'greek'],
  ['王', 'han'],
  ['김', 'hangul'],
  ['דוד', 'hebrew'],
  ['राम', 'abugida'],
  ['สมชาย', 'abugida'],
  ['გიორგი', 'other'],
  ['1994', 'other'],
] as const

for (const [word, script] of cases) test(`${word} is written in ${script}`, () => assert.equal(scriptOf(word), script))
