// Names in any script reach the page whole and the right way round.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { visible, written } from './written.ts'

test('an Arabic-script name runs right to left', () => {
  assert.deepEqual(written('ئاراس حەسەن'), { text: 'ئاراس حەسەن', lang: 'und-Arab', dir: 'rtl' })
})

test('a Tigrinya name says its script and runs left to right', () => {
  assert.deepEqual(written('ሰናይት ተስፋይ'), { text: 'ሰናይት ተስፋይ', lang: 'und-Ethi', dir: 'ltr' })
})

test('a Vietnamese name is Latin script and needs nothing', () => {
  assert.deepEqual(written('Nguyễn Thị Ánh'), { text: 'Nguyễn Thị Ánh' })
})

test('the script with most letters decides for a mixed entry', () => {
  assert.equal(written('Hassan (حسن)').dir, undefined)
  assert.equal(written('حسن علی Ali').dir, 'rtl')
})

test('a language that is known is kept', () => {
  assert.deepEqual(written({ text: 'حسن', lang: 'ps' }), { text: 'حسن', lang: 'ps', dir: 'rtl' })
})

test('a name cannot turn the direction of the page or hide a character', () => {
  assert.equal(visible('Ali\u202enasaH'), 'Ali\ufffdnasaH')
  assert.equal(visible('A\u0000li\u2066'), 'A\ufffdli\ufffd')
  assert.equal(visible('two\nlines'), 'two\nlines')
})
