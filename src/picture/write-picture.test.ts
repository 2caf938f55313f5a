// What a picture says on paper, and whom it does not name there.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nameOnPaper } from './write-picture.ts'

test('a person is never named on paper', () => {
  assert.equal(nameOnPaper({ kind: 'person', name: 'Samir Haddad', protected: ['none'] }), 'a person')
})

test("a child's phone is not named on paper; one that a suspect has too is", () => {
  const phone = { kind: 'phone', name: '07700 900123' } as const
  assert.equal(nameOnPaper({ ...phone, protected: ['child'] }), 'a phone')
  assert.equal(nameOnPaper({ ...phone, protected: ['child', 'victim'] }), 'a phone')
  assert.equal(nameOnPaper({ ...phone, protected: ['child', 'none'] }), '07700 900123')
})

test('a phone that was named in a debrief is what the debrief was for', () => {
  assert.equal(nameOnPaper({ kind: 'phone', name: '07700 900123', protected: ['debrief'] }), '07700 900123')
})
