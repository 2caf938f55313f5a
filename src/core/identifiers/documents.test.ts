import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cleanDocument, documentFeature, mrzCheckDigit } from './documents.ts'

test('a document number is in capitals without blanks, with type and state where said', () => {
  assert.deepEqual(cleanDocument(' p 123-4567 ', { type: 'Passport', state: 'afg' }), {
    raw: ' p 123-4567 ',
    number: 'P1234567',
    type: 'passport',
    state: 'AFG',
  })
})
test('what clerks type where there is none is no number', () => {
  for (const raw of ['N/A', 'none', 'UNKNOWN', '0000000', 'XXXX', 'not known', '', '12'])
    assert.equal(cleanDocument(raw), undefined)
})
test('only a document that was verified counts as verified', () => {
  const document = cleanDocument('P1234567')
  assert.ok(document)
  assert.equal(documentFeature(document, true).ok, 1)
  assert.equal('ok' in documentFeature(document, false), false)
})
test('check digits of a machine-readable zone', () => {
  assert.equal(mrzCheckDigit('520727'), 3)
  assert.equal(mrzCheckDigit('L898902C3'), 6)
  assert.notEqual(mrzCheckDigit('L898902C4'), 6)
})
