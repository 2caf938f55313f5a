import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { RecordId } from '#core/language/ids.ts'
import { type Body, canonical, type Entry, verifyEntry, writeEntry } from './entry.ts'

const record = (last: number): RecordId => `00000000-0000-4000-8000-${String(last).padStart(12, '0')}` as RecordId

const said: Omit<Body, 'about'> = {
  verb: 'consultation',
  act: 'look-at-thing',
  outcome: 'shown',
  by: 'a member',
  agency: 'estuary-police',
  post: 'analyst',
  purpose: 'prevent-detect-oic',
  at: '2026-10-03T09:00:00.000Z',
  asked: 'Samir',
}

const entry = (): Entry =>
  writeEntry(
    'an entry',
    said,
    [1, 2, 3].map(last => ({ record: record(last), manner: 'shown' })),
  )
const partsOf = (made: Entry) => made.about.map((part, place) => ({ ...part, place }))

test('an entry verifies against its leaf, also after PostgreSQL put its keys in another order', () => {
  const made = entry()
  const stored = JSON.parse(JSON.stringify(Object.fromEntries(Object.entries(made.body).reverse())))
  assert.equal(verifyEntry(made.leaf, { salt: made.salt, body: stored }, partsOf(made)), 'whole')
})

test('a record that was expunged is gone from an entry and the leaf still verifies', () => {
  const made = entry()
  const without = partsOf(made).filter(part => part.record !== record(2))
  assert.equal(verifyEntry(made.leaf, made, without), 'erased in part')
  assert.equal(verifyEntry(made.leaf, undefined, []), 'erased')
})

test('any change of who, what, when, why or which record is found', () => {
  const made = entry()
  for (const key of Object.keys(said) as (keyof typeof said)[]) {
    assert.equal(
      verifyEntry(made.leaf, { salt: made.salt, body: { ...made.body, [key]: 'changed' } as Body }, partsOf(made)),
      'altered',
      key,
    )
  }
  const swapped = partsOf(made).map(part => (part.place === 1 ? { ...part, record: record(9) } : part))
  assert.equal(verifyEntry(made.leaf, made, swapped), 'altered')
})

test('two entries that say the same have different leaves, so that a leaf tells nobody who was looked at', () => {
  assert.notEqual(entry().leaf, entry().leaf)
})

test('canonical text is one text for one value', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.string()),
      given => canonical(given) === canonical(Object.fromEntries(Object.entries(given).reverse())),
    ),
  )
})
