import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Properties } from '#core/language/properties.ts'
import { thingKinds } from '#core/language/things.ts'
import { cleanDate } from './dates.ts'
import { featuresOf } from './features.ts'
import { cleanPhone } from './phones.ts'
import { cleanPlate } from './plates.ts'
import { cleanIdentifier } from './references.ts'

const born = cleanDate('02/05/1994')
const reference = (raw: string, scheme: string) => {
  const identifier = cleanIdentifier(raw, scheme)
  assert.ok(identifier)
  return identifier
}
const ardit: Properties = {
  name: [{ text: 'Ardit Berisha' }],
  birthDate: born ? [born] : [],
  sex: [{ code: 'male', text: 'M' }],
  nationality: [{ code: 'XXA', text: 'Somewhere' }],
  note: [{ text: 'Seen with two others at the marina' }],
  phone: [cleanPhone('07700 900123')],
  reference: [reference('94/12345A', 'pnc'), reference('OP-TIDE-7', 'case-ref')],
}

test('features hold neither nationality nor free text', () => {
  const text = JSON.stringify(featuresOf('person', ardit))
  assert.ok(!text.includes('XXA') && !text.includes('Somewhere') && !text.includes('marina'))
})

test('another nationality changes nothing', () => {
  assert.deepEqual(
    featuresOf('person', { ...ardit, nationality: [{ code: 'XXB', text: 'Elsewhere' }] }),
    featuresOf('person', ardit),
  )
})

test('a reference that several people share is kept apart from their own numbers', () => {
  const features = featuresOf('person', ardit)
  assert.deepEqual([features.ids, features.refs], [['pnc:94/12345A'], ['case-ref:OPTIDE7']])
})

test('a record that says both sexes says none', () => {
  const both = [
    { code: 'male', text: 'M' },
    { code: 'female', text: 'F' },
  ]
  assert.equal('sex' in featuresOf('person', { ...ardit, sex: both }), false)
})

test('what systems write in place of a number is no number', () => {
  const features = featuresOf('person', {
    phone: [cleanPhone('07000000000'), cleanPhone('00000000000')],
    email: [{ raw: 'none@none.com', address: 'none@none.com' }],
    document: [{ raw: '123456789', number: '123456789' }],
  })
  assert.deepEqual(features, { v: features.v, kind: 'person' })
})

test('a plate that says there is none is none', () =>
  assert.equal('plates' in featuresOf('vehicle', { plate: [cleanPlate('NO PLATE')] }), false))

test('lengths are in metres whatever the unit', () => {
  assert.equal(featuresOf('vessel', { length: [{ value: 20, unit: 'ft' }] }).length, 6.1)
  assert.equal(featuresOf('vessel', { length: [{ value: 6.1, unit: 'm' }] }).length, 6.1)
})

test('features come back the same from the database', () => {
  const features = featuresOf('person', ardit)
  assert.deepEqual(JSON.parse(JSON.stringify(features)), features)
})

test('no name and no kind makes it fail', () => {
  fc.assert(
    fc.property(fc.constantFrom(...thingKinds.values), fc.array(fc.string({ unit: 'grapheme' })), (kind, texts) => {
      assert.equal(featuresOf(kind, { name: texts.map(text => ({ text })) }).kind, kind)
    }),
  )
})

test('a place beside a person is not the home; of a thing it is where it stands', () => {
  const place: Properties = { place: [{ text: '48 Oakum Close', postcode: 'CT3 3JB' }] }
  const features = featuresOf('person', { ...ardit, ...place })
  assert.deepEqual([features.near?.[0]?.p, 'places' in features], ['CT33JB', false])
  assert.equal(featuresOf('place', place).places?.[0]?.p, 'CT33JB')
})
