// Phones, engines, boats, places and events: which are suggested as one, and that only records of one kind are compared.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cleanIdentifier, cleanPhone, type Features, featuresOf } from '#core/identifiers/index.ts'
import type { Properties } from '#core/language/properties.ts'
import { compare } from './compare.ts'
import { models } from './model.ts'

const one = <T>(value: T | undefined): readonly T[] => (value === undefined ? [] : [value])
const phone = (raw: string): Properties => ({ phone: [cleanPhone(raw)] })
const home: Properties = { address: [{ text: '14 Station Road', postcode: 'CT20 1AA' }] }

const things: readonly (readonly [string, Features, Features, boolean])[] = [
  [
    'one phone in two spellings',
    featuresOf('phone', phone('07700 900123')),
    featuresOf('phone', phone('0044 7700900123')),
    true,
  ],
  ['two phones', featuresOf('phone', phone('07700 900123')), featuresOf('phone', phone('07700 900124')), false],
  [
    'an engine with its number partly ground off',
    featuresOf('engine', {
      engineSerial: one(cleanIdentifier('??H1034567', 'engine-serial')),
      make: [{ text: 'Orca' }],
    }),
    featuresOf('engine', {
      engineSerial: one(cleanIdentifier('6AH1034567', 'engine-serial')),
      make: [{ text: 'ORCA' }],
    }),
    true,
  ],
  [
    'two engines of one batch',
    featuresOf('engine', {
      engineSerial: one(cleanIdentifier('6AH1034567', 'engine-serial')),
      make: [{ text: 'Orca' }],
    }),
    featuresOf('engine', {
      engineSerial: one(cleanIdentifier('6AH1034561', 'engine-serial')),
      make: [{ text: 'Orca' }],
    }),
    false,
  ],
  [
    'one make and colour of boat',
    featuresOf('vessel', { colour: [{ code: 'black', text: 'Black' }] }),
    featuresOf('vessel', { colour: [{ code: 'black', text: 'Black' }] }),
    false,
  ],
  [
    'one door',
    featuresOf('place', home),
    featuresOf('place', { place: [{ text: '14 STATION RD', postcode: 'CT20 1AA' }] }),
    true,
  ],
  [
    'two doors of one postcode',
    featuresOf('place', home),
    featuresOf('place', { place: [{ text: '16 STATION RD', postcode: 'CT20 1AA' }] }),
    false,
  ],
  [
    'two arrests of one case',
    featuresOf('event', {
      reference: one(cleanIdentifier('TIDE-7', 'case-ref')),
      eventType: [{ code: 'arrest', text: 'Arrest' }],
      at: [{ text: '', at: '2026-05-01T10:00:00Z', precision: 'hour' }],
    }),
    featuresOf('event', {
      reference: one(cleanIdentifier('TIDE-7', 'case-ref')),
      eventType: [{ code: 'arrest', text: 'Arrest' }],
      at: [{ text: '', at: '2026-05-09T10:00:00Z', precision: 'hour' }],
    }),
    false,
  ],
]
for (const [title, a, b, expected] of things)
  test(`${expected ? 'suggested' : 'not suggested'} as one: ${title}`, () =>
    assert.equal(compare(a, b).probability >= models[a.kind].link, expected))

test('records of two kinds are not compared', () => {
  assert.throws(
    () =>
      compare(featuresOf('person', { name: [{ text: 'Ardit Berisha' }] }), featuresOf('phone', phone('07700 900123'))),
    /compare records of one kind/,
  )
})
