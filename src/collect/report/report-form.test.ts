// A report's form: whatever is typed, a report comes out whole and sound or not at all, with every mistake at a field of the form.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { handlingProblems } from '#core/language/handling.ts'
import { findNamed } from '../written/find-named.ts'
import { nameable, propertiesOf } from '../written/named-things.ts'
import { handlingIn, isAboveTheCeiling, readReport } from './report-form.ts'

const now = new Date('2026-10-03T09:00:00Z')
const some = (...words: string[]) => fc.constantFrom('', ...words)
const anyHandling = fc.record({
  handling: fc.oneof(some('P', 'C'), fc.string()),
  action: fc.oneof(some('A1', 'A2', 'A3'), fc.string()),
  sanitisation: fc.oneof(some('S1', 'S2'), fc.string()),
  instructions: fc.oneof(some('Ask first'), fc.string()),
})

test('whatever stands in the handling fields, only what may stand together comes out', () => {
  fc.assert(
    fc.property(anyHandling, fields => {
      const typed = Object.fromEntries(Object.entries(fields).map(([name, value]) => [`item-1-${name}`, value]))
      const { value, faults } = handlingIn(typed, 'item-1')
      assert.notEqual(value === undefined, faults.length === 0)
      if (value) assert.deepEqual(handlingProblems(value), [])
    }),
    { numRuns: 500 },
  )
})

test('any form at all makes a report or mistakes with words, never a fault', () => {
  const name = fc.constantFrom(
    'once',
    'came',
    'readers',
    'marking',
    'items',
    'item-1-words',
    'item-1-day',
    'item-1-time',
    'item-1-things',
    'item-1-thing-1-kind',
    'item-1-thing-1-text',
    'item-1-thing-1-whose',
  )
  fc.assert(
    fc.property(
      fc.dictionary(name, fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('1', '9', '2026-13-01', 'person'))),
      typed => {
        const { value, faults } = readReport(typed, now)
        assert.notEqual(value === undefined, faults.length === 0)
        for (const { text, field } of faults) assert.ok(text.length > 5 && /^[a-z0-9-]+$/.test(field))
      },
    ),
  )
})

test('what the program finds in words stands in them, and each can be made a record', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), words => {
      for (const { kind, text } of findNamed(words)) assert.ok(words.includes(text) && nameable.has(kind))
    }),
  )
  const words =
    'Zef Marku (zef.marku@example.org, t.me/zefboats) drove AB12 CDE, registration DE-KL 432. Passport no. 987654321. محمد علي. +33 6 12 34 56 78.'
  const found = findNamed(words)
  assert.deepEqual(
    found.map(one => `${one.kind} ${one.text}`),
    [
      'person Zef Marku',
      'account zef.marku@example.org',
      'account t.me/zefboats',
      'vehicle AB12 CDE',
      'vehicle DE-KL 432',
      'document Passport no. 987654321',
      'person محمد علي',
      'phone +33 6 12 34 56 78',
    ],
  )
  for (const { kind, text } of found) assert.ok(propertiesOf(kind, text), text)
})

test('a marking above the ceiling is seen in the choice and at the head of the words, and not in the middle of a sentence', () => {
  assert.ok(isAboveTheCeiling({ marking: 'above' }))
  assert.ok(isAboveTheCeiling({ items: '1', 'item-1-words': 'TOP SECRET: ...' }))
  assert.ok(isAboveTheCeiling({ came: 'SECRET // a source' }))
  assert.ok(
    !isAboveTheCeiling({ items: '1', 'item-1-words': 'He kept it secret from them. SECRET was written on the box.' }),
  )
})
