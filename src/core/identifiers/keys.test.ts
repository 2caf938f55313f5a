import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Properties } from '#core/language/properties.ts'
import type { ThingKind } from '#core/language/things.ts'
import { cleanDate } from './dates.ts'
import { cleanDocument } from './documents.ts'
import { isGenericKey } from './generic-keys.ts'
import { keysOf } from './keys.ts'
import { cleanPhone } from './phones.ts'
import { cleanPlate } from './plates.ts'
import { cleanIdentifier } from './references.ts'

const one = <T>(value: T | undefined): readonly T[] => (value === undefined ? [] : [value])
const person = (text: string, born?: string, more: Properties = {}): Properties => ({
  name: [{ text }],
  ...(born === undefined ? {} : { birthDate: one(cleanDate(born)) }),
  ...more,
})
const leads = (kind: ThingKind, properties: Properties): readonly string[] =>
  keysOf(kind, properties).filter(key => !isGenericKey(key, kind))
const meet = (kind: ThingKind, a: Properties, b: Properties): boolean =>
  leads(kind, a).some(key => leads(kind, b).includes(key))

const found: readonly (readonly [string, ThingKind, Properties, Properties])[] = [
  ['one rare name in two scripts', 'person', person('Zmarai Wardak'), person('زمری وردک')],
  [
    'one birth day and one part of the name',
    'person',
    person('Ardit Berisha', '02/05/1994'),
    person('Berisha, A', '1994-05-02'),
  ],
  ['day and month exchanged', 'person', person('Ardit Berisha', '02/05/1994'), person('Arditi Berisha', '05/02/1994')],
  [
    'a very common name with the year',
    'person',
    person('Mohammad Hussein', '02/05/1994'),
    person('محمد حسین', '01/01/1994'),
  ],
  [
    'one phone with and without country code',
    'person',
    { phone: [cleanPhone('+44 7700 900123')] },
    { phone: [{ raw: '07700900123' }] },
  ],
  [
    'one document',
    'person',
    { document: one(cleanDocument('P1O34567')) },
    { document: one(cleanDocument('p1034567')) },
  ],
  ['a plate as a camera read it', 'vehicle', { plate: [cleanPlate('AB12 CDO')] }, { plate: [cleanPlate('AB12CD0')] }],
  [
    'an engine number partly ground off',
    'engine',
    { engineSerial: one(cleanIdentifier('6AH10?4567', 'engine-serial')) },
    { engineSerial: one(cleanIdentifier('6AH1034567', 'engine-serial')) },
  ],
  [
    'one case between events',
    'event',
    { reference: one(cleanIdentifier('OP TIDE 7', 'case-ref')) },
    { reference: one(cleanIdentifier('op-tide-7', 'case-ref')) },
  ],
  [
    'one door',
    'place',
    { place: [{ text: '14 Station Road', postcode: 'CT20 1AA' }] },
    { address: [{ text: '14 STATION RD', postcode: 'CT20 1AA' }] },
  ],
  [
    'two points a few steps apart',
    'place',
    { place: [{ text: 'a', lat: 50.9119, lon: 0.9719 }] },
    { place: [{ text: 'b', lat: 50.9121, lon: 0.9721 }] },
  ],
  [
    'a business with and without its form',
    'organisation',
    { name: [{ text: 'Brightwater Car Wash Ltd' }] },
    { name: [{ text: 'BRIGHTWATER CAR WASH' }] },
  ],
]
for (const [title, kind, a, b] of found) test(`${title} is met`, () => assert.ok(meet(kind, a, b)))

const missed: readonly (readonly [string, ThingKind, Properties, Properties])[] = [
  ['strangers', 'person', person('Ardit Berisha', '02/05/1994'), person('Taulant Krasniqi', '03/05/1994')],
  ['a very common name alone', 'person', person('Mohammad Hussein'), person('Mohammad Hussein')],
  ['1 January alone', 'person', person('Ardit Berisha', '01/01/1994'), person('Taulant Krasniqi', '01/01/1994')],
  [
    'one case between persons',
    'person',
    { reference: one(cleanIdentifier('OP TIDE 7', 'case-ref')) },
    { reference: one(cleanIdentifier('OP TIDE 7', 'case-ref')) },
  ],
  [
    'one postcode alone',
    'place',
    { place: [{ text: '14 Station Road', postcode: 'CT20 1AA' }] },
    { place: [{ text: '7 Mill Lane', postcode: 'CT20 1AA' }] },
  ],
]
for (const [title, kind, a, b] of missed) test(`${title} are no lead`, () => assert.ok(!meet(kind, a, b)))

test('a record has at most 24 keys, however much it says', () => {
  const phone = fc.integer({ min: 0, max: 999 }).map(n => cleanPhone(`07700 900${String(n).padStart(3, '0')}`))
  const name = fc.array(fc.constantFrom('Ardit', 'Berisha', 'حسین', 'Тарас', 'Halo', 'Zmarai', 'Wardak'), {
    minLength: 1,
    maxLength: 8,
  })
  fc.assert(
    fc.property(fc.array(name, { maxLength: 8 }), fc.array(phone, { maxLength: 30 }), (names, phones) => {
      const properties = {
        name: names.map(words => ({ text: words.join(' ') })),
        phone: phones,
        birthDate: one(cleanDate('02/05/1994')),
      }
      const keys = keysOf('person', properties)
      assert.ok(keys.length <= 24 && new Set(keys).size === keys.length)
      assert.deepEqual(keysOf('person', properties), keys)
    }),
  )
})

test('nothing to find a record by gives no key', () =>
  assert.deepEqual(keysOf('person', { note: [{ text: 'Nothing known' }] }), []))
