import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { LabelId } from '#core/language/ids.ts'
import { canonicalLabel, type Label, labelIdOf } from './label.ts'
import { slot, slotsOf } from './slot.ts'

const label: Label = {
  owner: 'estuary-police' as Label['owner'],
  marking: 'OFFICIAL',
  handling: 'P',
  agreement: 'taskforce' as Label['agreement'],
  purposes: ['safeguarding', 'prevent-detect-oic'],
  protected: 'none',
  jurisdiction: 'england-wales',
  regime: 'law-enforcement',
  compare: 'yes',
}

test('the same codes in another order are the same label', () => {
  const turned = Object.fromEntries(Object.entries(label).reverse()) as Label
  assert.equal(canonicalLabel({ ...turned, purposes: [...label.purposes].reverse() }), canonicalLabel(label))
})

test('one code more is another label', () => {
  assert.notEqual(canonicalLabel({ ...label, compare: 'never' }), canonicalLabel(label))
})

test('a label id is a positive integer that PostgreSQL can hold, and moves on when asked', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.nat(7),
      (text, attempt) => Number.isInteger(labelIdOf(text, attempt)) && labelIdOf(text, attempt) > 0,
    ),
  )
  assert.notEqual(labelIdOf('a', 0), labelIdOf('a', 1))
})

test('a slot belongs to one key under one label', () => {
  const ids = fc.integer({ min: 1, max: 2 ** 31 - 1 }).map(id => id as LabelId)
  fc.assert(
    fc.property(fc.string(), fc.string(), ids, ids, (one, other, a, b) => {
      assert.equal(slot(one, a) === slot(other, b), one === other && a === b)
      assert.deepEqual(slotsOf([one, other], [a, b]), [slot(one, a), slot(one, b), slot(other, a), slot(other, b)])
      assert.equal(BigInt.asIntN(64, slot(one, a)), slot(one, a))
    }),
  )
})
