// Exported cells stay words.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { escapeCell } from './escape-cell.ts'

test('a name that begins like a formula is written as words', () => {
  for (const start of ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
    assert.equal(escapeCell(`${start}HYPERLINK("x")`), `'${start}HYPERLINK("x")`)
})

test('an ordinary name and a number of ours are left as they are', () => {
  assert.equal(escapeCell('O’Brien-Nguyễn'), 'O’Brien-Nguyễn')
  assert.equal(escapeCell(-12), '-12')
  assert.equal(escapeCell(''), '')
})

test('whatever a source wrote, no cell starts a formula and nothing of it is lost', () => {
  fc.assert(
    fc.property(fc.string(), text => {
      const cell = escapeCell(text)
      assert.ok(!/^[=+\-@\t\r]/.test(cell))
      assert.ok(cell.endsWith(text))
    }),
  )
})
