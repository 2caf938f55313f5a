import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Properties } from '#core/language/properties.ts'
import type { ThingKind } from '#core/language/things.ts'
import { cleanDate } from './dates.ts'
import { keysOf } from './keys.ts'
import { cleanEmail, cleanOnline } from './online.ts'
import { cleanPhone } from './phones.ts'
import { cleanPlate } from './plates.ts'
import { queryKeys } from './query-keys.ts'
import { cleanIdentifier } from './references.ts'

const one = <T>(value: T | undefined): readonly T[] => (value === undefined ? [] : [value])
const finds = (typed: string, kind: ThingKind, properties: Properties): boolean => {
  const keys = new Set(keysOf(kind, properties))
  return queryKeys(typed).some(
    probe => (probe.kind === 'any' || probe.kind === kind) && probe.keys.every(key => keys.has(key)),
  )
}
const number = (raw: string, scheme: string) => ({ reference: one(cleanIdentifier(raw, scheme)) })
const hussein: Properties = { name: [{ text: 'محمد حسین' }], birthDate: one(cleanDate('02/05/1994')) }

const found: readonly (readonly [string, ThingKind, Properties])[] = [
  ['mohammad hussein', 'person', hussein],
  ['HUSEIN, Muhamed', 'person', hussein],
  ['Hussein Mohammad 02/05/1994', 'person', hussein],
  ['Hussein', 'person', hussein],
  ['02/05/1994', 'person', hussein],
  ['0044 7700 900123', 'phone', { phone: [cleanPhone('07700900123')] }],
  ['7700 900123', 'person', { phone: [cleanPhone('+447700900123')] }],
  ['ab12cde', 'vehicle', { plate: [cleanPlate('AB12 CDE')] }],
  ['A8I2 CDE', 'vehicle', { plate: [cleanPlate('AB12 CDE')] }],
  ['p1o34567', 'person', { document: [{ raw: 'P1034567', number: 'P1034567' }] }],
  ['CT20 1AA', 'place', { place: [{ text: '14 Station Road', postcode: 'CT20 1AA' }] }],
  ['94/0012345A', 'person', number('1994/12345A', 'pnc')],
  ['235012345', 'vessel', { mmsi: one(cleanIdentifier('235012345', 'mmsi')) }],
  ['490154203237518', 'device', { imei: one(cleanIdentifier('490154203237518', 'imei')) }],
  ['6AH10?4567', 'engine', { engineSerial: one(cleanIdentifier('6AH1034567', 'engine-serial')) }],
  ['6ah-1034567', 'engine', { engineSerial: one(cleanIdentifier('6AH10?4567', 'engine-serial')) }],
  ['op-tide-7', 'event', number('OP TIDE 7', 'case-ref')],
  ['boat.man@example.org', 'account', { email: one(cleanEmail('Boat.Man@example.org')) }],
  ['@Boat_Man', 'account', { online: one(cleanOnline('boat_man', 'telegram')) }],
  ['https://t.me/boat_man', 'person', { online: one(cleanOnline('@boat_man')) }],
  ['brightwater wash', 'organisation', { name: [{ text: 'Brightwater Hand Car Wash Ltd' }] }],
]
for (const [typed, kind, properties] of found)
  test(`${typed} finds the ${kind}`, () => assert.ok(finds(typed, kind, properties)))

const missed: readonly (readonly [string, ThingKind, Properties])[] = [
  ['mohammad karimi', 'person', hussein],
  ['Hussein Mohammad 03/05/1994', 'person', hussein],
  ['07700 900124', 'phone', { phone: [cleanPhone('07700900123')] }],
  ['ab12cdf', 'vehicle', { plate: [cleanPlate('AB12 CDE')] }],
]
for (const [typed, kind, properties] of missed)
  test(`${typed} does not find that ${kind}`, () => assert.ok(!finds(typed, kind, properties)))

test('a date is a date and an address an address, guessed at no further', () => {
  assert.deepEqual(
    queryKeys('02/05/1994').map(probe => probe.words),
    ['date of birth'],
  )
  assert.equal(queryKeys('boat@example.org').length, 1)
})

test('nothing typed asks for nothing', () => assert.deepEqual(queryKeys('  '), []))

test('whatever is typed, the probes are few and need at least one key each', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), typed => {
      const probes = queryKeys(typed)
      assert.ok(probes.length <= 80 && probes.every(probe => probe.keys.length > 0))
    }),
  )
})
