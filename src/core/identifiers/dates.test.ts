import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cleanDate, dateFeature, dayKey, isFirstOfMonth, isPlaceholder } from './dates.ts'

const days = [
  ['1994-05-02', '1994-05-02'],
  ['02/05/1994', '1994-05-02'],
  ['2.5.1994', '1994-05-02'],
  ['02-05-94', '1994-05-02'],
  ['2 May 1994', '1994-05-02'],
  ['02-MAY-1994', '1994-05-02'],
  ['2nd May 1994', '1994-05-02'],
  ['May 2, 1994', '1994-05-02'],
  ['19940502', '1994-05-02'],
  ['1994-05-02T00:00:00', '1994-05-02'],
  ['٠٢/٠٥/١٩٩٤', '1994-05-02'],
  ['۰۲/۰۵/۱۹۹۴', '1994-05-02'],
] as const
for (const [raw, day] of days)
  test(`${raw} is a day`, () => assert.deepEqual(cleanDate(raw), { text: raw, from: day, to: day, precision: 'day' }))

test('a date that is known in part says which days it can mean', () => {
  assert.deepEqual(cleanDate('??/05/1994'), {
    text: '??/05/1994',
    from: '1994-05-01',
    to: '1994-05-31',
    precision: 'month',
  })
  assert.deepEqual(cleanDate('00/00/1994'), {
    text: '00/00/1994',
    from: '1994-01-01',
    to: '1994-12-31',
    precision: 'year',
  })
  assert.deepEqual(cleanDate('c. 1994')?.precision, 'year')
  assert.deepEqual(cleanDate('May 1994')?.precision, 'month')
  assert.deepEqual(cleanDate('02/1996')?.to, '1996-02-29')
})

test('what is no date is not made one', () => {
  for (const raw of ['', '31/02/1994', '02/13/1994', '1700', 'unknown', '05/1994/02', '1994-05-32'])
    assert.equal(cleanDate(raw), undefined)
})

test('a date may say where it comes from', () => assert.equal(cleanDate('1994', 'claimed')?.stated, 'claimed'))

const feature = (raw: string) => {
  const date = cleanDate(raw)
  assert.ok(date)
  return dateFeature(date)
}

test('1 January is a placeholder, another first of a month only rounder than most', () => {
  assert.ok(isPlaceholder(feature('01/01/1994')))
  assert.ok(!isPlaceholder(feature('01/05/1994')))
  assert.ok(isFirstOfMonth(feature('01/05/1994')))
  assert.ok(!isFirstOfMonth(feature('02/05/1994')))
})

test('day and month exchanged meet on one key, and a vague date has none', () => {
  assert.equal(dayKey(feature('02/05/1994')), dayKey(feature('05/02/1994')))
  assert.notEqual(dayKey(feature('02/05/1994')), dayKey(feature('02/06/1994')))
  assert.equal(dayKey(feature('05/1994')), undefined)
})

test('no text makes it fail', () => {
  fc.assert(fc.property(fc.string(), text => cleanDate(text) === undefined || cleanDate(text)?.text === text.trim()))
})
