import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cleanDate, featuresOf } from '#core/identifiers/index.ts'
import { compareDates } from './compare-dates.ts'

const born = (...dates: readonly string[]) =>
  featuresOf('person', { birthDate: dates.flatMap(date => cleanDate(date) ?? []) })
const level = (a: string, b: string) => compareDates(born(a), born(b))?.level

const cases = [
  ['02/05/1994', '1994-05-02', 'day'],
  ['01/05/1994', '1994-05-01', 'first-of-month'],
  ['01/01/1994', '1994-01-01', 'placeholder'],
  ['02/05/1994', '05/02/1994', 'swapped'],
  ['02/05/1994', '03/05/1994', 'one-digit'],
  ['02/05/1994', '20/05/1994', 'one-digit'],
  ['17/05/1994', '01/05/1994', 'one-digit'],
  ['02/05/1994', '05/1994', 'month'],
  ['01/1994', '01/01/1994', 'placeholder'],
  ['01/1994', '26/01/1994', 'month'],
  ['02/05/1994', '02/05/1996', 'other-year'],
  ['02/05/1994', '1994', 'year'],
  ['02/05/1994', '01/01/1994', 'placeholder-year'],
  ['01/01/1995', '01/01/1994', 'near-year'],
  ['02/05/1994', '1996', 'near-year'],
  ['02/05/1994', '06/1994', 'differ'],
  ['02/05/1994', '17/11/1991', 'differ'],
  ['02/05/1994', '02/05/1964', 'differ'],
  ['01/01/1984', '01/01/1994', 'differ'],
] as const
for (const [a, b, expected] of cases)
  test(`${a} and ${b}: ${expected}`, () => {
    assert.equal(level(a, b), expected)
    assert.equal(level(b, a), expected)
  })

test('the closest of several dates counts', () =>
  assert.equal(compareDates(born('1991-11-17', '02/05/1994'), born('02/05/1994'))?.level, 'day'))
test('where a record has no date there is nothing to say', () =>
  assert.equal(compareDates(born('02/05/1994'), born()), undefined))
