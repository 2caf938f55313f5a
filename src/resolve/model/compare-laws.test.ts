// What holds of every comparison of two persons, whatever their records say.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cleanDate, cleanDocument, cleanPhone, type Features, featuresOf } from '#core/identifiers/index.ts'
import { compare } from './compare.ts'

const one = <T>(value: T | undefined): readonly T[] => (value === undefined ? [] : [value])

const anyPerson: fc.Arbitrary<Features> = fc
  .record(
    {
      name: fc.array(
        fc.record({
          text: fc.constantFrom(
            'Ardit Berisha',
            'محمد حسین',
            'Nguyen Van Hung',
            'Mohammad Hussein',
            'Halo',
            'A. Berisha',
            'Arben Berisha',
            'Minh Anh Tran Thi',
            'Tran Minh Anh',
            'Thi Anh Tran Minh',
          ),
        }),
        { maxLength: 3 },
      ),
      birthDate: fc.array(fc.constantFrom('02/05/1994', '01/01/1994', '05/02/1994', '1994', '05/1994', '17/11/1991'), {
        maxLength: 2,
      }),
      phone: fc.array(fc.constantFrom('07700 900123', '07700 900124', '+355691234567'), { maxLength: 2 }),
      document: fc.array(fc.constantFrom('P1234567', 'P7654321', 'PO234567'), { maxLength: 2 }),
      sex: fc.constantFrom('male', 'female', 'unknown'),
      address: fc.array(fc.constantFrom('14 Station Road, CT20 1AA', '16 Station Road, CT20 1AA', 'Gull Point'), {
        maxLength: 2,
      }),
      isVerified: fc.boolean(),
    },
    { requiredKeys: [] },
  )
  .map(({ name = [], birthDate = [], phone: phones = [], document = [], sex, address = [], isVerified }) =>
    featuresOf('person', {
      name,
      birthDate: birthDate.flatMap(date => one(cleanDate(date))),
      phone: phones.map(raw => cleanPhone(raw)),
      document: document.flatMap(number => one(cleanDocument(number, { type: 'passport', state: 'XAA' }))),
      address: address.map(text => ({ text, ...(text.includes('CT20') ? { postcode: 'CT20 1AA' } : {}) })),
      ...(sex === undefined ? {} : { sex: [{ code: sex, text: sex }] }),
      ...(isVerified ? { status: [{ code: 'verified', text: 'Verified' }] } : {}),
    }),
  )

test('the terms add up to the weight, exactly', () => {
  fc.assert(
    fc.property(anyPerson, anyPerson, (a, b) => {
      const { weight, terms } = compare(a, b)
      assert.equal(
        terms.reduce((sum, term) => sum + term.weight, 0),
        weight,
      )
      assert.ok(Number.isFinite(weight) && terms.every(term => term.words !== ''))
    }),
  )
})

test('a comparison is the same both ways round, and after a journey through the database', () => {
  fc.assert(
    fc.property(anyPerson, anyPerson, (a, b) => {
      assert.deepEqual(compare(b, a), compare(a, b))
      assert.deepEqual(compare(JSON.parse(JSON.stringify(a)) as Features, b), compare(a, b))
    }),
  )
})
