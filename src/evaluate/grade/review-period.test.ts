// A review falls on the same day so many months on, or on the last day of a shorter month.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { monthsUntilReview, reviewDue } from './review-period.ts'

test('what goes out under conditions is looked at again sooner', () => {
  assert.ok(monthsUntilReview('C') <= monthsUntilReview('P'))
  assert.equal(reviewDue('P', new Date('2026-10-03T22:00:00Z')), '2027-10-03')
  assert.equal(reviewDue('C', new Date('2026-08-31T09:00:00Z')), '2027-02-28')
})
