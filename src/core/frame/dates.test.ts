// Dates as officers read them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, dayAsKnown, moment, momentAsKnown } from './dates.ts'

test('a calendar day is said in full, without a leading zero', () => {
  assert.equal(day('2026-10-03'), '3 October 2026')
  assert.equal(day('2026-10'), 'October 2026')
  assert.equal(day('2026'), '2026')
})

test('a moment just before midnight in London in summer belongs to the next day there', () => {
  assert.equal(day('2026-07-03T23:30:00Z'), '4 July 2026')
  assert.equal(moment('2026-07-03T23:30:00Z'), '4 July 2026 at 00:30 BST')
})

test('winter is said as GMT', () => {
  assert.equal(moment(new Date('2026-01-15T06:05:00Z')), '15 January 2026 at 06:05 GMT')
})

test('a date known only to the year is not said as 1 January', () => {
  assert.equal(dayAsKnown('1994-01-01', 'year'), '1994')
  assert.equal(dayAsKnown('1994-05-01', 'month'), 'May 1994')
  assert.equal(dayAsKnown('1994-05-02', 'day'), '2 May 1994')
})

test('a time known to the hour says so', () => {
  assert.equal(momentAsKnown('2026-09-12T03:40:00+02:00', 'hour'), '12 September 2026, about 02:00 BST')
  assert.equal(momentAsKnown('2026-09-12T03:40:00+02:00', 'day'), '12 September 2026')
  assert.equal(momentAsKnown('2026-09-12T03:40:00+02:00', 'minute'), '12 September 2026 at 02:40 BST')
})

test('what cannot be read as a date stays as it was written', () => {
  assert.equal(day('last spring'), 'last spring')
  assert.equal(moment('31/31/2026'), '31/31/2026')
})
